"""The home page: what is urgent, where to begin, what changed, what is late."""

from __future__ import annotations

from opsbook.outputs.home import home_context
from tests.outputs.books import BOOK
from tests.outputs.emitted import Emit, words


def test_the_most_urgent_symptoms_come_first_with_their_time(emit: Emit) -> None:
    symptoms = emit(BOOK).tree("").xpath("//ul[@class='ob-symptoms']/li")
    assert [words(item) for item in symptoms] == [
        "The store is down Act within 5 minutes",
        "The store is slow Act within 2 hours",
        "Something else",
    ]


def test_a_door_leads_to_the_records_that_most_others_lead_to(emit: Emit) -> None:
    text = emit(BOOK).text("", "need")
    assert "I need the rule Retention" in text
    assert "All policies" in text


def test_what_the_home_page_itself_relates_to_goes_first_behind_its_door(emit: Emit) -> None:
    index = "---\ntitle: Welcome\nrelated: [nobodys]\n---\n\nHello.\n"
    site = emit({**BOOK, "docs/index.md": index}, settings={}).site
    door = next(door for door in home_context(site)["doors"] if door.title == "I need the rule")
    assert next(way.title for way in door.links) == "Nobody's"


def test_overdue_reviews_stand_with_their_owner_the_oldest_first(emit: Emit) -> None:
    site = emit({**BOOK, "data/policies/late.yml": "title: Late\nreview_every: 1 month\nreviewed: 2026-10-01\n"})
    late = site.tree("").xpath("//section[@aria-labelledby='needs']//li")
    assert [item.get("data-owner") for item in late] == ["Old Hand", "No owner"]


def test_a_hand_written_index_takes_the_home_pages_place(emit: Emit) -> None:
    site = emit({**BOOK, "docs/index.md": "# Welcome\n"}, settings={})
    assert "index.html" not in site.made


def test_an_empty_handbook_has_a_home_page_too(emit: Emit) -> None:
    text = emit({}).text("")
    assert "Nothing has changed lately." in text
    assert "Nothing is overdue." in text
