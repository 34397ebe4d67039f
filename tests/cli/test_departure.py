"""`opsbook departure`: every gap that a leaver leaves, and who could take over."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.command_line import Ran, opsbook
from tests.handbooks import Files, write

BOOK: Files = {
    "data/people/maya.yml": "title: Maya Chen\nmanager: boss\ndeputy: ravi\n",
    "data/people/ravi.yml": "title: Ravi Patel\nmanager: maya\n",
    "data/people/zoe.yml": "title: Zoe Martin\n",
    "data/people/boss.yml": "title: Bo Boss\n",
    "data/teams/web.yml": "title: Web\nlead: zoe\nmembers: [maya, zoe]\n",
    "data/roles/steward.yml": "title: Steward\nholders: [maya]\nteam: web\n",
    "data/roles/editor.yml": "title: Editor\nholders: [maya, zoe]\n",
    "data/policies/consent.yml": (
        "title: Consent\nowner: maya\ndeputy: zoe\nreviewed: 2026-09-01\nreview_every: 6 months\n"
    ),
    "data/policies/old.yml": "title: Old\nstatus: retired\nowner: maya\n",
    "data/policies/seen.yml": "title: Seen\nowner: zoe\nreviews: [{on: 2026-09-01, by: maya}]\n",
    "data/services/store.yml": "title: Store\nowner: steward\ndeputy: maya\n",
    "data/exceptions/e.yml": "title: E\npolicy: consent\nexpires: 2027-01-01\n",
    "data/runbooks/down.yml": "title: Down\nservices: [store]\nescalation: [{after: 5 minutes, to: steward}]\n",
    "data/forums/weekly.yml": "title: Weekly\nchair: maya\nattendees: [maya, zoe]\n",
    "data/checklists/launch.yml": "title: Launch\nowner: zoe\ngate: launch\napprover: maya\n",
}


def leaves(folder: Path, *arguments: str, files: Files = BOOK) -> Ran:
    write(folder, files)
    return opsbook(folder, "departure", *arguments)


def told(folder: Path, *arguments: str, files: Files = BOOK) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(leaves(folder, *arguments, "--output-format", "json", files=files).out)
    return found


def gap(found: dict[str, Any], record: str) -> dict[str, Any]:
    """The one gap of a record."""
    (one,) = [gap for gap in found["gaps"] if gap["record"] == record]
    return dict(one)


def test_every_place_that_needs_somebody_else_is_told_and_nothing_of_the_past(tmp_path: Path) -> None:
    found = told(tmp_path, "maya")
    assert {(gap["record"], gap["field"], gap["as"]) for gap in found["gaps"]} == {
        ("policy:consent", "owner", "Owned by"),
        ("service:store", "deputy", "Backup"),
        ("role:steward", "holders[0]", "Held by"),
        ("person:ravi", "manager", "Reports to"),
        ("forum:weekly", "chair", "Chaired by"),
        ("checklist:launch", "approver", "Approved by"),
    }


def test_where_others_are_named_too_the_name_only_has_to_go(tmp_path: Path) -> None:
    shared = {(one["record"], one["field"]) for one in told(tmp_path, "maya")["shared"]}
    assert shared == {("team:web", "members[0]"), ("role:editor", "holders[0]"), ("forum:weekly", "attendees[0]")}


def test_the_backup_comes_first_then_those_who_hold_the_same_place_and_those_above(tmp_path: Path) -> None:
    suggested = gap(told(tmp_path, "maya"), "policy:consent")["suggested"]
    assert [one["record"] for one in suggested] == ["person:zoe", "person:ravi", "person:boss"]
    assert suggested[0]["reason"] == "backup of Consent; Consent then needs another backup"
    assert suggested[1]["reason"] == "stands in for Maya Chen"
    assert suggested[2]["reason"] == "Maya Chen reports to them"
    assert suggested[0]["answers_for"] == 2


def test_a_named_successor_comes_before_all_others(tmp_path: Path) -> None:
    files = {**BOOK, "data/people/maya.yml": "title: Maya Chen\nsuccessor: boss\ndeputy: ravi\n"}
    suggested = gap(told(tmp_path, "maya", files=files), "policy:consent")["suggested"]
    assert (suggested[0]["record"], suggested[0]["reason"]) == ("person:boss", "named as Maya Chen's successor")


def test_whoever_took_over_from_a_successor_who_left_is_suggested(tmp_path: Path) -> None:
    files = {
        **BOOK,
        "data/people/maya.yml": "title: Maya Chen\nsuccessor: pia\n",
        "data/people/pia.yml": "title: Pia Sander\nuntil: 2027-01-31\nsuccessor: boss\n",
    }

    def first(day: str) -> tuple[str, str]:
        one = gap(told(tmp_path, "maya", "--on", day, files=files), "policy:consent")["suggested"][0]
        return one["record"], one["reason"]

    assert first("2027-01-31") == ("person:pia", "named as Maya Chen's successor")
    assert first("2027-02-01") == ("person:boss", "takes over from Pia Sander, named as Maya Chen's successor")


def test_nobody_on_leave_is_suggested_nor_a_deputy_without_saying_so(tmp_path: Path) -> None:
    files = {
        **BOOK,
        "data/people/maya.yml": "title: Maya Chen\nsuccessor: zoe\ndeputy: ravi\nmanager: boss\n",
        "data/people/boss.yml": "title: Bo Boss\nstatus: on-leave\nuntil: 2027-06-30\ndeputy: ravi\n",
    }
    suggested = gap(told(tmp_path, "maya", files=files), "policy:consent")["suggested"]
    assert [(one["record"], one["reason"]) for one in suggested] == [
        ("person:zoe", "named as Maya Chen's successor; Consent then needs another backup"),
        ("person:ravi", "stands in for Maya Chen"),
    ]


def test_access_to_a_tool_is_handed_to_nobody(tmp_path: Path) -> None:
    files = {**BOOK, "data/tools/mail.yml": "title: Mail\nowner: zoe\nroles: [{name: Admin, holders: [maya]}]\n"}
    found = told(tmp_path, "maya", files=files)
    assert "tool:mail" not in [gap["record"] for gap in found["gaps"]]
    assert "tool:mail" in [one["record"] for one in found["shared"]]
    said = leaves(tmp_path, "maya", files=files).out
    assert "\nAccess that ends; only take the name off\n  data/tools/mail.yml: " in said


def test_work_is_not_handed_to_somebody_who_has_no_part_in_it(tmp_path: Path) -> None:
    process = (
        "title: Launch\nactivities: [{name: A, accountable: ravi, handoff_to: maya}, {name: B, accountable: zoe}]\n"
    )
    files = {**BOOK, "data/processes/launch.yml": process}
    suggested = gap(told(tmp_path, "maya", files=files), "process:launch")["suggested"]
    assert [one["record"] for one in suggested] == ["person:zoe"]


def test_nobody_is_suggested_as_their_own_manager_or_backup(tmp_path: Path) -> None:
    found = told(tmp_path, "maya")
    assert "person:ravi" not in [one["record"] for one in gap(found, "person:ravi")["suggested"]]
    files = {**BOOK, "data/services/store.yml": "title: Store\nowner: zoe\ndeputy: maya\n"}
    backups = [one["record"] for one in gap(told(tmp_path, "maya", files=files), "service:store")["suggested"]]
    assert backups == ["person:ravi", "person:boss"]


def test_an_empty_role_names_all_that_hangs_on_it(tmp_path: Path) -> None:
    relying = gap(told(tmp_path, "maya"), "role:steward")["relying"]
    assert {(one["record"], one["as"]) for one in relying} == {
        ("service:store", "Owned by"),
        ("runbook:down", "Owned by"),
        ("runbook:down", "Escalates to"),
    }
    assert [one["record"] for one in gap(told(tmp_path, "maya"), "policy:consent")["relying"]] == ["exception:e"]


def test_what_is_left_with_one_person_and_what_hangs_on_this_one_today(tmp_path: Path) -> None:
    found = told(tmp_path, "maya")
    assert {"record": "role:editor", "person": "person:zoe"} in found["left_with_one"]
    assert "policy:consent" in found["alone_today"]
    assert "policy:old" not in found["alone_today"]


def test_the_day_decides_which_date_is_the_next(tmp_path: Path) -> None:
    assert gap(told(tmp_path, "maya", "--on", "2027-01-15"), "policy:consent")["due"] == "2027-03-01"
    assert told(tmp_path, "maya", "--on", "2027-01-15")["on"] == "2027-01-15"


def test_the_text_names_file_field_person_and_reason(tmp_path: Path) -> None:
    ran = leaves(tmp_path, "maya")
    assert ran.code == 0
    assert "  data/policies/consent.yml: owner, next due 2027-03-01\n    zoe: backup of Consent" in ran.out
    assert "without it, nobody is behind" in ran.out
    assert ran.err == "6 gaps, 3 names to take off lists. Nothing was changed.\n"


def test_somebody_nobody_depends_on_leaves_no_gap(tmp_path: Path) -> None:
    files = {"data/people/maya.yml": "title: Maya\n", "data/people/ravi.yml": "title: Ravi\n"}
    assert "nothing is left without somebody" in leaves(tmp_path, "ravi", files=files).out


def test_files_stay_as_they_are(tmp_path: Path) -> None:
    leaves(tmp_path, "maya")
    assert (tmp_path / "data/people/maya.yml").read_text() == BOOK["data/people/maya.yml"]


def test_only_people_leave_and_days_are_days(tmp_path: Path) -> None:
    assert leaves(tmp_path, "web").code == 2
    assert leaves(tmp_path, "mayaa").err == "opsbook: there is no person mayaa; did you mean maya?\n"
    assert leaves(tmp_path, "maya", "--on", "soon").code == 2
