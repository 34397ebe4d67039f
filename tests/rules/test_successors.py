"""Who is advised in the place of somebody who left: never one who left too, nor one whom the next run finds wrong."""

from __future__ import annotations

import pytest

from opsbook.diagnostic import Diagnostic
from tests.handbooks import Files, WriteHandbook, places

PEOPLE: Files = {
    "data/people/ana.yml": "title: Ana\n",
    "data/people/ben.yml": "title: Ben\n",
    "data/people/away.yml": "title: Away\nstatus: on-leave\nuntil: 2027-03-31\ndeputy: ben\n",
    "data/people/gone.yml": "title: Gone\nstatus: left\nsuccessor: ana\n",
    "data/people/before.yml": "title: Before\nstatus: left\nsuccessor: gone\n",
    "data/people/lost.yml": "title: Lost\nstatus: left\nsuccessor: again\n",
    "data/people/again.yml": "title: Again\nstatus: left\nsuccessor: lost\n",
    "data/people/handed.yml": "title: Handed\nstatus: left\nsuccessor: away\n",
    "data/roles/solo.yml": "title: Solo\nholders: [ana]\n",
}
SOMEBODY = "with the id of somebody who is here"


def found(handbook: WriteHandbook, files: Files, code: str) -> list[Diagnostic]:
    """The findings of a rule in some files, beside people of whom some left."""
    return [one for one in handbook({**PEOPLE, **files}).diagnostics if one.code == code and one.path in files]


def advice(handbook: WriteHandbook, files: Files, code: str) -> tuple[str, str | None]:
    """What the one finding of a rule says to do, and what the machine would write."""
    one, *others = found(handbook, files, code)
    assert not others, places([one, *others])
    return one.help, one.fix.text if one.fix else None


@pytest.mark.parametrize(
    ("fields", "said", "fix"),
    [
        ("owner: gone", "Write owner: ana, who takes over.", "ana"),
        ("owner: before", "Write owner: ana, who takes over.", "ana"),
        ("owner: before\ndeputy: ben", "Write owner: ana, who takes over.", "ana"),
        ("owner: lost", f"Write owner: {SOMEBODY}.", None),
        ("owner: handed", f"Write owner: {SOMEBODY}.", None),
        (
            "owner: lost\ndeputy: ben",
            f"Write owner: {SOMEBODY}, such as ben, the backup, and then another deputy.",
            None,
        ),
        ("owner: lost\ndeputy: away", f"Write owner: {SOMEBODY}.", None),
        ("owner: before\ndeputy: ana", "Write owner: ana, who takes over, and another deputy.", None),
        ("owner: before\ndeputy: solo", "Write owner: ana, who takes over, and another deputy.", None),
        ("owner: ben\ndeputy: before", "Write deputy: ana, who takes over.", "ana"),
        ("owner: ben\ndeputy: lost", f"Write deputy: {SOMEBODY}.", None),
        (
            "owner: ana\ndeputy: before",
            "Write deputy: with the id of somebody else: ana, who takes over, answers for it already.",
            None,
        ),
        (
            "owner: solo\ndeputy: before",
            "Write deputy: with the id of somebody else: ana, who takes over, answers for it already.",
            None,
        ),
    ],
)
def test_owners_and_deputies_who_left(handbook: WriteHandbook, fields: str, said: str, fix: str | None) -> None:
    assert advice(
        handbook, {"data/terms/t.yml": "title: T\n", "data/tools/t.yml": f"title: T\n{fields}\n"}, "OWN002"
    ) == (
        said,
        fix,
    )


def test_of_an_owner_and_a_deputy_with_one_heir_only_the_owner_is_handed_on(handbook: WriteHandbook) -> None:
    owner, deputy = found(handbook, {"data/tools/t.yml": "title: T\nowner: gone\ndeputy: before\n"}, "OWN002")
    assert owner.fix
    assert owner.fix.text == "ana"
    assert deputy.fix is None
    assert "ana, who takes over, answers for it already" in deputy.help


def test_nobody_is_advised_to_stand_in_for_themselves(handbook: WriteHandbook) -> None:
    files = {"data/people/ana.yml": "title: Ana\ndeputy: before\n"}
    assert advice(handbook, files, "OWN002") == (f"Write deputy: {SOMEBODY}.", None)


@pytest.mark.parametrize(
    ("deputy", "reviewer", "named"),
    [("ben", "ana", True), ("ana", "ana", False), ("solo", "ana", False), ("ben", "gone", False)],
)
def test_who_reviewed_a_record_last_is_no_owner_if_they_stand_in_or_left(
    handbook: WriteHandbook, deputy: str, reviewer: str, named: bool
) -> None:
    tool = f"title: T\ndeputy: {deputy}\nreviews: [{{on: 2026-09-01, by: {reviewer}}}]\n"
    said, _ = advice(handbook, {"data/tools/t.yml": tool}, "OWN001")
    assert (f"such as {reviewer}" in said) is named


def test_who_stands_in_elsewhere_is_named_only_if_they_are_here(handbook: WriteHandbook) -> None:
    files = {
        "data/people/ben.yml": "title: Ben\ndeputy: gone\n",
        "data/services/s.yml": "title: S\nowner: ben\nrisk_tier: high\n",
    }
    assert advice(handbook, files, "OWN005")[0] == "Ben adds a line deputy: with the id of who stands in."


@pytest.mark.parametrize(
    ("file", "text", "said", "fix"),
    [
        ("forums/f", "attendees: [ben, before]", "Write ana, who takes over.", "ana"),
        ("forums/f", "attendees: [ana, before]", "Delete before; ana, who takes over, is named already.", None),
        (
            "runbooks/r",
            "escalation: [{after: 5, to: ana, via: bell}, {after: 9, to: gone}]",
            "Delete gone; ana, who takes over, is named already.",
            None,
        ),
        (
            "runbooks/r",
            "escalation: [{after: 5, to: ben, via: bell}, {after: 9, to: gone}]",
            "Write ana, who takes over.",
            "ana",
        ),
        ("forums/f", "chair: lost", "Write the id of somebody who is here, or delete this one.", None),
        ("forums/f", "attendees: [ana]\nchair: before", "Write ana, who takes over.", "ana"),
        ("people/ana", "manager: gone", "Write the id of somebody who is here, or delete this one.", None),
        ("people/ana", "successor: before", "Write the id of somebody who is here, or delete this one.", None),
        (
            "tools/t",
            "roles: [{name: Admin, holders: [ben, gone]}]",
            "Take gone out; whoever takes over asks for access of their own.",
            None,
        ),
        (
            "processes/p",
            "activities: [{name: A, accountable: ben, handoff_to: gone}, {name: B, accountable: solo}]",
            "Write ana, who takes over.",
            "ana",
        ),
        (
            "processes/p",
            "activities: [{name: A, accountable: ana, handoff_to: gone}, {name: B, accountable: ben}]",
            "Write the id of somebody who is here and stands under responsible: or accountable: too.",
            None,
        ),
    ],
)
def test_tasks_of_somebody_who_left(handbook: WriteHandbook, file: str, text: str, said: str, fix: str | None) -> None:
    assert advice(handbook, {f"data/{file}.yml": f"title: T\n{text}\n"}, "REF005") == (said, fix)


def test_two_who_left_and_have_one_heir_are_not_both_replaced(handbook: WriteHandbook) -> None:
    first, second = found(handbook, {"data/forums/f.yml": "title: F\nattendees: [ben, before, gone]\n"}, "REF005")
    assert (first.help, second.help) == (
        "Write ana, who takes over.",
        "Delete gone; ana, who takes over, is named already.",
    )
    assert second.fix is None


def test_nobody_is_made_the_manager_of_their_own_manager(handbook: WriteHandbook) -> None:
    files = {"data/people/ana.yml": "title: Ana\nmanager: ben\n", "data/people/ben.yml": "title: Ben\nmanager: gone\n"}
    assert advice(handbook, files, "REF005")[1] is None


def test_two_are_not_made_the_managers_of_each_other(handbook: WriteHandbook) -> None:
    files = {
        "data/people/ana.yml": "title: Ana\nmanager: old\n",
        "data/people/ben.yml": "title: Ben\nmanager: gone\n",
        "data/people/old.yml": "title: Old\nstatus: left\nsuccessor: ben\n",
    }
    assert [one.fix for one in found(handbook, files, "REF005")] == [None, None]


def test_a_circle_may_lead_through_somebody_who_left(handbook: WriteHandbook) -> None:
    files = {
        "data/people/ana.yml": "title: Ana\nmanager: old\n",
        "data/people/ben.yml": "title: Ben\nmanager: gone\n",
        "data/people/old.yml": "title: Old\nstatus: left\nmanager: ben\n",
    }
    assert [one.fix for one in found(handbook, files, "REF005")] == [None, None]


@pytest.mark.parametrize(
    ("holders", "said"),
    [
        ("[before]", "Write ana, who takes over, in place of before, or set status: retired."),
        ("[gone, before]", "Write ana, who takes over, in place of gone, before, or set status: retired."),
        ("[lost]", "Write the id of somebody here in place of lost, or set status: retired."),
        ("[]", "Write holders: [id-of-a-person], or set status: retired."),
    ],
)
def test_holders_who_left_are_replaced(handbook: WriteHandbook, holders: str, said: str) -> None:
    assert advice(handbook, {"data/roles/r.yml": f"title: R\nholders: {holders}\n"}, "OWN004") == (said, None)


def test_members_who_left_are_replaced(handbook: WriteHandbook) -> None:
    said, _ = advice(handbook, {"data/teams/t.yml": "title: T\nmembers: [before]\n"}, "OWN003")
    assert said == "Whoever leads it writes ana, who takes over, in place of before, or sets status: retired."


@pytest.mark.parametrize(("doer", "named"), [("ben", True), ("gone", False)])
def test_in_a_process_nobody_who_left_is_advised(handbook: WriteHandbook, doer: str, named: bool) -> None:
    process = f"title: P\nactivities: [{{name: A, accountable: ana}}, {{name: B, responsible: {doer}}}]\n"
    files = {"data/processes/p.yml": process}
    assert (doer in advice(handbook, files, "OWN010")[0]) is named
    assert (doer in advice(handbook, files, "OWN012")[0]) is named


def empty(handbook: WriteHandbook, files: Files) -> set[str]:
    """Where somebody is missing, or left."""
    return {one.path for one in handbook({**PEOPLE, **files}).diagnostics if one.code in ("OWN003", "OWN004", "REF005")}


def test_a_team_that_is_empty_because_of_a_role_or_team_within_is_no_second_finding(handbook: WriteHandbook) -> None:
    files = {
        "data/roles/guard.yml": "title: Guard\nholders: [gone]\n",
        "data/teams/crew.yml": "title: Crew\nmembers: [guard]\n",
        "data/teams/hub.yml": "title: Hub\nlead: ben\n",
        "data/teams/night.yml": "title: Night\nparent: hub\nmembers: [crew]\n",
    }
    assert empty(handbook, files) == {"data/roles/guard.yml"}


def test_a_team_in_which_a_role_is_not_in_force_or_leads_only_is_empty_itself(handbook: WriteHandbook) -> None:
    files = {
        "data/roles/guard.yml": "title: Guard\nstatus: draft\n",
        "data/roles/head.yml": "title: Head\n",
        "data/teams/crew.yml": "title: Crew\nmembers: [guard]\n",
        "data/teams/led.yml": "title: Led\nlead: head\n",
    }
    assert empty(handbook, files) == {"data/teams/crew.yml", "data/roles/head.yml", "data/teams/led.yml"}


def test_beside_an_empty_role_members_who_left_are_still_found(handbook: WriteHandbook) -> None:
    files = {
        "data/roles/guard.yml": "title: Guard\n",
        "data/teams/crew.yml": "title: Crew\nmembers: [guard, lost]\n",
    }
    assert empty(handbook, files) == {"data/roles/guard.yml", "data/teams/crew.yml"}


@pytest.mark.parametrize(("status", "count"), [("proposed", 1), ("accepted\ndecided_on: 2026-05-01", 0)])
def test_who_left_decides_nothing_that_is_still_open(handbook: WriteHandbook, status: str, count: int) -> None:
    decision = f"title: One store\nowner: ben\nstatus: {status}\nrecorded_on: 2026-05-01\ndeciders: [gone]\n"
    assert len(found(handbook, {"data/decisions/0001-one-store.yml": decision}, "REF005")) == count
