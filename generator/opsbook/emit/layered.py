"""A drawing of records and the wires between them, in layers from left to right: worked out at build time.

Longest paths give the layers; wires that skip layers bend through empty places in them, and each place moves towards
its neighbours until it stops crossing them (the method of Sugiyama, Tagawa and Toda, 1981, kept small).
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from opsbook.emit.layers import Wire, acyclic, layers
from opsbook.emit.target import Target

LINE, PAD, SPACE = 16, 9, 14
"""Height of a line, room above and below the text of a box, room between boxes of a layer: all in pixels."""
_LINES = 4
_SWEEPS = 6


@dataclass(frozen=True, slots=True)
class Measure:
    """Width of a box, how many letters fit into it, and the room between layers."""

    box: int
    letters: int
    gap: int


ROOMY, SLIM = Measure(172, 20, 56), Measure(132, 14, 34)
MANY = 4
"""More layers than this are drawn slim."""


@dataclass(frozen=True, slots=True)
class Box:
    """A record in its place: top left corner, height, and its title in lines."""

    target: Target
    x: float
    y: float
    height: float
    lines: list[str]


@dataclass(frozen=True, slots=True)
class Drawing:
    """Everything in its place. A wire is the points that it passes."""

    width: float
    height: float
    box: int
    boxes: list[Box]
    wires: list[list[tuple[float, float]]]


def layered(targets: Iterable[Target], wires: Iterable[Wire]) -> Drawing:
    """Place records in layers. Wires to records that are not among them, and those that close a circle are left out."""
    known = {target.key: target for target in targets}
    straight = acyclic(dict.fromkeys(wire for wire in wires if wire[0] in known and wire[1] in known))
    layer_of = layers(known, straight)
    routes = [_route(source, to, layer_of) for source, to in straight]
    size = SLIM if max(layer_of.values(), default=0) >= MANY else ROOMY
    lines = {key: _lines(target.title, size) for key, target in known.items()}
    heights: dict[str, float] = {
        place: LINE * len(lines[place]) + 2 * PAD if place in lines else LINE for place in layer_of
    }
    tops = _tops(_columns(layer_of), heights, _neighbours(routes))
    lowest = min(tops.values(), default=0.0)

    def middle(place: str) -> float:
        return tops[place] - lowest + heights[place] / 2 + 1

    def left(place: str) -> float:
        return layer_of[place] * (size.box + size.gap) + 1

    boxes = [Box(t, left(key), tops[key] - lowest + 1, heights[key], lines[key]) for key, t in known.items()]
    drawn = [
        [point for place in route for point in _ends(place, route, left(place), left(place) + size.box, middle(place))]
        for route in routes
    ]
    width = max((box.x for box in boxes), default=0) + size.box + 1
    height = max((tops[place] - lowest + heights[place] for place in tops), default=0) + 2
    return Drawing(width, height, size.box, boxes, drawn)


def _ends(place: str, route: Sequence[str], left: float, right: float, y: float) -> list[tuple[float, float]]:
    """Where a wire touches a place: a box's right side at its start, its left at its end, both of an empty place."""
    if place == route[0]:
        return [(right, y)]
    return [(left, y)] if place == route[-1] else [(left, y), (right, y)]


def _lines(title: str, size: Measure) -> list[str]:
    return textwrap.wrap(title, size.letters, max_lines=_LINES, placeholder="…") or [title]


def _route(source: str, to: str, layer_of: dict[str, int]) -> list[str]:
    """The places that a wire passes; an empty place in each layer that it skips."""
    between = [f"{source}>{to}#{layer}" for layer in range(layer_of[source] + 1, layer_of[to])]
    layer_of.update({place: int(place.rpartition("#")[2]) for place in between})
    return [source, *between, to]


def _columns(layer_of: dict[str, int]) -> list[list[str]]:
    columns: list[list[str]] = [[] for _ in range(max(layer_of.values(), default=-1) + 1)]
    for place, layer in layer_of.items():
        columns[layer].append(place)
    return columns


def _neighbours(routes: list[list[str]]) -> dict[str, list[str]]:
    near: dict[str, list[str]] = {}
    for route in routes:
        for one, other in pairwise(route):
            near.setdefault(one, []).append(other)
            near.setdefault(other, []).append(one)
    return near


def _tops(columns: list[list[str]], heights: dict[str, float], near: dict[str, list[str]]) -> dict[str, float]:
    """How far down each place stands: as near to the middle of its neighbours as the places above it allow."""
    tops: dict[str, float] = {}
    for column in columns:
        _stack(column, dict.fromkeys(column, 0.0), heights, tops)
    for sweep in range(_SWEEPS):
        for column in columns if sweep % 2 == 0 else reversed(columns):
            wanted = {place: _wanted(place, tops, heights, near) for place in column}
            _stack(sorted(column, key=lambda place: wanted[place]), wanted, heights, tops)
    return tops


def _wanted(place: str, tops: dict[str, float], heights: dict[str, float], near: dict[str, list[str]]) -> float:
    around = [tops[other] + heights[other] / 2 for other in near.get(place, [])]
    return sum(around) / len(around) if around else tops[place] + heights[place] / 2


def _stack(order: list[str], wanted: dict[str, float], heights: dict[str, float], tops: dict[str, float]) -> None:
    """One below the other, none where the one before still is; then all together moved towards what is wanted."""
    end, shift = float("-inf"), 0.0
    for place in order:
        tops[place] = max(wanted[place] - heights[place] / 2, end)
        end = tops[place] + heights[place] + SPACE
        shift += tops[place] + heights[place] / 2 - wanted[place]
    for place in order:
        tops[place] -= shift / len(order)
