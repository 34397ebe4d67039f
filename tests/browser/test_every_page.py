"""Every sort of page, in a real browser: it opens, reads well on a phone and in the dark, and breaks no rule of axe."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

OpenPage = Callable[..., Page]
INDEXES = (
    "",
    "owners/",
    "health/",
    "deadlines/",
    "changes/",
    "relations/",
    "search/",
    "rules/",
    "kinds/",
    "operating-model/",
)


def one_of_each(folder: Path) -> list[str]:
    """The indexes, and for each kind its index and the first of its records."""
    found = list(INDEXES)
    for index in sorted(folder.glob("*/index.html")):
        records = sorted(index.parent.glob("*/index.html"))
        if records and f"{index.parent.name}/" not in INDEXES:
            found += [f"{index.parent.name}/", f"{index.parent.name}/{records[0].parent.name}/"]
    return found


def test_every_sort_of_page_opens_and_fits(open_page: OpenPage, site: str, site_folder: Path, look: str) -> None:
    page = open_page("", look=look)
    wide = []
    for path in one_of_each(site_folder):
        page.goto(site + path)
        assert page.locator("h1").count() == 1, f"{path} has not exactly one title"
        if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            wide.append(path)
    assert not wide, f"these pages scroll sideways in {look}: {wide}"


def test_every_sort_of_page_breaks_no_rule_of_axe(
    open_page: OpenPage, axe: Callable[..., list[object]], site: str, site_folder: Path, look: str
) -> None:
    page = open_page("", look=look)
    broken = {}
    for path in one_of_each(site_folder):
        page.goto(site + path)
        if found := axe(page):
            broken[path] = [str(one) for one in found]
    assert not broken, "\n".join(f"{path}: {found}" for path, found in broken.items())


@pytest.mark.parametrize("width", [320, 768, 1024])
def test_no_page_scrolls_sideways_at_any_width(open_page: OpenPage, site: str, site_folder: Path, width: int) -> None:
    page = open_page("")
    page.set_viewport_size({"width": width, "height": 800})
    wide = []
    for path in one_of_each(site_folder):
        page.goto(site + path)
        if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            wide.append(path)
    assert not wide


def test_pages_are_whole_without_javascript(open_page: OpenPage, site: str, site_folder: Path) -> None:
    page = open_page("", java_script_enabled=False)
    for path in one_of_each(site_folder):
        page.goto(site + path)
        assert page.locator("h1").is_visible(), f"{path} shows no title"
        assert page.locator("nav[aria-label=Handbook] a").count() > 5
