"""Days of a record that come in the wrong order: one of the two is wrong, so nothing may be concluded from either."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Any, NamedTuple

from opsbook.diagnostic import Route
from opsbook.model.record import Part, Record
from opsbook.model.shape import marked, patterns


class Backwards(NamedTuple):
    """Two days of one part of a record, of which the second comes first. ``route`` leads to the part."""

    route: Route
    first: str
    second: str
    start: date
    end: date


def backwards(record: Record) -> Iterator[Backwards]:
    """The pairs of days in a record that come in the wrong order."""
    if not _ordered(type(record)):
        return
    for route, part, _ in [((), record, None), *marked(record, Part)]:
        for first, second in _order(part):
            start, end = getattr(part, first), getattr(part, second)
            if start and end and end < start:
                yield Backwards(route, first, second, start, end)


def is_backwards(record: Record, route: Route) -> bool:
    """Whether a value is one of two days in the wrong order."""
    if not route or route[-1] not in _ordered(type(record)):
        return False
    return any(pair.route == route[:-1] and route[-1] in pair[1:3] for pair in backwards(record))


@cache
def _ordered(model: type[Record]) -> frozenset[str]:
    """The fields of a record and its parts whose days have an order."""
    parts = (model, *(part for _, part in patterns(model, Part)))
    return frozenset(name for part in parts for pair in _order(part) for name in pair)


def _order(part: Any) -> tuple[tuple[str, str], ...]:
    """Pairs of days of a part, or of a class of parts, of which the second must not come before the first."""
    return getattr(part, "ordered_days", ())
