"""What comes out of a printer, on A4 and on US Letter."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

OpenPage = Callable[..., Page]
PAPERS = ("A4", "Letter")


def sheets(page: Page) -> dict[str, int]:
    """How many sheets a page takes, by paper."""
    return {paper: len(re.findall(rb"/Type\s*/Page\b", page.pdf(format=paper))) for paper in PAPERS}


def all_of(kind: str, site_folder: Path) -> list[str]:
    """The addresses of a kind's records."""
    return [f"{kind}/{file.parent.name}/" for file in sorted((site_folder / kind).glob("*/index.html"))]


KEEP = """([selector, most]) => {
  [...document.querySelectorAll(selector)].slice(most).forEach(one => one.remove());
  for (const part of document.querySelectorAll("fieldset")) if (!part.querySelector("li")) part.remove();
}"""


@pytest.mark.parametrize(
    ("kind", "part", "most", "wanted"), [("checklists", ".ob-check__item", 8, 1), ("runbooks", ".ob-step", 5, 2)]
)
def test_every_list_of_the_usual_length_fits_on_its_sheets(
    open_page: OpenPage, site: str, site_folder: Path, kind: str, part: str, most: int, wanted: int
) -> None:
    page = open_page()
    taken = {}
    for path in all_of(kind, site_folder):
        page.goto(site + path)
        page.evaluate(KEEP, [part, most])
        taken[path] = sheets(page)
    assert taken
    assert not {path: found for path, found in taken.items() if max(found.values()) > wanted}


def test_a_runbook_of_ten_steps_is_a_sheet_with_two_sides(open_page: OpenPage, site: str, site_folder: Path) -> None:
    page = open_page()
    steps, taken = {}, {}
    for path in all_of("runbooks", site_folder):
        page.goto(site + path)
        steps[path] = page.locator(".ob-step").count()
        taken[path] = sheets(page)
    assert max(steps.values()) == 10
    assert not {path: found for path, found in taken.items() if found["A4"] > 2}
    # Letter is shorter by 18 mm: one of nine steps, each with a command, has its last lines on a third page.
    assert len([path for path, found in taken.items() if found["Letter"] > 2]) <= 1


def test_a_golden_path_to_hand_out_is_a_sheet_with_two_sides(open_page: OpenPage) -> None:
    page = open_page("paths/your-first-week/")
    assert sheets(page)["A4"] == 2


SMALLEST = """() => Math.min(...[...document.querySelectorAll(".ob-check *")]
  .filter(one => one.checkVisibility() && one.textContent.trim())
  .map(one => parseFloat(getComputedStyle(one).fontSize)))"""
NINE_POINTS = 12


def test_a_checklist_of_twenty_items_is_one_legible_sheet(open_page: OpenPage, site: str, site_folder: Path) -> None:
    page = open_page()
    items, taken, smallest = {}, {}, {}
    for path in all_of("checklists", site_folder):
        page.goto(site + path)
        items[path] = page.locator(".ob-check__item").count()
        taken[path] = sheets(page)
        page.emulate_media(media="print")
        smallest[path] = page.evaluate(SMALLEST)
        expect(page.locator(".ob-check__who").first).to_be_visible()
        page.emulate_media(media="null")
    assert max(items.values()) == 20
    assert not {path: found for path, found in taken.items() if max(found.values()) > 1}
    assert min(smallest.values()) >= NINE_POINTS, smallest


# What is taller than a sheet and asks not to be split leaves the sheet before it empty.
UNSPLIT = """() => [...document.querySelectorAll(".ob *")]
  .filter(one => getComputedStyle(one).breakInside !== "auto" && one.getBoundingClientRect().height > 1100)
  .map(one => one.className)"""


def test_what_is_longer_than_a_sheet_begins_on_the_one_at_hand(open_page: OpenPage, site: str) -> None:
    page = open_page(viewport={"width": 760, "height": 1000})
    page.emulate_media(media="print")
    for path in ("search/", "relations/", "kinds/policy/", "terms/", "health/"):
        page.goto(site + path)
        expect(page.locator("h1")).to_be_visible()
        assert page.evaluate(UNSPLIT) == [], path


def test_a_printed_page_keeps_what_counts_and_leaves_out_the_rest(open_page: OpenPage, site: str) -> None:
    page = open_page("checklists/lab-exit/", look="dark")
    page.emulate_media(media="print")
    for shown in ("h1", ".ob-byline", ".ob-check__item", ".ob-check__sign", ".ob-footer .ob-print"):
        expect(page.locator(shown).first).to_be_visible()
    for hidden in (".md-header", ".md-sidebar", ".ob-related", ".ob-actions", ".ob-check__bar"):
        expect(page.locator(hidden).first).to_be_hidden()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    page.goto(site + "paths/your-first-week/")
    page.emulate_media(media="print")
    expect(page.locator(".ob-path__notes p").first).to_be_visible()


def test_a_register_on_paper_says_where_it_is_from_and_its_total_once(open_page: OpenPage) -> None:
    page = open_page("tools/")
    page.emulate_media(media="print")
    expect(page.locator(".ob-footer .ob-print")).to_contain_text(
        re.compile(r"^Printed from https://\S+/tools/, built \d")
    )
    assert page.locator("tfoot").evaluate("it => getComputedStyle(it).display") == "table-row-group"
