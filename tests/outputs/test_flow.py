"""The drawing that a `flow` block describes: boxes in lanes, arrows between them, and the same in words."""

from __future__ import annotations

import re
from itertools import combinations

import pytest
from lxml import html

from opsbook.emit.flow import flow
from opsbook.emit.handwritten import Handwritten
from tests.outputs.emitted import Emit

LOOP = """\
title: From a wish to a tool
lanes: [Who asks, Who decides]
steps:
  - {id: wish, lane: Who asks, label: A wish}
  - {id: form, lane: Who asks, label: "A form, filled in", after: wish, by: five minutes}
  - {id: answer, lane: Who decides, label: An answer, after: form, by: the board}
back:
  - {from: answer, to: wish, by: a question}
"""


def drawn(emit: Emit, text: str) -> html.HtmlElement:
    """What stands in the place of a block."""
    return html.fromstring(f"<div>{flow(emit({}).site, text)}</div>")


def boxes(tree: html.HtmlElement) -> list[tuple[float, float, float, float]]:
    """Left, top, right and bottom of each box."""
    found = [
        {name: float(box.get(name)) for name in ("x", "y", "width", "height")}
        for box in tree.find_class("ob-flow__box")
    ]
    return [(box["x"], box["y"], box["x"] + box["width"], box["y"] + box["height"]) for box in found]


def test_every_step_and_arrow_is_drawn_and_said(emit: Emit) -> None:
    tree = drawn(emit, LOOP)
    assert [text.text_content() for text in tree.find_class("ob-flow__label")] == [
        "A wish",
        "A form, filled in",
        "An answer",
    ]
    assert len(tree.find_class("ob-flow__head")) == 3
    assert [item.text_content() for item in tree.xpath(".//li")] == [
        "A wish (Who asks) leads to A form, filled in (Who asks): five minutes.",
        "A form, filled in (Who asks) leads to An answer (Who decides): the board.",
        "An answer (Who decides) leads to A wish (Who asks): a question.",
    ]
    (picture,) = tree.xpath(".//*[local-name()='svg']")
    assert picture.get("role") == "img"
    assert picture.get("aria-label").startswith("From a wish to a tool")


def test_all_of_it_is_inside_the_picture_and_no_box_covers_another(emit: Emit) -> None:
    steps = "".join(
        f"  - {{id: s{n}, lane: {'ABC'[n % 3]}, label: Step number {n} has a long name}}\n" for n in range(12)
    )
    tree = drawn(emit, f"title: Many\nlanes: [A, B, C]\nsteps:\n{steps}back:\n  - {{from: s11, to: s0, by: again}}\n")
    (picture,) = tree.xpath(".//*[local-name()='svg']")
    _, _, width, height = map(float, picture.get("viewbox", picture.get("viewBox")).split())
    points = [
        tuple(map(float, one.split(",")))
        for wire in tree.find_class("ob-flow__wire")
        for one in wire.get("points").split()
    ]
    corners = [corner for x0, y0, x1, y1 in boxes(tree) for corner in ((x0, y0), (x1, y1))]
    assert all(0 <= x <= width and 0 <= y <= height for x, y in (*points, *corners))
    for one, other in combinations(boxes(tree), 2):
        assert one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]


def test_words_are_text_and_never_markup(emit: Emit) -> None:
    hostile = '<script>alert(1)</script>\\" onload=x &amp; ${7*7} {{ 7*7 }}'
    made = flow(emit({}).site, LOOP.replace("A wish", f'"{hostile}"').replace("a question", '"<a href=x>"'))
    assert "<script" not in made
    assert "<a " not in made
    assert "49" not in made


def test_nothing_in_the_picture_leads_anywhere(emit: Emit) -> None:
    assert not re.search(r"href|<use|url\(|<style| style=|<script", flow(emit({}).site, LOOP))


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("title: From a wish to a tool\n", "", "title: field required"),
        ("lane: Who decides", "lane: Nobody", "step answer is in lane Nobody, which is not among the lanes"),
        ("after: form", "after: forn", "step answer comes after forn, which is no step above it"),
        ("id: form", "id: wish", "two steps are called wish"),
        ("from: answer", "from: reply", "back: there is no step reply"),
        ("label: A wish", "label: A wish, colour: red", "steps.0.colour: extra inputs are not permitted"),
        ("steps:", "steps: [", "a list"),
    ],
)
def test_a_block_that_cannot_be_drawn_says_why(emit: Emit, old: str, new: str, said: str) -> None:
    shown = drawn(emit, LOOP.replace(old, new)).text_content()
    assert "This drawing cannot be shown." in shown
    assert said in shown or said == "a list"


def test_a_page_keeps_its_place_for_it(emit: Emit) -> None:
    site = emit({"data/terms/lead.yml": "title: Lead\n"}).site
    page = Handwritten(site, next(iter(site.handbook.book)))
    markdown = page.markdown(f"Before.\n\n```flow\n{LOOP}```\n\nAfter.\n")
    assert re.fullmatch(r"Before\.\s+[A-Z0-9]+\s+After\.\s+", markdown)
