"""Reviews that pile up in one week for one owner, and the earlier weeks in which some of them could be done."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date, timedelta

from opsbook.graph.handbook import Handbook
from opsbook.graph.load import monday as monday_of
from opsbook.model.actor import Actor
from opsbook.model.record import Record
from opsbook.model.traits import Reviewed

_WEEK = timedelta(weeks=1)
_FRIDAY = timedelta(days=4)
_WEEKEND = timedelta(days=2)
"""From a Saturday or Sunday to the next week, in which work can be done."""


@dataclass(frozen=True, slots=True)
class Move:
    """A review that could be done earlier. ``until`` is a Friday; None when every week before is full too."""

    record: Record
    due: date
    until: date | None


@dataclass(frozen=True, slots=True)
class PileUp:
    """More reviews than ``limit`` in the week of a Monday, and what to do earlier so that they fit."""

    owner: Actor
    monday: date
    count: int
    moves: list[Move]


def pile_ups(handbook: Handbook, limit: int) -> list[PileUp]:
    """Every week in which more than ``limit`` reviews fall due for one owner, by owner, then by week.

    A review never moves to a later week than it is due in, and never into a week that is full or over. What is overdue
    fills the present week; at a weekend, the coming one.
    """
    due: dict[str, list[tuple[date, Record]]] = defaultdict(list)
    owners: dict[str, Actor] = {}
    for record in handbook.book.of(Reviewed):
        review, owner = handbook.reviews.of(record), handbook.ownership.owner(record)
        if review and review.due and owner:
            owners[owner.actor.key] = owner.actor
            due[owner.actor.key].append((review.due, record))
    return [found for key in sorted(due) for found in _of(owners[key], due[key], limit, handbook.today)]


def _of(owner: Actor, due: list[tuple[date, Record]], limit: int, today: date) -> list[PileUp]:
    weeks: dict[date, list[tuple[date, Record]]] = defaultdict(list)
    first = monday_of(today + _WEEKEND)
    for day, record in sorted(due, key=lambda one: (one[0], one[1].key)):
        weeks[monday_of(day) if day >= today else first].append((day, record))
    load = Counter({monday: len(reviews) for monday, reviews in weeks.items()})
    found = []
    for monday, reviews in sorted(weeks.items()):
        coming = [(day, record) for day, record in reviews if day >= today]
        moves = []
        for day, record in coming[: max(0, load[monday] - limit)]:
            week = _free_week(monday, first, load, limit)
            if week:
                load[week] += 1
                load[monday] -= 1
            moves.append(Move(record, day, week + _FRIDAY if week else None))
        if moves:
            found.append(PileUp(owner, monday, len(reviews), moves))
    return found


def _free_week(before: date, first: date, load: Counter[date], limit: int) -> date | None:
    """The last week before one that has room, from the first one on in which there is still a working day."""
    week = before - _WEEK
    while week >= first:
        if load[week] < limit:
            return week
        week -= _WEEK
    return None
