"""Drawings of records and wires: each in its layer, none on top of another, whatever is asked to be drawn."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from opsbook.emit.layered import layered
from opsbook.emit.target import Target
from opsbook.model.kind import READY, Kind

KIND = Kind("thing", "things", "Thing", "Things", "", "lan")
NAMES = "abcdefghij"


def thing(name: str, title: str | None = None) -> Target:
    return Target(f"thing:{name}", name, title or name, name, f"things/{name}/", KIND, "", READY, None, False)


def test_a_wire_leads_to_the_right() -> None:
    drawn = layered([thing("c"), thing("b"), thing("a")], [("thing:a", "thing:b"), ("thing:b", "thing:c")])
    left = {box.target.id: box.x for box in drawn.boxes}
    assert left["a"] < left["b"] < left["c"]


def test_a_wire_that_skips_a_layer_keeps_clear_of_what_stands_between() -> None:
    wires = [("thing:a", "thing:b"), ("thing:b", "thing:c"), ("thing:a", "thing:c")]
    drawn = layered([thing("a"), thing("b"), thing("c")], wires)
    between = next(box for box in drawn.boxes if box.target.id == "b")
    long = next(wire for wire in drawn.wires if len(wire) > 2)
    assert all(not between.y <= y <= between.y + between.height for _, y in long[1:-1])


def test_a_long_title_has_several_lines_and_a_higher_box() -> None:
    short, long = layered([thing("a"), thing("b", "A title that is much too long for one line of a box")], []).boxes
    assert len(long.lines) > 1
    assert long.height > short.height


def test_circles_and_strangers_are_left_out() -> None:
    wires = [("thing:a", "thing:b"), ("thing:b", "thing:a"), ("thing:a", "thing:a"), ("thing:a", "thing:z")]
    assert len(layered([thing("a"), thing("b")], wires).wires) == 1


def test_nothing_to_draw_is_no_fault() -> None:
    assert layered([], []).boxes == []


@given(st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES)), max_size=25))
def test_no_box_stands_on_another_and_all_stand_inside(pairs: list[tuple[str, str]]) -> None:
    drawn = layered([thing(name) for name in NAMES], [(f"thing:{one}", f"thing:{other}") for one, other in pairs])
    columns: dict[float, list[tuple[float, float]]] = {}
    for box in drawn.boxes:
        assert box.x >= 0
        assert box.y >= 0
        assert box.x + drawn.box <= drawn.width
        assert box.y + box.height <= drawn.height
        columns.setdefault(box.x, []).append((box.y, box.height))
    for column in columns.values():
        for (top, height), (below, _) in pairwise(sorted(column)):
            assert top + height <= below
    assert all(x1 <= x2 for wire in drawn.wires for (x1, _), (x2, _) in pairwise(wire))
