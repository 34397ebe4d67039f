"""Answers that were given before, for as long as nothing that they rest on has changed."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from opsbook import snapshot
from opsbook.cache import Cache
from opsbook.graph import git

MOST = 20
"""How many answers are kept."""


class Answer(NamedTuple):
    """What a command said, and how it ended."""

    out: str
    err: str
    code: int


@dataclass(frozen=True)
class Question:
    """A command with everything that was asked of it, put when it began.

    ``today`` is the clock's day, on which an answer may rest even where another day was asked for.
    """

    cache: Cache
    asked: tuple[object, ...]
    today: date
    begun: int
    _looked: dict[tuple[Path, ...], snapshot.Snapshot | None] = field(default_factory=dict, compare=False)
    """What some paths looked like when an answer was asked for."""

    @classmethod
    def put(cls, cache: Cache, *asked: object) -> Question:
        """Ask now."""
        return cls(cache, (str(Path.cwd()), *asked), date.today(), time.time_ns())  # noqa: DTZ011  # as in settings

    @property
    def _name(self) -> str:
        return f"answer-{blake2b(repr(self.asked).encode(errors='surrogateescape'), digest_size=12).hexdigest()}"

    def answer(self) -> Answer | None:
        """The answer that was given to the same question; None when anything has changed since, or may have."""
        known = self.cache.load(self._name)
        if (
            not isinstance(known, dict)
            or known["day"] != self.today.isoformat()
            or known["program"] != snapshot.program()
        ):
            return None
        paths, products = ([Path(path) for path in known[name]] for name in ("paths", "products"))
        seen = self._looked[tuple(paths)] = snapshot.snapshot(paths)
        if not seen or seen.name != known["seen"] or snapshot.name(*products) != known["made"]:
            return None
        return Answer(*known["answer"]) if _revision(paths) == known["revision"] else None

    def keep(self, answer: Answer, paths: Sequence[Path], products: Sequence[Path] = ()) -> None:
        """Keep an answer that rests on some folders and files, unless they changed while it was found.

        ``products`` are what the command made: as long as they are as it left them, it need not make them again.
        """
        # What was looked at before the work began will do: whatever was written to since looks otherwise the next time.
        seen = self._looked.get(tuple(paths)) or snapshot.snapshot(paths)
        if seen is None or not seen.older_than(self.begun):
            return
        known = {
            "day": str(self.today),
            "program": snapshot.program(),
            "paths": [str(path) for path in paths],
            "seen": seen.name,
            "products": [str(path) for path in products],
            "made": snapshot.name(*products),
            "revision": _revision(paths),
            "answer": tuple(answer),
        }
        self.cache.save(self._name, known)
        self.cache.prune("answer-", MOST)


def _revision(paths: Sequence[Path]) -> bytes | None:
    """The commit that git stands on, and whether it knows all that came before."""
    return git.ask(paths[0], "rev-parse", "--is-shallow-repository", "HEAD") if paths else None
