"""What is found missing beside references that lead nowhere: a name that nobody bears may have been meant for one."""

from __future__ import annotations

import pytest

from tests.handbooks import WriteHandbook

PEOPLE = {f"data/people/{name}.yml": f"title: {name.title()}\n" for name in ("ana", "ben", "kim")}


def teams(*members: str) -> dict[str, str]:
    """Teams in which Kim is, each with one member more."""
    return {f"data/teams/t{n}.yml": f"title: T{n}\nmembers: [kim, {one}]\n" for n, one in enumerate(members)}


@pytest.mark.parametrize(
    ("members", "teamless"),
    [
        (("zoltan",), ["ana", "ben"]),
        (("zoltan", "zoltan", "zoltan"), ["ana", "ben"]),
        (("zoltan", "person:zoltan"), ["ana", "ben"]),
        (("zoltan", "quentin"), ["ana", "ben"]),
        (("zoltan", "no-such-thing-at-all"), []),
        (("zoltan", "quentin", "kurt", "otto"), ["ana", "ben"]),
        (("zoltan", "quentin", "kurt", "benjamin"), ["ana"]),
        (("annabel", "b"), []),
        (("tbd", "tbd"), []),
        (("zoltan", "zoltan", "tbd"), ["ana", "ben"]),
        (("zoltan", "tbd", "n/a"), []),
        (("zoltan", "quentin", "kurt", "otto", "tbd"), ["ana", "ben"]),
        (("zoltan", "quentin", "kurt", "otto", "tbd", "n/a"), []),
    ],
)
def test_a_name_that_leads_nowhere_in_many_places_is_one_absent_record(
    handbook: WriteHandbook, members: tuple[str, ...], teamless: list[str]
) -> None:
    found = handbook({**PEOPLE, **teams(*members)}).diagnostics
    assert [one.record for one in found if one.code == "OWN008"] == [f"person:{name}" for name in teamless]
    assert len([one for one in found if one.code == "REF001"]) == len(members)


@pytest.mark.parametrize("name", ["rob", "bob", "bob-smith", "rsmith", "rs", "smith", "robrt", "roberto", "Smith, R."])
def test_who_may_be_called_so_is_not_found(handbook: WriteHandbook, name: str) -> None:
    files = {
        "data/people/robert-smith.yml": "title: Robert Smith\n",
        "data/people/kim-lund.yml": "title: Kim Lund\n",
        "data/teams/one.yml": f"title: One\nmembers: [kim-lund, '{name}', zoltan, quentin, kurt, otto]\n",
    }
    assert "OWN008" not in {one.code for one in handbook(files).diagnostics}


@pytest.mark.parametrize("name", ["zoltan-kis", "quentin", "ed"])
def test_a_stranger_hides_nobody(handbook: WriteHandbook, name: str) -> None:
    files = {
        "data/people/robert-smith.yml": "title: Robert Smith\n",
        "data/people/kim-lund.yml": "title: Kim Lund\n",
        "data/teams/one.yml": f"title: One\nmembers: [kim-lund, {name}, istvan, kurt, pavel, olga]\n",
    }
    found = handbook(files).diagnostics
    assert [one.record for one in found if one.code == "OWN008"] == ["person:robert-smith"]
