"""The months ahead, each with what falls due in it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from opsbook.emit.place import MONTHS
from opsbook.emit.target import DeadlineView


@dataclass(frozen=True, slots=True)
class Month:
    """A month and its deadlines, by day."""

    name: str
    year: int
    items: list[DeadlineView] = field(default_factory=list)


def months_ahead(deadlines: Iterable[DeadlineView], today: date, count: int = 6) -> list[Month]:
    """This month and those after it, with the deadlines that are still to come. ``deadlines`` are by date."""
    first = today.year * 12 + today.month - 1
    months = [Month(MONTHS[number % 12], number // 12) for number in range(first, first + count)]
    for deadline in deadlines:
        place = deadline.on.year * 12 + deadline.on.month - 1 - first
        if deadline.on >= today and place < count:
            months[place].items.append(deadline)
    return months
