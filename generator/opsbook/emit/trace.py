"""What a page asks for while it is rendered: the records whose target or whose view it used."""

from __future__ import annotations

from dataclasses import dataclass, field

EVERYTHING = "*"
"""Stands among the views of a page that shows figures of the whole handbook."""


@dataclass(slots=True)
class Trace:
    """Keys of records, by how much of them was looked at."""

    targets: set[str] = field(default_factory=set)
    views: set[str] = field(default_factory=set)

    def settled(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Both in order. A view tells all that a target does."""
        return tuple(sorted(self.targets - self.views)), tuple(sorted(self.views))
