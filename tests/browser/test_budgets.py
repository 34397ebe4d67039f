"""The budgets of a page, measured: bytes, requests, nothing that jumps."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, Response, expect

from tests.browser.test_every_page import one_of_each
from tools.test import AS_OF

OpenPage = Callable[..., Page]
Axe = Callable[..., list[object]]
KILOBYTE = 1024
LEAST = 0.01
"""The sum of layout shifts from which a page jumps."""
SHIFT = """() => new Promise(done => {
  let sum = 0;
  new PerformanceObserver(list => { for (const one of list.getEntries()) sum += one.value })
    .observe({ type: "layout-shift", buffered: true });
  setTimeout(() => done(sum), 300);
})"""


def zipped(content: bytes) -> float:
    return len(gzip.compress(content, 9)) / KILOBYTE


def shift(page: Page, address: str) -> float:
    """How far a page jumps while it comes in."""
    page.goto(address)
    return float(page.evaluate(SHIFT))


def test_every_record_page_is_small(site_folder: Path) -> None:
    pages = [page for page in site_folder.glob("*/*/index.html") if page.parent.parent.name not in ("rules", "kinds")]
    assert len(pages) > 200
    large = {str(page.relative_to(site_folder)): size for page in pages if (size := zipped(page.read_bytes())) > 12}
    assert not large


@pytest.mark.parametrize("path", ["", "policies/consent-propagation/", "paths/your-first-week/"])
def test_a_first_visit_is_light(new_context: Callable[..., BrowserContext], site: str, path: str) -> None:
    fresh = new_context().new_page()
    seen: list[Response] = []
    fresh.on("response", lambda response: seen.append(response))  # noqa: PLW0108  # no method of a list will do here
    fresh.goto(site + path, wait_until="networkidle")
    assert sum(zipped(response.body()) for response in seen if response.status == 200) <= 110


@pytest.mark.parametrize("look", ["desktop", "phone"])
@pytest.mark.parametrize("day", [AS_OF, "2027-08-20"])
def test_nothing_jumps_while_a_page_comes_in(open_page: OpenPage, site: str, look: str, day: str) -> None:
    page = open_page(look=look)
    page.clock.set_fixed_time(f"{day}T12:00Z")  # by the later day, reviews have fallen due and banners come
    shifts = {}
    for path in ("", "policies/consent-propagation/", "runbooks/event-volume-drop/", "paths/your-first-week/",
                 "checklists/lab-exit/", "services/email-messaging/", "operating-model/", "tools/", "health/",
                 "first-week/", "services/"):  # fmt: skip
        shifts[path] = shift(page, site + path)
    assert not {path: found for path, found in shifts.items() if found >= LEAST}


ASKING = (
    "policies/?review=Overdue",
    "tools/?find=a&sort=-cost",
    "deadlines/?state=Overdue",
    "search/?q=consent",
    "runbooks/consent-mismatch/?incident",
    "relations/?at=policy:consent-propagation",
)


@pytest.mark.parametrize("look", ["desktop", "phone"])
def test_nothing_jumps_when_an_address_asks_for_something(open_page: OpenPage, site: str, look: str) -> None:
    page = open_page(look=look)
    shifts = {}
    for path in ASKING:
        shifts[path] = shift(page, site + path)
    assert not {path: found for path, found in shifts.items() if found >= LEAST}


def test_a_list_that_was_to_be_filtered_is_shown_when_the_script_does_not_come(open_page: OpenPage, site: str) -> None:
    page = open_page()
    page.route("**/opsbook.*.js", lambda route: route.abort())
    page.goto(site + "policies/?review=Overdue")
    expect(page.locator("tbody tr").first).to_be_visible()


@pytest.mark.parametrize("day", [AS_OF, "2027-08-20"])
def test_the_first_action_of_a_runbook_is_on_the_first_screen_of_a_phone(
    open_page: OpenPage, site: str, site_folder: Path, day: str
) -> None:
    page = open_page(look="phone")
    page.clock.set_fixed_time(f"{day}T12:00Z")  # on the later day, most are overdue and say so
    tops = {}
    for file in sorted((site_folder / "runbooks").glob("*/index.html")):
        page.goto(f"{site}runbooks/{file.parent.name}/")
        tops[file.parent.name] = page.locator(".ob-first__do").evaluate("it => it.getBoundingClientRect().top")
    assert len(tops) > 10
    assert not {name: top for name, top in tops.items() if top >= 450}


IN_A_HURRY = """
.ob-first .ob-actions > *, .ob-step__done, .ob-code__copy, .ob-contact > a, .ob-bar .ob-button,
.ob-check__item label, .ob-check__bar .ob-button, .ob-field input
"""
SMALL = """selector => [...document.querySelectorAll(selector)].filter(one => one.checkVisibility())
  .map(one => [one.outerHTML.slice(0, 90), one.getBoundingClientRect()])
  .filter(([, box]) => box.height < 43.5 || box.width < 43.5).map(([what]) => what)"""


@pytest.mark.parametrize(
    "path", ["runbooks/wrong-audience-sent/?incident", "runbooks/event-volume-drop/", "checklists/campaign-launch/"]
)
@pytest.mark.parametrize("look", ["phone", "desktop"])
def test_what_is_used_in_a_hurry_is_big_enough_for_a_thumb(open_page: OpenPage, path: str, look: str) -> None:
    page = open_page(path, look=look)
    assert page.locator(IN_A_HURRY).count() > 5
    assert page.evaluate(SMALL, IN_A_HURRY) == []


@pytest.mark.parametrize("look", ["phone", "desktop"])
def test_nothing_is_too_small_to_hit(open_page: OpenPage, site: str, site_folder: Path, axe: Axe, look: str) -> None:
    page = open_page(look=look)
    found = {}
    for path in one_of_each(site_folder):
        page.goto(site + path)
        found[path] = axe(page, only="target-size")
    assert not any(found.values()), {path: list(map(str, one)) for path, one in found.items() if one}
