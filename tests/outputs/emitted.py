"""What the outputs make of a small handbook, by path."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from lxml import html

from opsbook import build
from opsbook.emit.artifact import Made, Page
from opsbook.emit.forge import Forge
from opsbook.emit.site import Site
from tests.handbooks import TODAY, Files

FORGE = Forge(
    "https://handbook.example/ops/",
    "https://forge.example/ops",
    "https://forge.example/ops/edit/main/",
)


@dataclass(frozen=True)
class Emitted:
    """What the outputs made of a site."""

    site: Site
    made: Mapping[str, Made]

    def page(self, url: str) -> Page:
        """The page at an address."""
        found = self.made[f"{url}index.html"]
        assert isinstance(found, Page)
        return found

    def tree(self, url: str) -> html.HtmlElement:
        """The article of a page, to look around in."""
        return html.fromstring(self.page(url).article)

    def text(self, url: str, section: str | None = None) -> str:
        """The words of a page, or of the section under the heading with an anchor."""
        tree = self.tree(url)
        if section:
            tree = tree.xpath(f"//section[@aria-labelledby='{section}']")[0]
        return words(tree)

    def content(self, path: str) -> bytes:
        """The bytes of a file that is no page."""
        found = self.made[path]
        assert not isinstance(found, Page)
        return found.content

    def data(self, path: str) -> Any:
        """What a JSON file says."""
        return json.loads(self.content(path))

    def everything(self) -> Iterator[tuple[str, bytes]]:
        """The bytes of every artifact, with all that is said of a page beside its article."""
        for path, artifact in self.made.items():
            if isinstance(artifact, Page):
                yield path, repr(artifact).encode() + artifact.article.encode()
            else:
                yield path, artifact.content


class Emit(Protocol):
    """Writes a handbook and emits its site."""

    def __call__(
        self,
        files: Files,
        today: date | str = TODAY,
        settings: Mapping[str, Any] | None = None,
        forge: Forge = FORGE,
    ) -> Emitted:
        """``settings`` are the plugin's."""


def emitted(site: Site) -> Emitted:
    """All artifacts of a site; no two may have the same path."""
    made: dict[str, Made] = {}
    for artifact in build.artifacts(site):
        assert artifact.path not in made, f"{artifact.path} is made twice"
        made[artifact.path] = artifact
    return Emitted(site, made)


def words(element: html.HtmlElement) -> str:
    """The words of an element, as somebody would read them out."""
    return " ".join(" ".join(element.itertext()).split())
