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


@pytest.mark.parametrize(
    ("written", "several"),
    [("ana, zoltan", True), ("zoltan / ana", True), ("zoltan, quentin", False), ("the ana team", False)],
)
def test_two_ids_are_known_by_what_stands_between_them_if_one_is_known(
    handbook: WriteHandbook, written: str, several: bool
) -> None:
    found = handbook({**PEOPLE, "data/metrics/m.yml": f"title: A\nowner: {written}\n"}).diagnostics
    (one,) = [one for one in found if one.code == "REF001"]
    assert ("more than one id" in one.message) is several


@pytest.mark.parametrize("written", ["people/ana", "data/people/ana", "data/people/ana.yml", "people/anaa"])
def test_an_id_behind_its_folder_is_one_id(handbook: WriteHandbook, written: str) -> None:
    found = handbook({**PEOPLE, "data/metrics/m.yml": f"title: A\nowner: {written}\n"}).diagnostics
    (one,) = [one for one in found if one.code == "REF001"]
    assert (one.message, one.help) == (f"there is no person, team or role {written}", "Did you mean ana?")


def test_a_record_that_names_itself_is_said_to(handbook: WriteHandbook) -> None:
    found = handbook({"data/policies/old.yml": "title: A\nsupersedes: [old]\n"}).diagnostics
    assert [(one.message, one.help) for one in found if one.code == "REF010"] == [
        ("supersedes names the record itself", "Write the id of another record, or delete old from supersedes:.")
    ]


@pytest.mark.parametrize("written", ["Two-Days", "two days", "rule-two-dasy", "Rules"])
def test_a_section_is_known_however_it_is_spelt(handbook: WriteHandbook, written: str) -> None:
    files = {
        "data/policies/pay.yml": "title: Pay\nrequirements: [{id: two-days, text: A}]\n",
        "data/terms/t.yml": f"title: T\ndefinition: '[[pay#{written}]]'\n",
    }
    (one,) = [one for one in handbook(files).diagnostics if one.code == "REF009"]
    assert one.help == f"Did you mean #{'rules' if written == 'Rules' else 'rule-two-days'}?"


@pytest.mark.parametrize("written", ["people/ana.yml", "ana.yml", "../people/ana.yaml", "data\\people\\ana.md"])
def test_a_record_called_by_its_file_is_known(handbook: WriteHandbook, written: str) -> None:
    found = handbook({**PEOPLE, "data/metrics/m.yml": f"title: A\nowner: {written}\n"}).diagnostics
    (one,) = [one for one in found if one.code == "REF001"]
    assert one.help == "Did you mean ana?"


@pytest.mark.parametrize(
    ("written", "advice"),
    [
        ("zoltan", ". If it is missing, add it as zoltan.yml in data/people/, data/teams/ or data/roles/."),
        ("person:zoltan", ". If it is missing, add it in a file data/people/zoltan.yml."),
        ("Zoltan Q.", "."),
    ],
)
def test_who_has_no_record_yet_may_be_given_one(handbook: WriteHandbook, written: str, advice: str) -> None:
    found = handbook({**PEOPLE, "data/teams/crew.yml": f"title: Crew\nmembers: [ana, '{written}']\n"}).diagnostics
    (one,) = [one for one in found if one.code == "REF001"]
    assert one.help == f"Write the id of a person, team or role that exists: its file's name without the ending{advice}"


@pytest.mark.parametrize(
    ("written", "name", "near"),
    [
        ("freehan", "sreecha", False),
        ("awly", "dfawley", False),
        ("resouer", "reasonerjt", False),
        ("maya-chan", "maya-chen", True),
        ("sreehca", "sreecha", True),
        ("dfaley", "dfawley", True),
        ("ravi-ptael", "ravi-patel", True),
    ],
)
def test_a_slip_resembles_a_name_and_a_stranger_does_not(
    handbook: WriteHandbook, written: str, name: str, near: bool
) -> None:
    files = {f"data/people/{name}.yml": "title: Somebody\n", "data/metrics/m.yml": f"title: A\nowner: {written}\n"}
    (one,) = [one for one in handbook(files).diagnostics if one.code == "REF001"]
    assert one.help.startswith("Did you mean") == near


REACHED = {
    "data/people/ana-silva.yml": "title: Ana Silva\nchat: '@queen'\nemail: a.s@example.com\n",
    "data/people/ben-ito.yml": "title: Ben Ito\nchat: '@both'\n",
    "data/people/kim-roe.yml": "title: Kim Roe\nchat: both\n",
    "data/teams/desk.yml": "title: Desk\nmembers: [ana-silva, ben-ito, kim-roe]\nchannel: '#help-me-now'\n",
}


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("@queen", "ana-silva"),
        ("queen", "ana-silva"),
        ("queen@", "ana-silva"),
        ("@Queen", "ana-silva"),
        ("A.S@example.com", "ana-silva"),
        ("#help-me-now", "desk"),
        ("@both", None),
        ("@king", None),
    ],
)
def test_who_is_called_as_in_chat_or_by_address_is_known(
    handbook: WriteHandbook, written: str, meant: str | None
) -> None:
    found = handbook({**REACHED, "data/metrics/m.yml": f"title: A\nowner: '{written}'\n"}).diagnostics
    (one,) = [one for one in found if one.code == "REF001"]
    assert one.help == f"Did you mean {meant}?" if meant else one.help.startswith("Write the id of")
    assert (one.fix.text if one.fix else None) == meant


def test_an_address_where_an_id_belongs_is_named_as_one(handbook: WriteHandbook) -> None:
    files = {"data/terms/a.yml": "title: A\nrelated: ['https://example.com/rfc/12']\n"}
    (one,) = [one for one in handbook(files).diagnostics if one.code == "REF001"]
    assert one.message == "https://example.com/rfc/12 is an address; the id of a record belongs here"
    assert one.help == "Write the id, or move the address to links:."


def test_an_address_of_a_file_that_is_a_record_leads_to_it(handbook: WriteHandbook) -> None:
    files = {
        "data/terms/lead.yml": "title: Lead\n",
        "data/terms/a.yml": "title: A\nrelated: ['https://example.com/data/terms/lead.yml']\n",
    }
    (one,) = [one for one in handbook(files).diagnostics if one.code == "REF001"]
    assert one.help == "Did you mean lead?"


AMBIGUOUS = {"data/teams/sound.yml": "title: Sound\n", "data/metrics/sound.yml": "title: How loud it is\n"}


@pytest.mark.parametrize(
    ("field", "advice"),
    [
        ("related: [soun]", "Did you mean metric:sound or team:sound?"),
        ("related: [team:soun]", "Did you mean team:sound?"),
        ("owner: soun", "Did you mean sound?"),
        ("owner: team:soun", "Did you mean team:sound?"),
        ("body: See [[soun]]", "Did you mean metric:sound or team:sound?"),
        ("body: See [[metric:soun]]", "Did you mean metric:sound?"),
    ],
)
def test_what_was_meant_is_named_so_that_it_can_be_followed(handbook: WriteHandbook, field: str, advice: str) -> None:
    found = handbook({**AMBIGUOUS, "data/metrics/m.yml": f"title: A\n{field}\n"}).diagnostics
    (one,) = [one for one in found if one.code in ("REF001", "REF008")]
    assert one.help == advice
    for written in advice.removeprefix("Did you mean ").rstrip("?").split(" or "):
        mended = field.replace("metric:soun", "soun").replace("team:soun", "soun").replace("soun", written)
        again = handbook({**AMBIGUOUS, "data/metrics/m.yml": f"title: A\n{mended}\n"}).diagnostics
        assert not [one for one in again if one.code.startswith("REF00") and one.code != "REF006"]


@pytest.mark.parametrize("written", ["index", "page:index", "README", "index.md"])
def test_the_first_page_is_called_home(handbook: WriteHandbook, written: str) -> None:
    files = {
        "handbook/index.md": "# Welcome\n",
        "data/metrics/m.yml": f"title: A\nbody: See [[{written}]]\n",
        "mkdocs.yml": "site_name: T\ndocs_dir: handbook\nplugins: [opsbook]\n",
    }
    (one,) = [one for one in handbook(files).diagnostics if one.code == "REF008"]
    assert one.help == ("Did you mean page:home?" if ":" in written else "Did you mean home?")


@pytest.mark.parametrize(
    ("field", "advice"),
    [
        ("see [[no-such-rule]]", "add it as no-such-rule.yml in the folder of its kind, such as data/policies/."),
        ("see [[policy:no-such-rule]]", "add it in a file data/policies/no-such-rule.yml."),
    ],
)
def test_a_link_in_prose_to_what_is_missing_says_where_it_would_be_written(
    handbook: WriteHandbook, field: str, advice: str
) -> None:
    (one,) = [
        one
        for one in handbook({"data/metrics/m.yml": f"title: A\nbody: {field}\n"}).diagnostics
        if one.code == "REF008"
    ]
    assert one.help.endswith(advice)


@pytest.mark.parametrize(
    ("members", "advice"),
    [
        ("[ana, anaa]", "Delete it: ana is in this list already."),
        ("[anaa, 'person:ana']", "Delete it: ana is in this list already."),
        ("[ana, annie]", "Delete it: ana is in this list already."),
        ("[ben, anaa]", "Did you mean ana?"),
        ("[anaa]", "Did you mean ana?"),
    ],
)
def test_what_a_list_names_already_is_not_written_into_it_again(
    handbook: WriteHandbook, members: str, advice: str
) -> None:
    people = {**PEOPLE, "data/people/ana.yml": "title: Ana\naliases: [annie]\n"}
    found = handbook({**people, "data/teams/crew.yml": f"title: Crew\nmembers: {members}\n"}).diagnostics
    (one,) = [one for one in found if one.code in ("REF001", "REF007")]
    assert one.help == advice
    assert bool(one.fix) is advice.startswith("Did")


def test_an_item_of_a_list_within_a_list_is_compared_with_its_own_list(handbook: WriteHandbook) -> None:
    uses = "title: A\nsteps:\n  - {do: B, outcome: C, uses: [ana, anaa]}\n  - {do: B, outcome: C, uses: [anaa]}\n"
    found = handbook({**PEOPLE, "data/paths/a.yml": uses}).diagnostics
    assert [one.help for one in found if one.code == "REF001"] == [
        "Delete it: ana is in this list already.",
        "Did you mean ana?",
    ]


@pytest.mark.parametrize(
    ("link", "advice"),
    [
        ("[[ana]]", "Write [[person:ana]] or [[term:ana]]."),
        ("[[ana|the other]]", "Write [[person:ana|the other]] or [[term:ana|the other]]."),
        ("[[benny]]", "Write [[ben]]."),
        ("[[benny#top|him]]", "Write [[ben#top|him]]."),
    ],
)
def test_in_prose_what_to_write_stands_in_brackets(handbook: WriteHandbook, link: str, advice: str) -> None:
    files = {
        **PEOPLE,
        "data/people/ben.yml": "title: Ben\naliases: [benny]\n",
        "data/terms/ana.yml": f"title: Ana\ndefinition: See {link} here.\n",
    }
    assert [one.help for one in handbook(files).diagnostics if one.code in ("REF003", "REF007")] == [advice]
