"""The page of deadlines, and the calendars that say the same."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from opsbook.emit import calendar_text
from tests.handbooks import TODAY
from tests.outputs.books import BOOK
from tests.outputs.emitted import Emit, Emitted, words


def events(site: Emitted, path: str) -> list[tuple[date, str]]:
    """The days and words of a calendar, in its order."""
    found: list[Any] = Calendar.from_ical(site.content(path)).walk("VEVENT")
    return [(event["dtstart"].dt, str(event["summary"])) for event in found]


def test_every_deadline_is_a_line_that_can_be_filtered(emit: Emit) -> None:
    lines = emit(BOOK).tree("deadlines/").xpath("//tbody/tr")
    assert [words(line) for line in lines] == [
        "Retention Review 1 Jun 2026 173 days late Old Hand Nobody answers",
        "Consent store Review 20 Dec 2026 in 29 days Data steward",
        "Decision 1: Buy it Decision to revisit 24 Dec 2026 in 33 days Maya Chen",
        "Consent Review 1 Apr 2027 in 131 days Platform team",
    ]
    assert lines[0].get("data-facets") == '{"owner": "Old Hand", "state": "Overdue", "what": "Review"}'


def test_what_ended_or_was_held_is_not_late(emit: Emit) -> None:
    records = {
        "data/exceptions/loan.yml": "title: Loan\nexpires: 2026-11-11\n",
        "data/forums/board.yml": "title: Board\nnext_on: 2026-11-20\n",
        "data/decisions/0001-buy.yml": "title: Buy\nrevisit_by: 2026-11-01\n",
    }
    tree = emit(records).tree("deadlines/")
    assert [words(line).partition("2026 ")[2] for line in tree.xpath("//tbody/tr")] == [
        "20 days late No owner",
        "10 days ago No owner",
        "1 day ago No owner",
    ]
    tones = [one.get("class").split("--")[1] for one in tree.xpath("//tbody//span[@data-ob-due]")]
    assert tones == ["bad", "bad", "neutral"]


def test_the_months_ahead_begin_with_this_one_and_leave_out_what_is_past(emit: Emit) -> None:
    months = emit(BOOK).tree("deadlines/").xpath("//ol[@class='ob-months']/li")
    assert [words(month) for month in months] == [
        "November 2026 Nothing due",
        "December 2026, 2 due 20 Consent store 24 Buy it , decision to revisit",
        "January 2027 Nothing due",
        "February 2027 Nothing due",
        "March 2027 Nothing due",
        "April 2027, 1 due 1 Consent",
    ]


def test_the_calendar_holds_every_deadline_as_a_whole_day(emit: Emit) -> None:
    assert events(emit(BOOK), "deadlines.ics") == [
        (date(2026, 6, 1), "Review: Retention"),
        (date(2026, 12, 20), "Review: Consent store"),
        (date(2026, 12, 24), "Decision to revisit: Decision 1: Buy it"),
        (date(2027, 4, 1), "Review: Consent"),
    ]


@pytest.mark.parametrize(
    ("path", "records"),
    [
        ("people/ravi-patel/deadlines.ics", ["Consent store", "Consent"]),
        ("teams/platform/deadlines.ics", ["Consent"]),
        ("roles/steward/deadlines.ics", ["Consent store"]),
        ("roles/empty-seat/deadlines.ics", []),
    ],
)
def test_everybody_has_a_calendar_of_what_comes_down_to_them(emit: Emit, path: str, records: list[str]) -> None:
    assert [words.removeprefix("Review: ") for _, words in events(emit(BOOK), path)] == records


def test_an_event_keeps_its_uid_when_its_day_moves(emit: Emit) -> None:
    def uids(reviewed: str) -> list[str]:
        policy = f"title: P\nstatus: in-force\nreview_every: 1 year\nreviewed: {reviewed}\n"
        calendar = Calendar.from_ical(emit({"data/policies/p.yml": policy}).content("deadlines.ics"))
        return [str(event["uid"]) for event in calendar.walk("VEVENT")]

    assert uids("2026-05-01") == uids("2026-06-01") == ["policy:p/reviews/review@handbook.example"]


def test_uids_are_unique_and_stamps_are_the_builds(emit: Emit) -> None:
    calendar = Calendar.from_ical(emit(BOOK).content("deadlines.ics"))
    found = calendar.walk("VEVENT")
    assert len({str(event["uid"]) for event in found}) == len(found)
    assert {event["dtstamp"].to_ical() for event in found} == {b"20261121T000000Z"}


def test_hostile_titles_stay_one_escaped_property(emit: Emit) -> None:
    title = r"A; b, c\n ]]> END:VEVENT" + "é" * 80
    policy = f"title: '{title}'\nstatus: in-force\nreview_every: 1 year\nreviewed: 2026-05-01\n"
    site = emit({"data/policies/p.yml": policy})
    assert events(site, "deadlines.ics") == [(date(2027, 5, 1), f"Review: {title}")]
    assert all(len(line) <= 75 for line in site.content("deadlines.ics").split(b"\r\n"))


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"])))
def test_any_words_survive_the_calendar(text: str) -> None:
    content = calendar_text.calendar(text, [calendar_text.event("a@b", TODAY, TODAY, text, "", "Kind")])
    read: Any = Calendar.from_ical(content)
    assert str(read.walk("VEVENT")[0]["summary"]) == text
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
