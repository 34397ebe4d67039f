"""Fields that were empty and have been filled since: nothing that stood there has changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from types import MappingProxyType
from typing import Any

from opsbook.graph.meaning import Values

NO_FIELDS: Mapping[str, int] = MappingProxyType({})


def as_filled(versions: Sequence[Values], fills: Mapping[str, int]) -> list[Values]:
    """The versions as if each of these fields had held from the first one on what it was first filled with.

    A list is filled once it has as many entries as ``fills`` says, of which those that it had before are some.
    """
    found = [dict(values) for values in versions]
    for name, least in fills.items():
        for place, (before, after) in enumerate(pairwise([one.get(name) for one in versions]), 1):
            if _is_filled(after, least) and not _is_filled(before, least):
                if _holds(after, before):
                    for earlier in found[:place]:
                        earlier[name] = after
                break
    return found


def _is_filled(value: Any, least: int) -> bool:
    return len(value) >= least if isinstance(value, list | tuple) else bool(value)


def _holds(after: Any, before: Any) -> bool:
    return not before or (isinstance(after, list | tuple) and all(one in after for one in before))
