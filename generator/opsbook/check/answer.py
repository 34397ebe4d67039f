"""What rules said of single records, and where that is kept: in parts, so that an edit writes few of them anew."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from time import time_ns
from typing import Any, NamedTuple
from zlib import crc32

from opsbook.cache import Cache

MANY = 1000
"""From how many records on there is more than one part."""
PARTS = 64
NAME = "answers"

Own = tuple[str, bool, tuple[str, ...], bytes]
"""What a rule may see of a record alone: its path, whether another replaces it, what could not be read of it, and its
file's digest.
"""


class Answer(NamedTuple):
    """What was said of a record, in plain values, and on what it rests.

    ``silent`` are the rules that had nothing to say and looked at nothing but the record, a bit for each; ``seen`` what
    the others looked at, and ``linked`` the records that this one led to. ``found`` are the findings, ``gathered`` what
    rules about the whole book were told, by code.
    """

    own: Own
    silent: int
    seen: tuple[str, ...]
    linked: tuple[str, ...]
    found: list[tuple[object, ...]]
    gathered: dict[str, Any]


class Answers:
    """The answers of the last check, by key, and ``ground``: the prints of what they all rest on.

    Answers of other ``rules``, which is one of these prints, are none: another program may have meant something else.
    Each part bears a mark, and one file says which marks belong together: parts of different checks never mix, whoever
    wrote them and wherever that was interrupted.
    """

    def __init__(self, cache: Cache, rules: bytes) -> None:
        self._cache = cache
        kept = cache.load(NAME)
        usable = isinstance(kept, dict) and "marks" in kept and kept["ground"]["rules"] == rules
        self.ground: dict[str, Any] = kept["ground"] if usable else {}
        self._marks: dict[str, str] = kept["marks"] if usable else {}
        self.told: dict[str, Answer] = {}
        for part, mark in self._marks.items():
            held = cache.load(part)
            if isinstance(held, dict) and held.get("mark") == mark:
                self.told.update((key, Answer(*told)) for key, told in held["answers"].items())

    def keep(self, ground: dict[str, Any], now: Mapping[str, Answer]) -> None:
        """Keep answers, and what they rest on, for the next check. Those that were known must be the same objects."""
        count = PARTS if len(now) >= MANY else 1
        parts: dict[str, dict[str, Answer]] = {f"{NAME}-{count}-{place}": {} for place in range(count)}
        for key, answer in now.items():
            parts[_part(key, count)][key] = answer
        moved = {_part(key, count) for key in self._moved(now)} | (set(parts) - set(self._marks))
        if not moved and ground == self.ground:
            return
        marks = {part: self._mark(part) if part in moved else self._marks[part] for part in parts}
        for part in moved:
            answers = {key: tuple(answer) for key, answer in parts[part].items()}
            self._cache.save(part, {"mark": marks[part], "answers": answers})
        self._cache.save(NAME, {"ground": ground, "marks": marks})

    def _moved(self, now: Mapping[str, Answer]) -> Iterable[str]:
        """The keys of answers that are new, other, or gone."""
        before = self.told
        yield from (key for key, answer in now.items() if before.get(key) is not answer)
        if len(before) > len(now) or before.keys() - now.keys():
            yield from before.keys() - now.keys()

    @staticmethod
    def _mark(part: str) -> str:
        return f"{os.getpid()} {time_ns()} {part}"


def _part(key: str, count: int) -> str:
    place = crc32(key.encode(errors="surrogateescape")) % count
    return f"{NAME}-{count}-{place}"
