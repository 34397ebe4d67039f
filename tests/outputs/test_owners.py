"""People, teams and roles together, and those behind whom nobody stands."""

from __future__ import annotations

from tests.outputs.books import BOOK
from tests.outputs.emitted import Emit, Emitted, words


def rows(site: Emitted, group: str) -> dict[str, list[str]]:
    """The cells of a group's table, by the name in the first one."""
    found = site.tree("owners/").xpath(f"//div[@data-ob-register='{group}']//tbody/tr")
    cells = [[words(cell) for cell in row] for row in found]
    return {row[0]: row[1:] for row in cells}


def test_each_carries_what_comes_down_to_it_directly_and_through_others(emit: Emit) -> None:
    site = emit(BOOK)
    assert rows(site, "teams") == {"Platform team": ["Maya Chen, Ravi Patel", "2", "0", "0", "1"]}
    assert rows(site, "people")["Ravi Patel"][1] == "5"  # the team's two, the role's one and what inherits from it


def test_who_has_gone_is_listed_only_while_something_is_left_behind(emit: Emit) -> None:
    assert "Old Hand Left" in rows(emit(BOOK), "people")
    gone = {"data/people/gone.yml": "title: Gone\nstatus: left\nuntil: 2026-01-01\n"}
    assert rows(emit({**BOOK, **gone}), "people").keys() == rows(emit(BOOK), "people").keys()


def test_a_seat_that_nobody_holds_is_named_with_the_reason(emit: Emit) -> None:
    vacant = emit(BOOK).text("owners/", "vacant")
    assert "Empty seat is held by nobody" in vacant
    assert "Old Hand" in vacant
    assert "Data steward" not in vacant
