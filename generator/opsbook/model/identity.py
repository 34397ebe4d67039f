"""Who a record is."""

from __future__ import annotations

from typing import NamedTuple


class Identity(NamedTuple):
    """Who a record is, known from its folder and file name before a byte of it is read."""

    kind: str
    id: str
    path: str
    url: str | None = None
    """The page's address where it does not follow from kind and id."""

    @property
    def key(self) -> str:
        """The record's name in the whole handbook, such as ``policy:consent``."""
        return f"{self.kind}:{self.id}"
