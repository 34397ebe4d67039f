"""Values that are made when somebody asks for them. Of ten thousand, most commands look at few."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TypeVar

V = TypeVar("V")


class OnDemand(Mapping[str, V]):
    """Values by key, each made once. Which keys there are is known from the start."""

    def __init__(self) -> None:
        self._values: dict[str, V | None] = {}
        self._makers: dict[str, Callable[[], V]] = {}

    def expect(self, key: str, make: Callable[[], V]) -> None:
        """Take in a key whose value is made when it is asked for."""
        self._values[key] = None
        self._makers[key] = make

    def put(self, key: str, value: V) -> None:
        """Take in a value that is there, under a new key or in place of another one."""
        self._values[key] = value

    def __getitem__(self, key: str) -> V:
        value = self._values[key]
        if value is None:
            value = self._values[key] = self._makers[key]()
        return value

    def __contains__(self, key: object) -> bool:
        return key in self._values

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def _copied_from(self, other: OnDemand[V]) -> None:
        self._values, self._makers = dict(other._values), other._makers
