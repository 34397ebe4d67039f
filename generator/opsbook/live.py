"""A published site that follows edits one by one: the record is read again, and the pages that show it are rendered.

Everything stays in memory, so that a saved file is on the screen before one has looked up. What an edit moves
elsewhere, in overviews and in the findings of other records, is for a whole build to bring up to date afterwards.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

from opsbook.build import Build
from opsbook.check.placing import broken_links
from opsbook.checked import Checked
from opsbook.diagnostic import Severity
from opsbook.emit import audience
from opsbook.graph.handbook import Handbook
from opsbook.model.actor import Actor
from opsbook.model.record import Record
from opsbook.model.validate import validate
from opsbook.outputs.record_pages import late_page, page_path, records
from opsbook.read import folder, source
from opsbook.report import text
from opsbook.report.report import Report

_FIXED = ("aliases", "audience")
"""Fields by which a record is found, or which decide who may see it: changing them is no matter of single pages."""


@dataclass(frozen=True, slots=True)
class Followed:
    """What came of an edit: the record whose page was written, or the fault for which it stays as it was."""

    path: str
    """The record's file, as findings name it."""
    key: str = ""
    fault: str = ""


class LiveSite:
    """A site as the last build left it, and as it was brought up to date since."""

    def __init__(self, checked: Checked, build: Build) -> None:
        self._handbook, self.build, self._site = checked.handbook, build, build.site
        self._root = checked.handbook.root.resolve()
        self._keys = {self._root / record.path: record.key for record in checked.handbook.book}
        checked.handbook.book.out.make_all()
        checked.handbook.book.into.make_all()
        build.site.prints.told()  # edits move from here, also before the site is published
        self._edited: set[str] = set()
        self._behind: set[str] = set()

    def knows(self, file: Path) -> bool:
        """Whether a file is that of a record."""
        return file.resolve() in self._keys

    def follow(self, file: Path) -> Followed | None:
        """Follow an edit of one record's file. None when it takes a whole build."""
        old = self._handbook.book.records.get(self._keys.get(file.resolve(), ""))
        if old is None or isinstance(old, Actor) or old.kind.name == "page" or not file.is_file():
            return None
        document = source.parse(folder.read(file, old.path), old.path.endswith(".md"))
        record, found = validate(type(old), old.identity, document)
        handbook = self._handbook.with_record(record, document)
        errors = [one for one in (*found, *broken_links(handbook, record)) if one.severity is Severity.ERROR]
        if errors:
            return Followed(old.path, fault=text.by_file(Report(errors, handbook))[old.path])
        visible = audience.with_record(self._site.handbook, handbook, record)
        if visible is None or any(getattr(record, name) != getattr(old, name) for name in _FIXED):
            return None
        self._handbook = handbook
        self._show(visible, visible.book.records[old.key])
        return Followed(old.path, old.key)

    def _show(self, visible: Handbook, record: Record) -> None:
        """Render a record's own page, if it has changed, and note which others may have."""
        before, self._site = self._site.handbook, self._site.with_handbook(visible, record)
        self._edited.add(record.key)
        self._behind |= {*before.book.neighbours(record), *visible.book.neighbours(record)}
        self.build.writer.renew(self._site, [late_page(self._site, record)])

    def catch_up(self, most: int = sys.maxsize) -> bool:
        """Render the pages of other records that show an edited one, where they have changed, ``most`` at once.

        Whether there may be more.
        """
        if self._edited:
            paths = self.build.writer.asked_for(self._edited)
            self._behind |= {one.key for one in records(self._site) if page_path(one) in paths}
            self._edited = set()
        found = [self._site.handbook.book.records[key] for key in sorted(self._behind)[:most]]
        self._behind -= {one.key for one in found}
        self.build.writer.renew(self._site, [late_page(self._site, one) for one in found if one.kind.name != "page"])
        return bool(self._behind)
