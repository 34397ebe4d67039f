"""Days go by after a build: what a page says of reviews is right on the reader's day."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Page, expect

OpenPage = Callable[..., Page]
BUILT = datetime(2026, 11, 25, 9, tzinfo=UTC)
RECORD = "runbooks/event-volume-drop/"  # its review is due on 28 February 2027


def on(page: Page, address: str, day: datetime) -> Page:
    page.clock.set_fixed_time(day)
    page.goto(address)
    return page


@pytest.mark.parametrize(
    ("later", "badge", "banner"),
    [
        (timedelta(0), "Up to date", None),
        (timedelta(days=80), "Review due in 15 days", "Review due in 15 days."),
        (timedelta(days=273), "Overdue by 178 days", "Overdue for review by 178 days."),
    ],
)
def test_a_record_ages(open_page: OpenPage, site: str, later: timedelta, badge: str, banner: str | None) -> None:
    page = on(open_page(), site + RECORD, BUILT + later)
    expect(page.locator(".ob-head [data-ob-review]")).to_have_text(badge)
    shown = page.locator("[data-ob-banner=review]")
    if banner:
        expect(shown).to_contain_text(banner)
    else:
        expect(shown).to_have_count(0)


def test_a_permission_that_has_ended_says_so(open_page: OpenPage, site: str) -> None:
    address = site + "exceptions/legacy-event-names/"  # it ends on 12 February 2027
    page = on(open_page(), address, BUILT)
    ended = page.get_by_text("Ended. Do not rely on this.")
    expect(ended).to_be_hidden()
    page = on(page, address, BUILT + timedelta(days=79))
    expect(ended).to_be_hidden()
    page = on(page, address, BUILT + timedelta(days=80))
    expect(ended).to_be_visible()
    expect(page.locator("[data-ob-due='2027-02-12']").first).to_have_text("1 day ago")


def test_a_meeting_that_was_held_is_not_late(open_page: OpenPage, site: str) -> None:
    page = on(open_page(), site + "forums/steering-committee/", BUILT + timedelta(days=20))
    held = page.locator("[data-ob-due='2026-12-08']").first
    expect(held).to_have_text("7 days ago")
    expect(held).to_have_class("ob-badge ob-badge--neutral")


def test_a_list_ages_with_its_records(open_page: OpenPage, site: str) -> None:
    page = on(open_page(), site + "policies/?review=Overdue", BUILT + timedelta(days=273))
    count = page.locator("tbody tr").count()
    page = on(page, site + "policies/?review=Overdue", BUILT)
    assert count > page.locator("tbody tr").count() >= 1


def test_counts_of_the_health_page_age(open_page: OpenPage, site: str) -> None:
    overdue = "[data-ob-count=overdue]"
    page = on(open_page(), site + "health/", BUILT)
    before = int(page.locator(overdue).first.inner_text())
    page = on(page, site + "health/", BUILT + timedelta(days=273))
    assert int(page.locator(overdue).first.inner_text()) > before + 50


def test_an_old_copy_says_so_and_a_fresh_one_does_not(open_page: OpenPage, site: str) -> None:
    page = on(open_page(), site, BUILT + timedelta(days=2))
    expect(page.locator("[data-ob-built]")).to_have_text("")
    page = on(page, site, BUILT + timedelta(days=12))
    expect(page.locator("[data-ob-built]")).to_have_text("This copy is 12 days old, so lists and counts may be behind.")


def test_a_page_left_open_over_night_is_worded_anew_when_one_comes_back(open_page: OpenPage, site: str) -> None:
    page = on(open_page(), site + RECORD, BUILT)
    page.clock.set_fixed_time(BUILT + timedelta(days=80))
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(page.locator(".ob-head [data-ob-review]")).to_have_text("Review due in 15 days")


def test_the_lines_of_a_review_bear_the_readers_day(open_page: OpenPage, site: str) -> None:
    page = on(open_page(), site + "policies/data-retention/", BUILT + timedelta(days=5))
    page.get_by_text("Review this policy now").click()
    expect(page.locator("#review-now [data-ob-today] code")).to_contain_text("on: 2026-11-30")
    expect(page.get_by_role("link", name="Open the file")).to_have_attribute(
        "href", re.compile(r"^https://forge\.example/.*data-retention\.yml$")
    )


def test_an_acceptance_of_a_risk_lapses_on_the_readers_day(open_page: OpenPage, site: str) -> None:
    address = site + "risks/messaging-vendor-lock-in/"  # it is accepted until 31 May 2027
    page = on(open_page(), address, datetime(2027, 5, 31, 12, tzinfo=UTC))
    lapsed = page.get_by_text("The acceptance has lapsed.")
    expect(lapsed).to_be_hidden()
    page = on(page, address, datetime(2027, 6, 1, 12, tzinfo=UTC))
    expect(lapsed).to_be_visible()


def test_a_meeting_that_was_held_is_told_in_the_list_of_them(open_page: OpenPage, site: str) -> None:
    page = on(open_page(), site + "forums/", BUILT + timedelta(days=14))
    held = page.get_by_role("row", name="Steering committee").locator("[data-ob-due]")
    expect(held).to_have_text("1 day ago")


def test_what_a_list_says_of_deadlines_is_right_before_the_scripts_of_the_page_come(
    open_page: OpenPage, site: str
) -> None:
    """Worded later, it would move what somebody reads already."""
    page = open_page()
    page.route("**/opsbook.*.js", lambda route: route.abort())
    on(page, site + "forums/", BUILT + timedelta(days=20))
    expect(page.locator("[data-ob-due='2026-12-08']").first).to_have_text("7 days ago")
    on(page, site + "deadlines/", BUILT + timedelta(days=400))
    assert page.locator("tbody [data-ob-due]").all_inner_texts()
    assert not [
        said for said in page.locator("tbody [data-ob-due]").all_inner_texts() if not said.endswith((" late", " ago"))
    ]
