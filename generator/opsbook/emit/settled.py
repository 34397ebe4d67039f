"""What follows from the program alone, whichever handbook it reads: worked out once, and kept for all runs.

Compiled templates are code, so the cache must be the person's own: no folder of records can come with one.
"""

from __future__ import annotations

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
        for sort, known in found["results"].items():
            results(sort).update(known)
        _kept = _count()


def keep(cache: Cache) -> None:
    """Leave everything for the next run, if there is anything new."""
    global _kept  # noqa: PLW0603  # the same
    if _count() > _kept:
        _kept = _count()
        cache.save(_NAME, {"program": snapshot.program(), "results": _RESULTS})


def _count() -> int:
    return sum(map(len, _RESULTS.values()))
