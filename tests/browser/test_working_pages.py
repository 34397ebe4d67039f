"""What people do on pages: tick a checklist, work through a runbook at night, learn on a path, present it to a room."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

OpenPage = Callable[..., Page]
NOON = datetime(2026, 11, 21, 12, 5, tzinfo=UTC)
CLIPBOARD = {"permissions": ["clipboard-read", "clipboard-write"]}
PHONES = [{"width": 390, "height": 844}, {"width": 320, "height": 568}]
CHECKLIST, RUNBOOK, PATH = "checklists/lab-exit/", "runbooks/event-volume-drop/", "paths/your-first-week/"


def at(page: Page, moment: datetime) -> None:
    """Set the reader's clock and come to the page again."""
    page.clock.set_fixed_time(moment)
    page.reload()


def clipboard(page: Page) -> str:
    return str(page.evaluate("navigator.clipboard.readText()"))


def test_a_checklist_keeps_its_ticks_with_their_times_for_a_week(open_page: OpenPage) -> None:
    page = open_page(CHECKLIST)
    at(page, NOON)
    page.get_by_role("checkbox").first.check()
    expect(page.locator(".ob-check__at").first).to_have_text("12:05")
    at(page, NOON + timedelta(days=6))
    expect(page.get_by_role("checkbox").first).to_be_checked()
    at(page, NOON + timedelta(days=8))
    expect(page.get_by_role("checkbox").first).not_to_be_checked()


def test_a_checklist_says_when_all_is_done_and_gives_its_result(open_page: OpenPage) -> None:
    page = open_page(CHECKLIST, **CLIPBOARD)
    at(page, NOON)
    boxes = page.get_by_role("checkbox")
    page.get_by_label("What is it for?").fill("Spring launch")
    for number in range(boxes.count()):
        boxes.nth(number).check()
    expect(page.locator("[data-ob-check-done]")).to_be_visible()
    page.get_by_role("button", name="Copy result").click()
    result = clipboard(page).splitlines()
    assert result[0].endswith(": Spring launch")
    assert result[1].startswith("[x]")
    assert result[1].endswith("(12:05)")
    assert result[-1].endswith(CHECKLIST)
    page.get_by_role("button", name="Start again").click()
    expect(page.get_by_role("checkbox", checked=True)).to_have_count(0)


def test_ticks_made_in_one_tab_show_in_the_other(open_page: OpenPage, site: str) -> None:
    page = open_page(CHECKLIST)
    other = page.context.new_page()
    other.goto(site + CHECKLIST)
    page.get_by_role("checkbox").first.check()
    expect(other.get_by_role("checkbox").first).to_be_checked()


def test_a_runbook_notes_when_each_step_was_done_for_a_day(open_page: OpenPage) -> None:
    page = open_page(RUNBOOK)
    at(page, NOON)
    page.locator(".ob-step").first.get_by_role("checkbox").check()
    expect(page.locator(".ob-step__done").first).to_have_text("Done at 12:05")
    at(page, NOON + timedelta(hours=20))
    expect(page.locator(".ob-step__done").first).to_have_text("Done at 12:05")
    at(page, NOON + timedelta(hours=25))
    expect(page.locator(".ob-step__done").first).to_have_text("Done")


def test_the_incident_view_keeps_the_log_and_the_way_to_escalate(open_page: OpenPage) -> None:
    page = open_page(RUNBOOK, look="phone", **CLIPBOARD)
    at(page, NOON)
    page.get_by_role("button", name="Incident view").click()
    expect(page).to_have_url(re.compile(r"\?incident$"))
    for hidden in (".ob-related", ".ob-byline", ".ob-crumbs"):
        expect(page.locator(hidden).first).to_be_hidden()
    bar = page.get_by_role("region", name="Incident")
    expect(bar).to_contain_text("Step 1 of")
    page.clock.set_fixed_time(NOON + timedelta(minutes=7))
    page.locator(".ob-step").first.get_by_role("checkbox").check()
    expect(bar).to_contain_text("Step 2 of")
    expect(bar).to_contain_text("7 min since 12:05")
    bar.get_by_role("button", name="Copy log").click()
    log = clipboard(page).splitlines()
    assert log[1] == "12:05  Started"
    assert log[2].startswith("12:12  ")
    assert log[-1].endswith(RUNBOOK)
    bar.get_by_role("link", name="Escalate").click()
    expect(page.locator("#escalate")).to_be_in_viewport()


def test_the_incident_view_can_be_shared_and_left(open_page: OpenPage) -> None:
    page = open_page(RUNBOOK + "?incident")
    expect(page.get_by_role("region", name="Incident")).to_be_visible()
    page.get_by_role("button", name="Leave incident view").click()
    expect(page.locator(".ob-related")).to_be_visible()
    expect(page).not_to_have_url(re.compile("incident$"))


def test_a_command_can_be_copied(open_page: OpenPage) -> None:
    page = open_page(RUNBOOK, **CLIPBOARD)
    command = page.locator(".ob-code").first
    command.get_by_role("button").click()
    assert clipboard(page) == command.locator("code").first.inner_text()


def test_a_path_remembers_how_far_one_has_come(open_page: OpenPage, site: str) -> None:
    page = open_page(PATH)
    at(page, NOON)
    page.get_by_role("button", name="Mark as done").first.click()
    expect(page.locator(".ob-path__step").nth(1)).to_be_focused()
    page.reload()
    expect(page.get_by_role("link", name="Resume at step 2")).to_be_visible()
    expect(page.locator("[data-ob-path-progress]")).to_contain_text("1 of")
    page.goto(site + "first-week/")
    mine = page.locator("[data-ob-week]").filter(has_text="Your first week")
    expect(mine).to_contain_text("1 of 8 done")
    mine.get_by_role("link", name="Resume at step 2").click()
    expect(page.locator(".ob-path__step").nth(1)).to_be_in_viewport()
    at(page, NOON + timedelta(days=366))
    expect(page.get_by_role("link", name="Start").first).to_be_visible()


def test_a_newcomer_sees_the_paths_of_their_role(open_page: OpenPage) -> None:
    page = open_page("first-week/")
    everything = page.locator("[data-ob-week]").count()
    page.get_by_label("I am a").select_option("Experiment lead")
    shown = page.locator("[data-ob-week]:visible")
    assert 0 < shown.count() < everything
    page.reload()
    expect(page.get_by_label("I am a")).to_have_value("role:experiment-lead")
    assert 0 < shown.count() < everything


def test_a_path_is_presented_step_by_step(open_page: OpenPage) -> None:
    page = open_page(PATH)
    page.get_by_role("button", name="Present").click()
    stage = page.get_by_role("dialog", name=re.compile("Presentation"))
    expect(stage).to_contain_text("1 / 8")
    expect(stage.locator(".ob-stage__qr svg")).to_be_visible()
    expect(stage).to_contain_text(f"northlight.example/handbook/{PATH}#")
    notes = stage.locator("details").first
    expect(notes).to_be_hidden()
    stage.get_by_role("button", name="Notes").click()
    expect(notes).to_be_visible()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("PageDown")
    expect(stage).to_contain_text("3 / 8")
    expect(page).to_have_url(re.compile(r"\?present#step-"))
    page.keyboard.press("ArrowLeft")
    expect(stage).to_contain_text("2 / 8")
    page.keyboard.press("Escape")
    expect(stage).to_be_hidden()
    expect(page.get_by_role("button", name="Present")).to_be_focused()


def test_a_presentation_can_begin_at_a_step(open_page: OpenPage) -> None:
    page = open_page(PATH)
    step = page.locator(".ob-path__step").nth(2).get_attribute("id")
    shared = open_page(f"{PATH}?present#{step}")
    expect(shared.get_by_role("dialog")).to_contain_text("3 / 8")


@pytest.mark.parametrize("width", [375, 320])
def test_who_follows_a_presentation_on_a_phone_sees_all_of_it(open_page: OpenPage, width: int) -> None:
    page = open_page(f"{PATH}?present", look="phone", viewport={"width": width, "height": 700})
    for shown in (page.get_by_role("button", name="Exit"), page.locator(".ob-stage .ob-path__outcome")):
        box = shown.bounding_box()
        assert box
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width


# Words of commands that are on two lines, although they would fit on one.
TORN = """() => [...document.querySelectorAll(".ob-code code")].flatMap(code => {
  const texts = document.createTreeWalker(code, NodeFilter.SHOW_TEXT), torn = [];
  while (texts.nextNode()) for (const word of texts.currentNode.data.matchAll(/\\S+/g)) {
    const range = document.createRange();
    range.setStart(texts.currentNode, word.index);
    range.setEnd(texts.currentNode, word.index + word[0].length);
    const lines = [...range.getClientRects()], room = code.parentNode.clientWidth - 28;
    if (lines.length > 1 && lines.reduce((sum, line) => sum + line.width, 0) < room) torn.push(word[0]);
  }
  return torn;
})"""


@pytest.mark.parametrize("phone", PHONES)
def test_no_word_of_a_command_is_torn_on_a_phone(
    open_page: OpenPage, site: str, site_folder: Path, phone: dict[str, int]
) -> None:
    page = open_page(look="phone", viewport=phone)
    torn, flags = {}, 0
    for file in sorted((site_folder / "runbooks").glob("*/index.html")):
        page.goto(f"{site}runbooks/{file.parent.name}/?incident")
        flags += page.locator(".ob-code code span").count()
        torn[file.parent.name] = page.evaluate(TORN)
    assert flags > 20
    assert not any(torn.values()), torn


def test_a_command_is_copied_as_it_was_written(open_page: OpenPage) -> None:
    page = open_page("runbooks/wrong-audience-sent/", **CLIPBOARD)
    page.get_by_role("button", name="Copy the command of step 2").click()
    assert clipboard(page) == "mailwright journeys pause --triggered-by SEND_ID"


@pytest.mark.parametrize("phone", PHONES)
def test_the_bar_of_an_incident_has_two_lines_at_most(open_page: OpenPage, phone: dict[str, int]) -> None:
    page = open_page("runbooks/personal-data-exposed/?incident", look="phone", viewport=phone)
    for said in ("[data-ob-bar-step]", "[data-ob-bar-clock]"):
        lines = "it => it.getClientRects().length * it.offsetHeight / parseFloat(getComputedStyle(it).lineHeight)"
        assert page.locator(said).evaluate(lines) < 1.5
    expect(page.get_by_role("button", name="Copy log")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def test_going_back_leaves_the_presentation(open_page: OpenPage) -> None:
    page = open_page(PATH)
    steps = page.locator(".ob-path__list a")
    steps.nth(3).click()
    steps.nth(5).click()
    expect(page).to_have_url(re.compile("#step-"))
    page.get_by_role("button", name="Present").click()
    expect(page.locator(".ob-stage")).to_be_visible()
    page.go_back()
    expect(page.locator(".ob-stage")).to_be_hidden()
    page.get_by_role("button", name="Present").click()
    expect(page.locator(".ob-stage")).to_be_visible()


def test_a_presentation_can_be_opened_again_after_the_address_was_edited(open_page: OpenPage) -> None:
    page = open_page(f"{PATH}?present#step-partner")
    expect(page.locator(".ob-stage h3")).to_have_text("Meet your partner")
    page.evaluate("location.hash = '#step-walk'")
    expect(page.locator(".ob-stage")).to_be_hidden()
    page.get_by_role("button", name="Present").click()
    expect(page.locator(".ob-stage")).to_be_visible()


def test_a_step_in_a_room_is_seen_whole_and_its_notes_come_into_view(open_page: OpenPage) -> None:
    page = open_page(f"{PATH}?present#step-sign-in", viewport={"width": 1280, "height": 720})
    body = page.locator("[data-ob-stage-body]")
    for _ in range(page.locator(".ob-path__list li").count()):
        assert body.evaluate("it => it.scrollHeight <= it.clientHeight"), page.url
        page.keyboard.press("ArrowRight")
    page.get_by_role("button", name="Notes").click()
    expect(body.locator(".ob-path__notes p").last).to_be_in_viewport(ratio=1)
