"""The handbook as a rule sees it that is asked about one record, or about all. It notes what the rule looked at.

That is found out anew each time, so nobody has to declare it, and no rule can be wrong about itself.
"""

from __future__ import annotations

from functools import cached_property
from typing import Any, cast

from opsbook.check.seen import ACTORS, ALL, BROKEN, DOUBT, history_of, into, out_of
from opsbook.check.watched import Watched
from opsbook.graph.handbook import Handbook
from opsbook.graph.link import Link
from opsbook.model.actor import Actor
from opsbook.model.record import Record


class Sight:
    """Looks like a handbook. ``seen`` are the keys of the records at whose content somebody looked, and names of what
    is wider than a record; ``beyond`` tells whether it was more than the record itself.
    """

    def __init__(self, handbook: Handbook) -> None:
        self.settings, self.today, self.kinds = handbook.settings, handbook.today, handbook.kinds
        self.record: Record | None = None
        self.seen: set[str] = set()
        self.beyond = False
        self.book, self.ownership = _Book(self, handbook), _Ownership(self, handbook)
        self.reviews, self.dates, self.doubt = _Reviews(self, handbook), _Dates(self, handbook), _Doubt(self, handbook)
        self._handbook = handbook

    def on(self, record: Record | None) -> Handbook:
        """The handbook for rules that are asked about a record; None where it is all of them."""
        self.record, self.seen = record, set()
        return cast("Handbook", self)

    def see(self, *names: str) -> None:
        """Note a look beyond the record itself."""
        self.beyond = True
        self.seen.update(names)

    def look(self, record: Record) -> None:
        """Note a look at a record's own content."""
        if record is not self.record:
            self.see(record.key)

    @cached_property
    def history(self) -> _History:
        """What git knows, through the same eyes."""
        return _History(self, self._handbook)

    def document(self, record: Record) -> Any:
        """A record's file."""
        self.look(record)
        return self._handbook.document(record)

    def raw(self, record: Record) -> str:
        """The text of a record's file."""
        self.look(record)
        return self._handbook.raw(record)

    def texts(self, record: Record) -> Any:
        """The single texts of a record."""
        self.look(record)
        return self._handbook.texts(record)

    def __getattr__(self, name: str) -> Any:
        self.see(ALL)
        return getattr(self._handbook, name)


class _Part:
    """A part of the handbook. What is not asked for in a way that is known depends on everything."""

    name: str

    def __init__(self, sight: Sight, handbook: Handbook) -> None:
        self._sight, self._handbook = sight, handbook

    @cached_property
    def _real(self) -> Any:
        return getattr(self._handbook, self.name)

    def __getattr__(self, name: str) -> Any:
        self._sight.see(ALL)
        return getattr(self._real, name)


class _Book(_Part):
    name = "book"

    @cached_property
    def records(self) -> Watched[Record]:
        return Watched(self._sight.see, self._real.records, str)

    @cached_property
    def out(self) -> Watched[list[Link]]:
        return Watched(self._sight.see, self._real.out, out_of)

    @cached_property
    def into(self) -> Watched[list[Link]]:
        return Watched(self._sight.see, self._real.into, into)

    def status(self, record: Record) -> Any:
        self._sight.look(record)
        return self._real.status(record)

    def target(self, record: Record, *route: str | int) -> Any:
        self._sight.see(out_of(record.key))
        return self._real.target(record, *route)

    def targets(self, record: Record, *route: str | int) -> Any:
        self._sight.see(out_of(record.key))
        return self._real.targets(record, *route)

    def neighbours(self, record: Record) -> Any:
        self._sight.see(out_of(record.key), into(record.key))
        return self._real.neighbours(record)

    def superseded_by(self, record: Record) -> Any:
        self._sight.see(into(record.key))
        return self._real.superseded_by(record)

    def broken_from(self, record: Record) -> Any:
        self._sight.see(record.key, BROKEN)
        return self._real.broken_from(record)

    # Which records there are, and what they are called, is looked at by itself.

    @property
    def former_ids(self) -> Any:
        self._sight.see()
        return self._real.former_ids

    def key_of(self, record: Record, name: str, ref: Any) -> Any:
        self._sight.see()
        return self._real.key_of(record, name, ref)

    def bearer(self, kind: str, name: str) -> Any:
        self._sight.see()
        return self._real.bearer(kind, name)

    def __iter__(self) -> Any:
        self._sight.see(ALL)
        return iter(self._real)

    def of(self, what: type[Any]) -> Any:
        self._sight.see(ACTORS if issubclass(what, Actor) else ALL)
        return self._real.of(what)


class _Ownership(_Part):
    """Who answers depends on the record, what is beside it, and all who may answer."""

    name = "ownership"

    def owner(self, record: Record) -> Any:
        self._sight.see(out_of(record.key), ACTORS)
        return self._real.owner(record)

    def deputy(self, record: Record) -> Any:
        self._sight.see(out_of(record.key), ACTORS)
        return self._real.deputy(record)

    def parent(self, record: Record) -> Any:
        self._sight.see(out_of(record.key))
        return self._real.parent(record)

    def people_of(self, record: Record) -> Any:
        self._sight.see(out_of(record.key), ACTORS)
        return self._real.people_of(record)

    def people(self, actor: Any) -> Any:
        self._sight.see(ACTORS)
        return self._real.people(actor)

    def delegates(self, actor: Any) -> Any:
        self._sight.see(ACTORS)
        return self._real.delegates(actor)

    def gap(self, actor: Any) -> Any:
        self._sight.see(ACTORS)
        return self._real.gap(actor)


class _Reviews(_Part):
    """A review state depends on the record alone, and the day."""

    name = "reviews"

    def of(self, record: Record) -> Any:
        self._sight.look(record)
        return self._real.of(record)


class _Dates(_Part):
    name = "dates"

    def of(self, record: Record) -> Any:
        self._sight.see(out_of(record.key), ACTORS)
        return self._real.of(record)


class _Doubt(_Part):
    name = "doubt"

    def about(self, record: Record, fields: Any = None) -> Any:
        self._sight.see(record.key, DOUBT)
        return self._real.about(record, fields)

    def loose_ends(self, fields: Any) -> Any:
        self._sight.see(DOUBT)
        return self._real.loose_ends(fields)

    def loose_names(self, fields: Any) -> Any:
        self._sight.see(DOUBT)
        return self._real.loose_names(fields)


class _History(_Part):
    name = "history"

    def of(self, path: str) -> Any:
        self._sight.see(history_of(path))
        return self._real.of(path)

    def in_force(self, path: str, day: Any) -> Any:
        self._sight.see(history_of(path))
        return self._real.in_force(path, day)

    def content(self, path: str, commit: Any) -> Any:
        self._sight.see(history_of(path))
        return self._real.content(path, commit)

    def is_edited(self, path: str) -> Any:
        self._sight.see(history_of(path))
        return self._real.is_edited(path)

    @property
    def unknown(self) -> Any:
        return self._real.unknown
