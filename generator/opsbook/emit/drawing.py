"""The parts of a drawing: boxes, wires and words, with their places in units of the drawing."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass, field

IN_BOX = 21
"""Characters in a line of a box."""


@dataclass(eq=False, slots=True)
class Step:
    """A box: its label and the number of its lane; the layout finds its row."""

    label: str
    lane: int
    row: int = 0

    @property
    def lines(self) -> list[str]:
        return lines(self.label, IN_BOX) or [""]


@dataclass(frozen=True, slots=True)
class Arrow:
    """A way from one step to another, and what opens it."""

    start: Step
    end: Step
    by: str


@dataclass(frozen=True, slots=True)
class Words:
    """Lines of words; ``x`` and ``y`` place the first line's baseline."""

    x: float
    y: float
    lines: list[str]
    anchor: str = "middle"


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle with its words."""

    x: float
    y: float
    height: float
    words: Words
    lane: int


@dataclass(frozen=True, slots=True)
class Wire:
    """A line through points; its last stretch ends in a head."""

    points: list[tuple[float, float]]
    words: Words | None
    is_back: bool = False

    @property
    def path(self) -> str:
        return " ".join(f"{x:g},{y:g}" for x, y in self.points)

    @property
    def head(self) -> str:
        """The three corners of the arrow's head."""
        (x0, y0), (x, y) = self.points[-2:]
        dx, dy = (x > x0) - (x < x0), (y > y0) - (y < y0)
        corners = [
            (x, y),
            (x - 8 * dx - 4.5 * dy, y - 8 * dy - 4.5 * dx),
            (x - 8 * dx + 4.5 * dy, y - 8 * dy + 4.5 * dx),
        ]
        return " ".join(f"{a:g},{b:g}" for a, b in corners)


@dataclass(frozen=True, slots=True)
class Drawing:
    """All of it, ready for a template."""

    width: float
    height: float
    box: float
    names: list[Words]
    boxes: list[Box] = field(default_factory=list)
    wires: list[Wire] = field(default_factory=list)


def lines(text: str, width: int) -> list[str]:
    """A text in lines of at most so many characters; no word is broken at its hyphen."""
    return textwrap.wrap(text, width, break_on_hyphens=False)
