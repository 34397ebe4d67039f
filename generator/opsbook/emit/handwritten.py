"""Hand-written pages: their ``[[links]]``, ``records`` listings and ``flow`` drawings, in every page's frame."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from markupsafe import Markup

from opsbook.emit.flow import flow
from opsbook.emit.listing import listing
from opsbook.emit.site import Site
from opsbook.graph import wikilink
from opsbook.graph.hidden import made_visible
from opsbook.model.record import Record

_BLOCKS = {"records": listing, "flow": flow}
_BLOCK = re.compile(r"^```(records|flow)[ \t]*\r?\n(.*?)^```[ \t]*\r?$", re.MULTILINE | re.DOTALL)
_TITLE = re.compile(r"<h1\b(?:[^>]*?\sid=\"(?P<id>[^\"]*)\")?[^>]*>.*?</h1>\s*", re.DOTALL)


@dataclass
class Handwritten:
    """Turns one hand-written page into an article. Ask for ``markdown`` first, then for ``article``."""

    site: Site
    record: Record
    blocks: list[str] = field(default_factory=list)
    """The page's listings and drawings, as HTML."""

    def markdown(self, text: str) -> str:
        """The page's Markdown with links resolved, listings and drawings put aside."""
        self.site.views.place.move_to(self.record.url)
        text = _BLOCK.sub(self._put_aside, text)
        parts, end = [], 0
        for match in wikilink.matches(text, page=True):
            parts += [text[end : match.start()], self._link(match)]
            end = match.end()
        return "".join([*parts, text[end:]])

    def article(self, html: str, home: Mapping[str, Any] | None = None) -> str:
        """The page's HTML in its frame: that of every record, or the home page's where ``home`` says what to show."""
        for number, found in enumerate(self.blocks):
            html = html.replace(f"<p>{_token(number)}</p>", found)
        title = _TITLE.search(html)
        content = Markup(_TITLE.sub("", html, count=1))  # MkDocs made it from a page that is ours
        record, view = self.record, self.site.views.of(self.record)
        if home is not None:
            about = record.summary or self.site.facts.description
            context = {**home, "title": record.title, "about": about, "content": content}
            return made_visible(self.site.renderer.article("home.html.jinja", record.url, **context))
        template = f"{record.kind.name}/page.html.jinja"
        context = {"record": record, "kind": record.kind, "view": view, "content": content}
        context["title_id"] = Markup(title["id"] or "") if title else ""  # links to the title lead to that of the frame
        return made_visible(self.site.renderer.article(template, record.url, **context))

    def with_blocks(self, text: str, shown: Callable[[str], str]) -> str:
        """The page's Markdown with its listings and drawings in their places, each as ``shown`` makes it of HTML."""
        for number, found in reversed(list(enumerate(self.blocks))):
            text = text.replace(_token(number), shown(found).strip())
        return text

    def _put_aside(self, match: re.Match[str]) -> str:
        self.blocks.append(_BLOCKS[match[1]](self.site, match[2]))
        return f"\n{_token(len(self.blocks) - 1)}\n"

    def _link(self, match: re.Match[str]) -> str:
        label = match["label"].strip() if match["label"] else None
        anchor = (match["anchor"] or "").strip() or None
        return str(self.site.renderer.wikilink(match["name"], anchor, label))


def _token(number: int) -> str:
    return f"OPSBOOKBLOCK{number}"
