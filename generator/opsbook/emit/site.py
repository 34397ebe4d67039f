"""The site to be: all that an output needs to make its artifacts."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property

from opsbook.check.rule import Rule
from opsbook.diagnostic import Diagnostic
from opsbook.emit import toc
from opsbook.emit.artifact import Page
from opsbook.emit.aspect import OVERVIEW
from opsbook.emit.change import Change, changes
from opsbook.emit.fingerprint import print_of, text_print
from opsbook.emit.forge import Forge
from opsbook.emit.prints import Prints
from opsbook.emit.render import Renderer, SiteFacts
from opsbook.emit.view import Views
from opsbook.graph.handbook import Handbook
from opsbook.model.record import Record
from opsbook.model.traits import Superseding


@dataclass
class Last:
    """The site as the last build left it, where there is one: what has not moved since can be taken from its files."""

    read: Callable[[str], bytes | None] = lambda _: None
    """The bytes of a file by its path; None when there is none, or somebody changed it."""


@dataclass(frozen=True)
class Site:
    """A handbook as its audience may see it, with what was found in it and how to render it."""

    handbook: Handbook
    views: Views
    renderer: Renderer
    rules: list[Rule]
    diagnostics: list[Diagnostic]
    forge: Forge
    facts: SiteFacts
    program: bytes = b""
    """The print of what makes every page, whatever the records say: templates, settings, the program itself."""
    ground: bytes = b""
    """The print of what every record's standing rests on: the day, the settings, and who may answer."""
    last: Last = field(default_factory=Last)

    @cached_property
    def prints(self) -> Prints:
        """The prints of what pages show of records."""
        return Prints(self.views, print_of(self.program, self.ground))

    def with_handbook(self, handbook: Handbook, changed: Record) -> Site:
        """The same site of a handbook in which one record has changed. The renderer goes over to it.

        What is known of other records is kept, but where the record may say how those stand.
        """
        views = Views(
            handbook, self.forge, self.views.place, self.views.findings, self.views.silenced, self.views.notes
        )
        self.renderer.views = views
        site = replace(self, handbook=handbook, views=views)
        if not isinstance(changed, Superseding):
            views.know(self.views, changed.key)
        site.prints.know(self.prints, changed.key)
        return site

    @cached_property
    def changes_print(self) -> bytes:
        """The print of all that tells what happened to the records, but for their summaries."""
        commits = self.handbook.history.commits
        known = text_print(bool(commits), [(path, [one.revision for one in found]) for path, found in commits.items()])
        return print_of(known, self.prints.over(*OVERVIEW))

    @cached_property
    def changes(self) -> list[Change]:
        """What happened to the records lately, newest first."""
        with self.views.notes.none_taken():
            return changes(self.handbook, self.views, self.renderer)

    def page(
        self,
        template: str,
        url: str,
        title: str,
        description: str,
        *,
        section: str | None = None,
        aside: bool = True,
        listed: bool = True,
        **context: object,
    ) -> Page:
        """A page that is no record, rendered. Without ``aside`` it has the whole width and no table of contents;

        without ``listed`` the sitemap does not name it.
        """
        article = self.renderer.article(template, url, title=title, about=description, **context)
        section = section or url.partition("/")[0]
        return Page(url, title, description, article, section, toc.headings(article), aside=aside, listed=listed)


def findings_by_record(found: Iterable[Diagnostic]) -> dict[str, list[Diagnostic]]:
    """The findings of each record, by its key."""
    grouped: dict[str, list[Diagnostic]] = {}
    for diagnostic in found:
        if diagnostic.record:
            grouped.setdefault(diagnostic.record, []).append(diagnostic)
    return grouped
