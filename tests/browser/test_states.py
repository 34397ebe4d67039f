"""States beside the page itself break no rule of axe either: presentation, incident, search, an opened menu."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

OpenPage = Callable[..., Page]
LOOKS = ("desktop", "dark", "phone")


def incident(page: Page, site: str) -> None:
    page.goto(site + "runbooks/event-volume-drop/?incident")
    page.locator(".ob-bar").wait_for()


def presentation(page: Page, site: str) -> None:
    page.goto(site + "paths/your-first-week/?present")
    page.get_by_role("dialog").wait_for()


def search(page: Page, site: str) -> None:
    page.goto(site)
    page.keyboard.press("Control+k")
    page.get_by_role("dialog").wait_for()
    page.keyboard.type("consent")
    page.get_by_role("dialog").locator("a").first.wait_for()


def banners(page: Page, site: str) -> None:
    page.goto(site + "policies/data-retention/#review-now")  # which is open then
    page.locator("#review-now ol").wait_for()


def filtered(page: Page, site: str) -> None:
    page.goto(site + "tools/?find=nothing+at+all")


@pytest.mark.parametrize("look", LOOKS)
def test_no_state_breaks_a_rule_of_axe(
    open_page: OpenPage, axe: Callable[..., list[object]], site: str, look: str
) -> None:
    page = open_page(look=look)
    broken = {}
    for state in (incident, presentation, search, banners, filtered):
        state(page, site)
        if found := axe(page):
            broken[state.__name__] = [str(one) for one in found]
    assert not broken
