"""Whatever the circumstances: no JavaScript, no storage, files, another sub-path, zoom, keyboard, paper."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tools.site_server import serving

OpenPage = Callable[..., Page]
NewContext = Callable[..., BrowserContext]
BLOCKED = """
Object.defineProperty(window, "localStorage", { get() { throw new DOMException("blocked", "SecurityError") } })
"""
MOVING = """
[...document.querySelectorAll(".ob *")].map(one => getComputedStyle(one)).filter(style =>
  parseFloat(style.transitionDuration) > 0.01 || style.animationName !== "none" || style.scrollBehavior === "smooth"
).length
"""


def test_ticks_work_with_storage_blocked(new_context: NewContext, site: str) -> None:
    page = new_context().new_page()
    failures: list[str] = []
    page.on("console", lambda message: failures.append(message.text) if "opsbook" in message.text else None)
    page.add_init_script(BLOCKED)  # the theme itself throws an error then
    page.goto(site + "checklists/lab-exit/")
    page.get_by_role("checkbox").first.check()
    expect(page.locator("[data-ob-check-count]")).to_contain_text("1 of")
    page.goto(site + "paths/your-first-week/")
    page.get_by_role("button", name="Mark as done").first.click()
    expect(page.locator("[data-ob-path-progress]")).to_contain_text("1 of")
    assert not failures


def test_without_javascript_nothing_is_offered_that_does_not_work(open_page: OpenPage, site: str) -> None:
    page = open_page("runbooks/event-volume-drop/", java_script_enabled=False)
    expect(page.locator(".ob-step").last).to_be_visible()
    expect(page.get_by_role("button", name=re.compile("Incident|Copy|Print"))).to_have_count(0)
    page.goto(site + "checklists/lab-exit/")
    page.get_by_role("checkbox").first.check()
    expect(page.get_by_role("button", name=re.compile("Copy|Start"))).to_have_count(0)
    page.goto(site + "search/")
    assert page.locator("main a[href*='policies/']").count() > 10
    page.goto(site + "relations/")
    page.get_by_text("All links as a list").click()
    expect(page.locator(".ob-list li").first).to_be_visible()
    page.get_by_role("link", name="All of them, page by page").click()
    page.get_by_role("link", name="Last").click()
    expect(page.locator(".ob-list li").last).to_be_visible()


@pytest.mark.parametrize(("likes", "lightness"), [("dark", range(60)), ("light", range(200, 256))])
def test_without_javascript_the_colours_are_those_that_the_device_likes(
    open_page: OpenPage, likes: str, lightness: range
) -> None:
    page = open_page("runbooks/event-volume-drop/", java_script_enabled=False, color_scheme=likes)
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert all(int(part) in lightness for part in re.findall(r"\d+", ground)), ground


def test_the_side_list_shows_where_one_is_and_leads_to_its_end(open_page: OpenPage) -> None:
    page = open_page("forums/", viewport={"width": 1280, "height": 700})
    side = page.locator("nav[aria-label=Handbook]")
    expect(side.locator("[aria-current]")).to_be_in_viewport()
    side.hover()
    page.mouse.wheel(0, 3000)
    expect(side.get_by_role("link").last).to_be_in_viewport(ratio=1)


def test_the_site_can_be_read_as_files(new_context: NewContext, site_folder: Path) -> None:
    page = new_context().new_page()
    failures: list[str] = []
    page.on("pageerror", lambda error: failures.append(str(error)))
    page.goto((site_folder / "index.html").as_uri())
    page.get_by_role("link", name="Checklists", exact=True).click()
    expect(page.locator("h1")).to_have_text("Checklists")
    page.get_by_role("link", name="Laboratory exit", exact=False).first.click()
    page.get_by_role("checkbox").first.check()
    expect(page.locator("[data-ob-check-count]")).to_contain_text("1 of")
    page.get_by_role("link", name="Golden paths", exact=True).click()
    page.get_by_role("link", name="Your first week").last.click()
    page.get_by_role("button", name="Mark as done").first.click()
    expect(page.locator("[data-ob-path-progress]")).to_contain_text("1 of")
    assert not failures


@pytest.mark.parametrize("path", ["/", "/some/where/deep/"])
def test_the_site_works_under_any_path(new_context: NewContext, site_folder: Path, path: str) -> None:
    with serving(site_folder, path) as home:
        page = new_context().new_page()
        page.goto(home)
        for name in ("Policies", "Relations", "Golden paths"):
            page.locator("nav[aria-label=Handbook]").get_by_role("link", name=name, exact=True).click()
            expect(page.locator("h1")).to_have_text(name)
        page.goto(f"{home}policies/consent-propagation/")
        assert page.evaluate("document.fonts.status") == "loaded"
        assert page.locator("link[href*='opsbook.']").count() >= 1


def test_every_sort_of_page_reads_at_twice_the_size(open_page: OpenPage, site: str) -> None:
    page = open_page(viewport={"width": 720, "height": 500}, device_scale_factor=2)
    for path in ("", "policies/consent-propagation/", "runbooks/event-volume-drop/?incident", "tools/", "health/"):
        page.goto(site + path)
        assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), path


def test_the_keyboard_alone_is_enough(open_page: OpenPage, site: str) -> None:
    page = open_page("runbooks/event-volume-drop/")
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_contain_text("Skip")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "first"  # at once: the next key may be on its way
    for _ in range(30):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('.ob-step input')"):
            break
    page.keyboard.press("Space")
    expect(page.locator(".ob-step input").first).to_be_checked()
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline != "none"
    page.goto(site + "tools/")
    page.get_by_role("button", name="Cost a year").focus()
    page.keyboard.press("Enter")
    expect(page.locator("th[aria-sort=ascending]")).to_have_text("Cost a year")


def test_the_menu_of_a_phone_opens_and_closes_by_keyboard(phone: Page) -> None:
    menu = phone.locator("[data-ob-menu]")
    menu.focus()
    phone.keyboard.press("Enter")
    expect(menu).to_have_attribute("aria-expanded", "true")
    expect(phone.locator("nav[aria-label=Handbook] a").first).to_be_focused()
    phone.keyboard.press("Escape")
    expect(menu).to_be_focused()


def test_a_hover_card_shows_the_head_of_its_page_and_closes(open_page: OpenPage) -> None:
    page = open_page("policies/consent-propagation/")
    page.locator(".ob-related a.ob-ref, .ob-related .ob-refs a").first.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    card = page.get_by_role("tooltip")
    expect(card).to_be_visible()
    page.keyboard.press("Escape")
    expect(card).to_have_count(0)


def test_nothing_moves_for_those_who_do_not_want_it(open_page: OpenPage) -> None:
    page = open_page("paths/your-first-week/", reduced_motion="reduce")
    moving = page.evaluate(MOVING)
    assert moving == 0


def test_bars_that_are_compared_have_tracks_of_one_length(open_page: OpenPage) -> None:
    page = open_page("teams/martech-group/")
    tracks = page.locator("#load + .ob-bars .ob-bars__track")
    widths = tracks.evaluate_all("found => found.map(one => one.getBoundingClientRect().width)")
    assert len(widths) > 5
    assert max(widths) - min(widths) < 1


def test_the_smallest_phones_still_name_the_page_in_the_header(open_page: OpenPage) -> None:
    page = open_page("", look="phone", viewport={"width": 320, "height": 640})
    name = page.locator(".ob-header .md-header__topic .md-ellipsis").first
    expect(name).to_be_visible()
    assert page.evaluate("""() => {
        const name = document.querySelector(".ob-header .md-header__topic .md-ellipsis").getBoundingClientRect()
        const next = document.querySelector(".ob-sos").getBoundingClientRect()
        return name.width > 40 && name.right <= next.left
    }""")
