"""Every sort of page, in a real browser: it opens, reads well on a phone and in the dark, and breaks no rule of axe."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

OpenPage = Callable[..., Page]
WIDTHS = {"desktop": (1440, 1024, 768, 320), "dark": (), "phone": (390, 320)}
"""The widths at which no page may scroll sideways, by the look that it is tried in."""
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
    "first-week/",
)


def one_of_each(folder: Path) -> list[str]:
    """The indexes, and for each kind its index and the first of its records."""
    found = list(INDEXES)
    for index in sorted(folder.glob("*/index.html")):
        records = sorted(index.parent.glob("*/index.html"))
        if records and f"{index.parent.name}/" not in INDEXES:
            found += [f"{index.parent.name}/", f"{index.parent.name}/{records[0].parent.name}/"]
    return found


@pytest.mark.parametrize("look", ["desktop", "dark", "phone"])
def test_every_sort_of_page_opens_fits_and_breaks_no_rule_of_axe(
    open_page: OpenPage, axe: Callable[..., list[object]], site: str, site_folder: Path, look: str
) -> None:
    page = open_page("", look=look)
    size = page.viewport_size or {"width": 0, "height": 0}
    broken, wide = {}, []
    for path in one_of_each(site_folder):
        page.goto(site + path)
        assert page.locator("h1").count() == 1, f"{path} has not exactly one title"
        if found := axe(page):
            broken[path] = [str(one) for one in found]
        for width in WIDTHS[look]:
            page.set_viewport_size({"width": width, "height": size["height"]})
            if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
                wide.append((path, width))
        page.set_viewport_size({"width": size["width"], "height": size["height"]})
    assert not broken, "\n".join(f"{path}: {found}" for path, found in broken.items())
    assert not wide, f"these pages scroll sideways: {wide}"


def test_pages_are_whole_without_javascript(open_page: OpenPage, site: str, site_folder: Path) -> None:
    page = open_page("", java_script_enabled=False)
    for path in one_of_each(site_folder):
        page.goto(site + path)
        assert page.locator("h1").is_visible(), f"{path} shows no title"
        assert page.locator("nav[aria-label=Handbook] a").count() > 5
