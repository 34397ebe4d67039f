"""What follows from the program alone, whichever handbook it reads: worked out once, and kept for all runs.

Compiled templates are code, so the cache must be the person's own: no folder of records can come with one.
"""

from __future__ import annotations

from itertools import islice
from typing import Any

from opsbook import snapshot
from opsbook.cache import Cache

_NAME = "settled"
_RESULTS: dict[str, dict[Any, Any]] = {}
_kept = 0
"""How many results a cache has already."""


def results(sort: str) -> dict[Any, Any]:
    """The results of one sort so far. New ones are put in by whoever finds them: plain values or code."""
    return _RESULTS.setdefault(sort, {})


def recall(cache: Cache) -> None:
    """Fetch what an earlier run of this program found."""
    global _kept  # noqa: PLW0603  # of one process there is one memory
    found = cache.load(_NAME) if not _kept else None
    if isinstance(found, dict) and found.get("program") == snapshot.program():
        learn(found["results"])
        _kept = _count()


def keep(cache: Cache) -> None:
    """Leave everything for the next run, if there is anything new."""
    global _kept  # noqa: PLW0603  # the same
    if _count() > _kept:
        _kept = _count()
        cache.save(_NAME, {"program": snapshot.program(), "results": _RESULTS})


def mark() -> dict[str, int]:
    """How much is known now, so that it can be told later what came after."""
    return {sort: len(known) for sort, known in _RESULTS.items()}


def since(before: dict[str, int]) -> dict[str, dict[Any, Any]]:
    """What was found since a mark: what a copy of the process tells the one that goes on."""
    return {sort: dict(islice(known.items(), before.get(sort, 0), None)) for sort, known in _RESULTS.items()}


def learn(news: dict[str, dict[Any, Any]]) -> None:
    """Take over what another process found."""
    for sort, known in news.items():
        results(sort).update(known)


def _count() -> int:
    return sum(map(len, _RESULTS.values()))
