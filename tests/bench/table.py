"""A table, as text for a terminal and as Markdown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Table:
    """Rows below a head. The first column holds names, all others figures."""

    title: str
    head: Sequence[str]
    rows: Sequence[Sequence[str]]

    def text(self) -> str:
        """For a terminal: names to the left, figures to the right."""
        lines = [self.head, *self.rows]
        widths = [max(len(line[column]) for line in lines) for column in range(len(self.head))]
        shown = (
            "  ".join([line[0].ljust(widths[0]), *map(str.rjust, line[1:], widths[1:])]).rstrip() for line in lines
        )
        return "\n".join([self.title, *(f"  {line}" for line in shown), ""])

    def markdown(self) -> str:
        """For a page, under a heading of its own."""
        border = ["---", *("---:" for _ in self.head[1:])]
        lines = (f"| {' | '.join(line)} |" for line in (self.head, border, *self.rows))
        return "\n".join([f"### {self.title}", "", *lines, ""])
