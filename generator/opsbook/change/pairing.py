"""Which item of one list is which item of another: by id, else by likeness of what it says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Any

from opsbook.change.fact import key_of
from opsbook.model.record import Part

_LIKE = 0.6
_MOST = 40
"""Beyond so many items without a partner they are not compared one by one."""

Pair = tuple[int | None, int | None]


def pairs(old: Sequence[Part], new: Sequence[Part], was: Sequence[Any], now: Sequence[Any]) -> list[Pair]:
    """The items that belong together, by their places; None for one that came or went.

    ``was`` and ``now`` are what each of them says: those that say the same belong together.
    """
    found = dict(_by_equality(was, now))
    found |= _by_key(old, new, found)
    found |= _by_likeness(old, new, found)
    there = {after: before for before, after in found.items()}
    return [(there.get(place), place) for place in range(len(new))] + [
        (place, None) for place in range(len(old)) if place not in found
    ]


def _by_equality(old: Sequence[Any], new: Sequence[Any]) -> Iterator[tuple[int, int]]:
    free = list(range(len(new)))
    for place, part in enumerate(old):
        if (same := next((other for other in free if new[other] == part), None)) is not None:
            free.remove(same)
            yield place, same


def _by_key(old: Sequence[Part], new: Sequence[Part], found: dict[int, int]) -> dict[int, int]:
    """Those left whose key only one item on each side has."""
    before = {place: _key(part) for place, part in enumerate(old) if place not in found}
    after = {place: _key(part) for place, part in enumerate(new) if place not in found.values()}
    once = {key for key, times in Counter(after.values()).items() if times == 1 and key is not None}
    once &= {key for key, times in Counter(before.values()).items() if times == 1}
    there = {key: place for place, key in after.items() if key in once}
    return {place: there[key] for place, key in before.items() if key in once}


def _key(part: Part) -> Any:
    """What tells an item apart: of one without a name, when it takes its turn."""
    key = key_of(part)
    return getattr(part, "after", None) if key is None else key


def _by_likeness(old: Sequence[Part], new: Sequence[Part], found: dict[int, int]) -> dict[int, int]:
    before = [place for place in range(len(old)) if place not in found]
    after = [place for place in range(len(new)) if place not in found.values()]
    if len(before) > _MOST or len(after) > _MOST:
        return {}
    likeness = sorted(
        (
            (SequenceMatcher(None, text(old[one]), text(new[other])).ratio(), -one, -other)
            for one in before
            for other in after
        ),
        reverse=True,
    )
    made: dict[int, int] = {}
    for ratio, one, other in likeness:
        if ratio >= _LIKE and -one not in made and -other not in made.values():
            made[-one] = -other
    return made


def text(part: Part) -> str:
    """All that an item says in words."""
    return " ".join(value for value in vars(part).values() if isinstance(value, str))
