"""The health page: gaps first, each with the place to mend it."""

from __future__ import annotations

import pytest

from tests.outputs.books import BOOK, PEOPLE
from tests.outputs.emitted import Emit, Emitted, words


def table(site: Emitted, section: str) -> dict[str, list[str]]:
    """The cells of a section's table, by the words in the first one."""
    found = site.tree("health/").xpath(f"//section[@aria-labelledby='{section}']//tbody/tr")
    cells = [[words(cell) for cell in row] for row in found]
    return {row[0]: row[1:] for row in cells}


def test_the_counts_say_how_many_of_what(emit: Emit) -> None:
    tiles = emit(BOOK).tree("health/").xpath("//dl[@class='ob-tiles']/div")
    counts = {tile.xpath("string(dt)"): tile.xpath("string(dd/span)") for tile in tiles}
    assert counts == {
        "No owner": "2",
        "No backup": "3",
        "Overdue": "1",
        "Due in 30 days": "1",
        "Never reviewed": "4",
        "Up to date": "29%",
    }


def test_every_record_without_an_answerable_owner_has_its_edit_link(emit: Emit) -> None:
    site = emit(BOOK)
    section = site.tree("health/").xpath("//section[@aria-labelledby='unowned']//tbody/tr")
    assert [words(item) for item in section] == [
        "Nobody's Policy Add an owner to Nobody's",
        "Retention Policy: Old Hand left on 1 May 2026 Add an owner to Retention",
    ]
    links = [item.xpath("string(.//a[@class!='ob-ref']/@href)") for item in section]
    assert links[0] == "https://forge.example/ops/edit/main/data/policies/nobodys.yml"


def test_late_reviews_come_before_those_never_made(emit: Emit) -> None:
    late = table(emit(BOOK), "overdue")
    assert next(iter(late)) == "Retention"
    assert late["Retention"][1:] == ["1 Jun 2026", "Overdue by 173 days Review now : Retention"]
    assert late["Nobody's"][1:] == ["–", "Never reviewed Review now : Nobody's"]


def test_a_service_is_covered_by_what_its_kind_says_should_lead_to_it(emit: Emit) -> None:
    covered = table(emit(BOOK), "coverage")
    assert covered == {
        "Mail": ["Yes", "None", "None", "None", "Never"],
        "Consent store": ["Yes", "Yes", "Yes", "Yes", "Due soon"],
    }


@pytest.mark.parametrize(
    ("section", "line", "counts"),
    [
        ("by-owner", "Platform team", ["2", "1", "0", "0", "1", "–", "1 of 1"]),
        ("by-owner", "No owner", ["1", "0", "0", "0", "1", "–", "0 of 1"]),
        ("by-team", "Platform team", ["6", "1", "1", "0", "3", "6 of 6", "–", "1 of 1"]),
        ("by-kind", "Policies", ["3", "1", "0", "1", "1", "1 of 3", "–", "1 of 3"]),
        ("by-kind", "Decisions", ["1", "–", "–", "–", "–", "1 of 1", "–", "–"]),
    ],
)
def test_shares_count_what_is_covered_of_a_group(emit: Emit, section: str, line: str, counts: list[str]) -> None:
    assert table(emit(BOOK), section)[line] == counts


def test_practice_counts_when_all_that_has_a_pace_was_done_in_time(emit: Emit) -> None:
    pace = "exercise_every: 3 months\n"
    days = {"in-time": "2026-10-01", "late": "2026-05-01"}
    books = {
        f"data/runbooks/{name}.yml": f"title: A\n{pace}exercises: [{{on: {day}, by: maya-chen}}]\n"
        for name, day in days.items()
    }
    books |= {"data/runbooks/never.yml": f"title: B\n{pace}", "data/runbooks/unasked.yml": "title: C\n"}
    assert table(emit({**PEOPLE, **books}), "by-kind")["Runbooks"][-2:] == ["1 of 3", "–"]


def test_many_owners_without_backup_are_summed_up_after_the_first(emit: Emit) -> None:
    people = {f"data/people/p{n:02}.yml": f"title: Person {n:02}\n" for n in range(20)}
    records = {f"data/tools/t{n:02}.yml": f"title: Tool {n:02}\nowner: p{n:02}\n" for n in range(20)}
    bars = emit({**people, **records}).tree("health/").xpath("//section[@aria-labelledby='no-backup']//li")
    assert len(bars) == 16
    assert words(bars[-1]) == "5 others 5"


def test_what_the_checks_found_links_to_the_rules(emit: Emit) -> None:
    site = emit(BOOK)
    for link in site.tree("health/").xpath("//section[@aria-labelledby='checks']//a/@href"):
        if link.startswith("../rules/"):
            assert f"{link.removeprefix('../')}index.html" in site.made
