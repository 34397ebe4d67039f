"""The links of every record in one direction, made when somebody asks for them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from opsbook.graph.link import Link

if TYPE_CHECKING:
    from _collections_abc import dict_items, dict_keys, dict_values


class Links(dict[str, list[Link]]):
    """Links by a record's key; none for a record that has none. ``make`` makes those of some records, by ``keys``."""

    def __init__(self, keys: Iterable[str] = (), make: Callable[[str], list[Link]] | None = None) -> None:
        super().__init__()
        self._waiting, self._make = set(keys), make

    def __missing__(self, key: str) -> list[Link]:
        made = self._make(key) if self._make and key in self._waiting else []
        self._waiting.discard(key)
        self[key] = made
        return made

    def get(self, key: str, _default: object = None) -> list[Link]:
        """The links of a record."""
        return self[key]

    def make_all(self) -> None:
        """Make all that nobody asked for yet, before somebody waits for them."""
        for key in tuple(self._waiting):
            self.__missing__(key)

    def copy(self) -> Links:
        """The same links, to be changed apart from these. All are made."""
        self.make_all()
        found = Links()
        found.update(super().items())
        return found

    def items(self) -> dict_items[str, list[Link]]:
        """All links, by key."""
        return self._whole().items()

    def values(self) -> dict_values[str, list[Link]]:
        """All links, a list for each record."""
        return self._whole().values()

    def keys(self) -> dict_keys[str, list[Link]]:
        """The records that have links, and others that were asked about."""
        return self._whole().keys()

    def __iter__(self) -> Iterator[str]:
        return iter(self._whole())

    def _whole(self) -> dict[str, list[Link]]:
        self.make_all()
        return dict(super().items())
