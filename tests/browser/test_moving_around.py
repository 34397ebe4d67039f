"""Moving around the handbook: instant navigation, breadcrumbs, search, and what a link promises."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tools.site_server import serving

OpenPage = Callable[..., Page]
NewContext = Callable[..., BrowserContext]


def test_each_entry_of_the_side_list_leads_to_its_page_without_a_reload(desktop: Page) -> None:
    desktop.evaluate("window.stillHere = true")
    links = desktop.locator("nav[aria-label=Handbook] a")
    for number in range(links.count()):
        link = links.nth(number)
        words, address = link.inner_text(), link.evaluate("link => link.href")
        link.click()
        expect(desktop).to_have_url(re.compile(rf"{re.escape(address)}(\?.*)?"))  # a page may note its state
        expect(desktop.locator("nav[aria-label=Handbook] [aria-current]")).to_have_text(words)
        expect(desktop.locator("h1")).to_be_visible()
    assert desktop.evaluate("window.stillHere"), "a page was loaded anew: instant navigation gave up"


def test_the_first_record_of_every_kind_opens_without_a_reload(open_page: OpenPage, site: str) -> None:
    page = open_page()
    page.evaluate("window.stillHere = true")
    kinds = page.locator("nav[aria-label=Handbook] a")
    for name in kinds.all_inner_texts():
        kinds.get_by_text(name, exact=True).click()
        expect(page.locator("nav[aria-label=Handbook] [aria-current]")).to_have_text(name)
        record = page.locator("article tbody th a, article .ob-card__link, article .ob-terms dt a").first
        if not record.count():
            continue
        title = record.inner_text()
        record.click()
        expect(page.locator("h1")).to_contain_text(title.split(": ")[-1].splitlines()[0])
    assert page.evaluate("window.stillHere"), "a page was loaded anew: instant navigation gave up"


def test_a_record_knows_its_section_and_the_way_back(open_page: OpenPage) -> None:
    page = open_page("policies/consent-propagation/")
    expect(page.locator("nav[aria-label=Handbook] [aria-current]")).to_have_text("Policies")
    page.locator("nav[aria-label=Breadcrumb] a", has_text="Policies").click()
    expect(page.locator("h1")).to_have_text("Policies")


def test_the_table_of_contents_leads_to_sections(open_page: OpenPage) -> None:
    page = open_page("policies/consent-propagation/")
    page.locator("nav[aria-label='On this page'] a", has_text="Rules").first.click()
    expect(page).to_have_url(re.compile(r"#rules$"))
    expect(page.locator("#rules")).to_be_in_viewport()


@pytest.mark.parametrize("start", ["health/", "people/jonas-weber/"])
def test_whoever_owes_a_review_is_led_to_the_lines_that_note_it(open_page: OpenPage, start: str) -> None:
    page = open_page(start)
    page.get_by_role("link", name=re.compile("^Review now ?: Data retention")).click()
    expect(page.locator("h1")).to_have_text("Data retention")
    expect(page.locator("#review-now code").filter(has_text="outcome: confirmed")).to_be_in_viewport()


def test_something_broken_is_one_tap_away_on_a_phone(phone: Page) -> None:
    phone.get_by_role("link", name=re.compile("Broken")).first.click()
    expect(phone.locator("h1")).to_be_visible()
    expect(phone).to_have_url(re.compile(r"/runbooks/$"))


def test_search_finds_a_record_and_leads_to_it(open_page: OpenPage) -> None:
    page = open_page("search/")
    field = page.locator("main input[type=search], .md-content input[type=search]").first
    field.fill("consent propagation")
    result = page.locator("a[href*='policies/consent-propagation/']").first
    expect(result).to_be_visible(timeout=15_000)
    result.click()
    expect(page.locator("h1")).to_have_text("Consent propagation")


def test_search_finds_a_hand_written_page(open_page: OpenPage) -> None:
    page = open_page("search/")
    field = page.locator("main input[type=search], .md-content input[type=search]").first
    field.fill("laboratory factory operating model")
    expect(page.locator("a[href*='operating-model/']").first).to_be_visible(timeout=15_000)


def test_a_page_that_is_not_there_offers_a_way_on(open_page: OpenPage, site: str) -> None:
    page = open_page("")
    page.goto(site + "policies/no-such-policy/")
    expect(page.locator("h1")).to_be_visible()
    assert page.locator("a[href*='search/']").count() > 0


@pytest.mark.parametrize("root", ["/handbook/", "/"])
def test_search_works_from_a_page_that_is_not_there(new_context: NewContext, site_folder: Path, root: str) -> None:
    """Its links count from the host's root, which is "/" alone for a handbook that has a host of its own."""
    missing = (site_folder / "404.html").read_text("utf-8").replace("/handbook/", root)
    page = new_context().new_page()
    failures: list[str] = []
    page.on("pageerror", lambda error: failures.append(str(error)))
    page.route("**/no-such-page/", lambda route: route.fulfill(body=missing, status=404))
    with serving(site_folder, root) as home:
        page.goto(f"{home}no-such-page/")
        page.get_by_label("Search the handbook").fill("consent propagation")
        page.get_by_role("button", name="Search", exact=True).click()
        page.locator(".ob-hit a[href*='policies/consent-propagation/']").first.click()
        expect(page.locator("h1")).to_have_text("Consent propagation")
        assert page.url == f"{home}policies/consent-propagation/"
    assert not failures
