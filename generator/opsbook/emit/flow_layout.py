"""Where the boxes, arrows and words of a flow stand. Lengths are units of the drawing; a word's width is estimated."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from opsbook.emit.drawing import Arrow, Box, Drawing, Step, Wire, Words
from opsbook.emit.drawing import lines as lines_of

BOX, GUTTER, MARGIN = 150.0, 84.0, 8.0
"""Widths of a box, of the room between two lanes, and at the sides."""
HEAD, GAP, LINE, PADDING = 44.0, 46.0, 16.0, 10.0
"""Heights of the lanes' names, between two rows, of a line of words, and above and below a box's words."""
BESIDE, BETWEEN, AT_THE_EDGE = 21, 13, 10
"""Characters in a line: beside an arrow down, above an arrow across, and beside one in the last lane."""
ASIDE = 28.0
"""How far from the middle of a box an arrow back begins and ends."""


def draw(lanes: Sequence[str], steps: Sequence[Step], arrows: Sequence[Arrow], back: Sequence[Arrow]) -> Drawing:
    """Place everything. A step stands beside the one it follows when that is in another lane, else below it."""
    _give_rows(steps, {id(arrow.end): arrow.start for arrow in arrows})
    grid = _Grid(steps, len(lanes), MARGIN + 9 * len(back))
    width = grid.left(len(lanes) - 1) + BOX + MARGIN
    names = [Words(grid.middle(lane), 18, [name]) for lane, name in enumerate(lanes)]
    height = grid.tops[-1] + grid.heights[-1] + (34 if back else MARGIN)
    boxes = [grid.box(step) for step in steps]
    wires = [grid.wire(arrow) for arrow in arrows]
    wires += [grid.way_back(arrow, MARGIN + 9 * number) for number, arrow in enumerate(back)]
    return Drawing(width, height, BOX, names, boxes, wires)


def _give_rows(steps: Sequence[Step], before: dict[int, Step]) -> None:
    taken: set[tuple[int, int]] = set()
    for step in steps:
        after = before.get(id(step))
        lowest = max((row for lane, row in taken if lane == step.lane), default=-1) + 1
        step.row = max(lowest, after.row + (after.lane == step.lane)) if after else lowest
        taken.add((step.lane, step.row))


@dataclass
class _Grid:
    """The rows and columns of a drawing."""

    steps: Sequence[Step]
    lanes: int
    margin: float
    heights: list[float] = field(init=False)
    tops: list[float] = field(init=False)

    def __post_init__(self) -> None:
        rows = range(max(step.row for step in self.steps) + 1)
        most = [max((len(step.lines) for step in self.steps if step.row == row), default=1) for row in rows]
        self.heights = [2 * PADDING + LINE * count for count in most]
        self.tops = [HEAD + sum(self.heights[:row]) + GAP * row for row in rows]

    def left(self, lane: int) -> float:
        return self.margin + lane * (BOX + GUTTER)

    def middle(self, lane: int) -> float:
        return self.left(lane) + BOX / 2

    def centre(self, row: int) -> float:
        return self.tops[row] + self.heights[row] / 2

    def bottom(self, row: int) -> float:
        return self.tops[row] + self.heights[row]

    def box(self, step: Step) -> Box:
        first = self.centre(step.row) - LINE * (len(step.lines) - 1) / 2 + 4.5
        words = Words(self.middle(step.lane), first, step.lines)
        return Box(self.left(step.lane), self.tops[step.row], self.heights[step.row], words, step.lane)

    def wire(self, arrow: Arrow) -> Wire:
        start, end = arrow.start, arrow.end
        if start.lane == end.lane:
            x, top, bottom = self.middle(start.lane), self.bottom(start.row), self.tops[end.row]
            lines = lines_of(arrow.by, AT_THE_EDGE if start.lane == self.lanes - 1 else BESIDE)
            words = Words(x + 9, (top + bottom) / 2 + 4 - LINE * (len(lines) - 1) / 2, lines, "start")
            return Wire([(x, top), (x, bottom)], words if lines else None)
        ahead = 1 if end.lane > start.lane else -1
        x0 = self.middle(start.lane) + ahead * BOX / 2
        x1 = self.middle(end.lane) - ahead * BOX / 2
        y0, y1 = self.centre(start.row), self.centre(end.row)
        turn = x1 - ahead * GUTTER / 2
        points = [(x0, y0), (x1, y1)] if y0 == y1 else [(x0, y0), (turn, y0), (turn, y1), (x1, y1)]
        lines = lines_of(arrow.by, BETWEEN)
        words = Words(x0 + ahead * GUTTER / 2, y0 - 7 - LINE * (len(lines) - 1), lines)
        return Wire(points, words if lines else None)

    def way_back(self, arrow: Arrow, side: float) -> Wire:
        start, end = self.middle(arrow.start.lane) - ASIDE, self.middle(arrow.end.lane) - ASIDE
        below, above = self.bottom(arrow.start.row) + 12, self.tops[arrow.end.row] - (5 if arrow.end.row else 8)
        points = list(self._around(start, self.bottom(arrow.start.row), below, side))
        points += [(side, above - 8), (end, above - 8), (end, self.tops[arrow.end.row])]
        words = Words((side + start) / 2, below + 14, [arrow.by]) if arrow.by else None
        return Wire(points, words, is_back=True)

    def _around(self, x: float, y: float, below: float, side: float) -> Iterator[tuple[float, float]]:
        yield from ((x, y), (x, below), (side, below))
