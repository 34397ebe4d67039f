"""Every date that somebody must meet, from every trait and kind, by one engine."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from opsbook.diagnostic import Route
from opsbook.graph.book import Book
from opsbook.graph.ownership import Ownership
from opsbook.graph.review import Reviews
from opsbook.model.actor import Actor
from opsbook.model.due import Due, Missed
from opsbook.model.duration import overdue
from opsbook.model.record import Record
from opsbook.settings import Settings


class DeadlineState(StrEnum):
    """How near a deadline is."""

    OVERDUE = "overdue"
    DUE_SOON = "due-soon"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class Deadline:
    """A date that somebody must meet: what, of which record, when, by whom. ``days`` are negative once past."""

    record: Record
    what: str
    due: date
    days: int
    state: DeadlineState
    route: Route
    owner: Actor | None
    missed: Missed


class Deadlines:
    """The deadlines of all records of a book that are not over, on one day."""

    def __init__(self, book: Book, ownership: Ownership, reviews: Reviews, today: date, settings: Settings) -> None:
        self._book, self._ownership, self._reviews, self._today = book, ownership, reviews, today
        self._soon = settings.due_soon.after(today)
        self._found: dict[str, list[Deadline]] = {}

    def of(self, record: Record) -> list[Deadline]:
        """Those of one record, by date."""
        if record.key not in self._found:
            over = self._book.status(record).phase.over
            dues = () if over else _dues(record, self._reviews, self._today)
            self._found[record.key] = sorted((self._deadline(record, due) for due in dues), key=_order)
        return self._found[record.key]

    def all(self) -> list[Deadline]:
        """Those of all records, by date, then by record."""
        return sorted((deadline for record in self._book for deadline in self.of(record)), key=_order)

    def _deadline(self, record: Record, due: Due) -> Deadline:
        if overdue(due.on, self._today):
            state = DeadlineState.OVERDUE
        else:
            state = DeadlineState.DUE_SOON if due.on <= self._soon else DeadlineState.LATER
        owner = self._ownership.owner(record)
        named = self._book.target(record, *due.who) if due.who else None
        actor = named if isinstance(named, Actor) else owner.actor if owner else None
        return Deadline(record, due.what, due.on, (due.on - self._today).days, state, due.route, actor, due.missed)


def _order(deadline: Deadline) -> tuple[date, str, str]:
    return deadline.due, deadline.record.key, deadline.what


def _dues(record: Record, reviews: Reviews, today: date) -> Iterator[Due]:
    review = reviews.of(record)
    if review and review.due:
        yield Due("Review", review.due, ("reviews",))
    if "*" not in record.damaged:
        yield from (due for due in record.deadlines(today) if due.route[0] not in record.damaged)
