"""A record among many, as the template of an index gets it: what is looked at is noted value by value.

An index reads a few values of each of its records. Noting the whole record for them, as its own page does, would have
the index made anew whenever somebody corrects a word in any text.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from opsbook.emit.aspect import Aspect
from opsbook.emit.record_view import RecordView
from opsbook.emit.target import Target
from opsbook.emit.view import Views
from opsbook.model.record import Record

_NEEDS = {
    "owner": Aspect.ANSWER,
    "deputy": Aspect.ANSWER,
    "target": Aspect.LINKS,
    "targets": Aspect.LINKS,
    "incoming": Aspect.LINKS,
    "deadlines": Aspect.DATES,
    "review": Aspect.TARGET,
    "status": Aspect.TARGET,
}
"""The part of a record that a value of its view rests on, beside what the view itself notes of others."""
_NOTED = frozenset(("here", "measure"))
"""Values of a view that note all that they rest on."""


class Watched:
    """A record of which every look at a value is noted."""

    __slots__ = ("_record", "_views")

    def __init__(self, record: Record, views: Views) -> None:
        self._record, self._views = record, views

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._record, name)
        if callable(found):  # what it will read, nobody knows
            self._views.note(self._record)
        else:
            self._views.notes.value(self._record, name)
        return found


class WatchedView:
    """The same for a record's view."""

    __slots__ = ("_record", "_view", "_views")

    def __init__(self, record: Record, views: Views) -> None:
        self._record, self._views = record, views
        with views.notes.none_taken():
            self._view: RecordView = views.of(record)

    def __getattr__(self, name: str) -> Any:
        if part := _NEEDS.get(name):
            self._views.notes.part(part, self._record.key)
        elif name not in _NOTED:
            self._views.note(self._record)
        return getattr(self._view, name)


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """A record of an index. ``record`` and ``view`` have all that those of the record's own page have."""

    model: type[Record]
    record: Watched
    view: WatchedView
    target: Target

    @classmethod
    def of(cls, record: Record, views: Views) -> Entry:
        """The entry of a record."""
        return cls(type(record), Watched(record, views), WatchedView(record, views), views.target(record))
