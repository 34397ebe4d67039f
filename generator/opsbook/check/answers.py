"""Where the answers of the last check are kept: in parts, so that an edit reads and writes few of them whole."""

from __future__ import annotations

import marshal
import os
from collections.abc import Iterable, Mapping
from functools import cached_property
from time import time_ns
from typing import Any, NamedTuple
from zlib import crc32

from opsbook.cache import Cache
from opsbook.check.answer import Answer, Found, Own, Verdict

A_PART = 40
"""So many records or more share a part: an edit, and what it touches, takes some parts anew."""
PARTS = 256
"""The most parts that there are: each is a file."""
NAME = "answers"
_PRINT = 4
_EQUAL = 2
"""The version of marshal in which equal values are equal bytes."""


class _Kept(NamedTuple):
    """A part as it is kept. What each check wants of it is at hand, the rest is packed.

    ``seen`` are the prints of all that was looked at, ``looked_back`` says whether the history of files was among it,
    ``gathered`` what each rule about the whole book was told, and ``rest`` the remainder of each answer.
    """

    mark: str
    owns: dict[str, Own]
    found: dict[str, Found]
    seen: bytes
    looked_back: bool
    gathered: dict[str, bytes]
    rest: bytes


class Part:
    """Some answers, in handbook order."""

    def __init__(self, kept: _Kept) -> None:
        self._kept = kept
        self.owns, self.found, self.looked_back = kept.owns, kept.found, kept.looked_back

    @classmethod
    def of(cls, name: str, answers: Mapping[str, Answer]) -> Part:
        """A part that holds some answers."""
        gathered: dict[str, dict[str, Any]] = {}
        for key, answer in answers.items():
            for code, told in answer.gathered.items():
                gathered.setdefault(code, {})[key] = told
        kept = _Kept(
            f"{os.getpid()} {time_ns()} {name}",
            {key: answer.own for key, answer in answers.items()},
            {key: answer.found for key, answer in answers.items() if answer.found},
            b"".join(sorted({_print(name) for answer in answers.values() for name in answer.seen})),
            any(answer.history for answer in answers.values()),
            {code: marshal.dumps(told, _EQUAL) for code, told in gathered.items()},
            marshal.dumps({key: answer[1:5] for key, answer in answers.items()}),
        )
        return cls(kept)

    @property
    def mark(self) -> str:
        """What tells this part from all others that were ever made."""
        return self._kept.mark

    def plain(self) -> tuple[Any, ...]:
        """The part in plain values."""
        return tuple(self._kept)

    def saw(self, names: Iterable[str]) -> bool:
        """Whether one of its answers rests on one of these. One in some millions seems to and does not."""
        return any(_print(name) in self._kept.seen for name in names)

    @cached_property
    def answers(self) -> dict[str, Answer]:
        """The single answers."""
        gathered = {code: self.gathered(code) for code in self._kept.gathered}
        return {
            key: Answer(
                self.owns[key],
                silent,
                seen,
                history,
                linked,
                self.found.get(key, []),
                {code: told[key] for code, told in gathered.items() if key in told},
            )
            for key, (silent, seen, history, linked) in marshal.loads(self._kept.rest).items()
        }

    def gathered(self, code: str) -> dict[str, Any]:
        """What a rule about the whole book was told, by key."""
        packed = self._kept.gathered.get(code)
        found: dict[str, Any] = marshal.loads(packed) if packed else {}
        return found

    def told_otherwise(self, other: Part) -> set[str]:
        """The rules about the whole book that were told something else than in another part."""
        mine, its = self._kept.gathered, other._kept.gathered
        return {code for code in mine.keys() | its.keys() if mine.get(code) != its.get(code)}


class Answers:
    """The answers of the last check in their ``parts``, the ``verdicts`` of rules about the whole book by code, and
    ``ground``: the prints of what they all rest on.

    Answers of other ``rules``, which is one of these prints, are none: another program may have meant something else.
    Each part bears a mark, and one file says which marks belong together: parts of different checks never mix, whoever
    wrote them and wherever that was interrupted.
    """

    def __init__(self, cache: Cache, rules: bytes) -> None:
        self._cache = cache
        kept = cache.load(NAME)
        usable = isinstance(kept, dict) and "verdicts" in kept and kept["ground"]["rules"] == rules
        self.ground: dict[str, Any] = kept["ground"] if usable else {}
        self.verdicts: dict[str, Verdict] = (
            {code: Verdict(*told) for code, told in kept["verdicts"].items()} if usable else {}
        )
        self.parts: dict[str, Part] = {}
        for name, mark in kept["marks"].items() if usable else ():
            held = cache.load(name)
            if isinstance(held, tuple) and held[0] == mark:
                self.parts[name] = Part(_Kept(*held))

    def keep(self, ground: dict[str, Any], parts: Mapping[str, Part], verdicts: Mapping[str, Verdict]) -> None:
        """Keep answers, and what they rest on, for the next check. Parts that were known must be the same objects."""
        if parts == self.parts and ground == self.ground and verdicts == self.verdicts:
            return
        for name, part in parts.items():
            if self.parts.get(name) is not part:
                self._cache.save(name, part.plain())
        marks = {name: part.mark for name, part in parts.items()}
        told = {code: tuple(verdict) for code, verdict in verdicts.items()}
        self._cache.save(NAME, {"ground": ground, "marks": marks, "verdicts": told})


def part_of(key: str, records: int) -> str:
    """The name of the part to which a record belongs, in a handbook of so many records.

    Where that number is another one, names are too, and no answer is used again: parts of two sizes never mix.
    """
    count = min(records // A_PART, PARTS) or 1
    return f"{NAME}-{crc32(key.encode(errors='surrogateescape')) % count}"


def sorted_out(answers: Mapping[str, Answer], records: int) -> dict[str, Part]:
    """Some answers in their parts, by the name of the part, in a handbook of so many records."""
    parts: dict[str, dict[str, Answer]] = {}
    for key, answer in answers.items():
        parts.setdefault(part_of(key, records), {})[key] = answer
    return {name: Part.of(name, inside) for name, inside in parts.items()}


def _print(name: str) -> bytes:
    return crc32(name.encode(errors="surrogateescape")).to_bytes(_PRINT, "big")
