"""Ids as people write them who have never seen one: what is said, and what to write."""

from __future__ import annotations

import pytest

from tests.handbooks import WriteHandbook

PEOPLE = {"data/people/ana.yml": "title: Ana\n", "data/people/ben.yml": "title: Ben\n"}


@pytest.mark.parametrize("written", ['""', "''", "'  '", "", "~"])
def test_an_empty_owner_is_no_owner(handbook: WriteHandbook, written: str) -> None:
    found = handbook(
        {**PEOPLE, "data/terms/lead.yml": "title: A\n", "data/metrics/m.yml": f"title: A\nowner: {written}\n"}
    )
    codes = [one.code for one in found.diagnostics if one.field == "owner"]
    assert codes == ["OWN001"]


@pytest.mark.parametrize("written", ["ana, ben", "ana / ben", "ana;ben", "ana & ben", "ana and ben", "ana ben"])
def test_two_ids_in_one_place_are_named_as_two(handbook: WriteHandbook, written: str) -> None:
    found = handbook({**PEOPLE, "data/metrics/m.yml": f"title: A\nowner: {written}\n"}).diagnostics
    (one,) = [one for one in found if one.code == "REF001"]
    assert (one.message, one.help, one.fix) == (
        f"{written} is more than one id",
        "Write ana; only one can stand here.",
        None,
    )


def test_two_ids_in_an_item_of_a_list_are_two_items(handbook: WriteHandbook) -> None:
    found = handbook({**PEOPLE, "data/teams/crew.yml": 'title: Crew\nmembers: ["ana, ben"]\n'}).diagnostics
    (one,) = [one for one in found if one.code == "REF001"]
    assert one.help == "Write ana; each other one as an item of its own."


@pytest.mark.parametrize("written", ["people/ana.yml", "ana.yml", "../people/ana.yaml", "data\\people\\ana.md"])
def test_a_record_called_by_its_file_is_known(handbook: WriteHandbook, written: str) -> None:
    found = handbook({**PEOPLE, "data/metrics/m.yml": f"title: A\nowner: {written}\n"}).diagnostics
    (one,) = [one for one in found if one.code == "REF001"]
    assert one.help == "Did you mean ana?"
