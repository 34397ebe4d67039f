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
from opsbook.model.duration import overdue
from opsbook.model.record import Due, Record
from opsbook.model.traits import Actor
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


def deadlines(book: Book, ownership: Ownership, reviews: Reviews, today: date, settings: Settings) -> list[Deadline]:
    """All deadlines of records that are not over, by date, then by record."""
    soon = settings.due_soon.after(today)
    found = []
    for record in book:
        if not book.status(record).phase.over:
            found += [_deadline(record, due, book, ownership, today, soon) for due in _dues(record, reviews, today)]
    return sorted(found, key=lambda deadline: (deadline.due, deadline.record.key, deadline.what))


def _deadline(record: Record, due: Due, book: Book, ownership: Ownership, today: date, soon: date) -> Deadline:
    if overdue(due.on, today):
        state = DeadlineState.OVERDUE
    else:
        state = DeadlineState.DUE_SOON if due.on <= soon else DeadlineState.LATER
    owner = ownership.owner(record)
    named = book.target(record, *due.who) if due.who else owner.actor if owner else None
    actor = named if isinstance(named, Actor) else None
    return Deadline(record, due.what, due.on, (due.on - today).days, state, due.route, actor)


def _dues(record: Record, reviews: Reviews, today: date) -> Iterator[Due]:
    review = reviews.of(record)
    if review and review.due:
        yield Due("Review", review.due, ("reviews",))
    if "*" not in record.damaged:
        yield from (due for due in record.deadlines(today) if due.route[0] not in record.damaged)
