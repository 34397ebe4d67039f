"""A mapping by record, through which it is noted at what of it somebody looked."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TypeVar

from opsbook.check.seen import ALL

T = TypeVar("T")


class Watched(Mapping[str, T]):
    """A mapping by records' keys. ``see`` is told of each look, in the name that ``named`` gives it."""

    def __init__(self, see: Callable[[str], None], inside: Mapping[str, T], named: Callable[[str], str]) -> None:
        self._see, self._inside, self._named = see, inside, named

    def __getitem__(self, key: str) -> T:
        self._see(self._named(key))
        return self._inside[key]

    def __iter__(self) -> Iterator[str]:
        self._see(ALL)
        return iter(self._inside)

    def __len__(self) -> int:
        self._see(ALL)
        return len(self._inside)
