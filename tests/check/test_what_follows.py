"""What only follows from another fault is not reported beside it."""

from __future__ import annotations

from tests.handbooks import WriteHandbook, places

PEOPLE = {f"data/people/{name}.yml": f"title: {name.title()}\n" for name in ("ana", "ben")}


def test_a_person_whose_file_cannot_be_read_may_have_a_stand_in(handbook: WriteHandbook) -> None:
    unread = {
        **PEOPLE,
        "data/people/ana.md": "---\ntitle: Ana\ndeputy: ben\n--\nLooks after the boats.\n",
        "data/roles/safety.yml": "title: Safety\nholders: [ana]\n",
        "data/teams/boats.yml": "title: Boats\nmembers: [ana, ben]\n",
    }
    del unread["data/people/ana.yml"]
    found = handbook(unread).diagnostics
    assert [one.code for one in found] == ["DAT001"], places(found)


def test_decisions_that_replace_each_other_are_one_circle_and_not_replaced(handbook: WriteHandbook) -> None:
    decision = "title: A\nstatus: accepted\nowner: ana\ndecided_on: 2026-05-04\ndeciders: [ben]\nsupersedes: [{}]\n"
    files = {
        **PEOPLE,
        "data/decisions/0001-a.yml": decision.format("0002-b"),
        "data/decisions/0002-b.yml": decision.format("0001-a"),
        "data/terms/a.yml": "title: A\n",
        "data/metrics/a.yml": "title: A\nrelated: [0002-b]\n",
        "data/experiments/a.yml": "title: A\nowner: ana\nstage: idea\ndecision: 0001-a\n",
    }
    codes = [one.code for one in handbook(files).diagnostics]
    assert codes.count("REF010") == 1
    assert "REF004" not in codes


def test_teams_that_are_members_of_each_other_are_a_circle(handbook: WriteHandbook) -> None:
    teams = {
        "data/teams/build.yml": "title: Build\nmembers: [ana, paint]\n",
        "data/teams/paint.yml": "title: Paint\nmembers: [ben, build]\n",
    }
    found = [one for one in handbook({**PEOPLE, **teams}).diagnostics if one.code == "REF010"]
    assert places(found) == places(found[:1])
    assert "build → paint → build" in found[0].message


def test_an_exception_is_not_blamed_for_a_policy_whose_rules_cannot_be_read(handbook: WriteHandbook) -> None:
    policy = (
        "title: Rest\nowner: ana\nrequirements:\n  - {id: eight hours, text: Eight hours of rest., level: should}\n"
    )
    exception = (
        "title: Ferry\nowner: ana\npolicy: rest\nrequirement: eight-hours\n"
        "compensating_controls: [Two crews.]\nexpires: 2027-01-31\n"
    )
    files = {**PEOPLE, "data/policies/rest.yml": policy, "data/exceptions/ferry.yml": exception}
    codes = [one.code for one in handbook(files).diagnostics]
    assert "DAT006" in codes
    assert "EXC005" not in codes


def test_a_rule_that_is_told_in_words_is_no_id_that_leads_nowhere(handbook: WriteHandbook) -> None:
    policy = "title: Rest\nowner: ana\nrequirements:\n  - {id: eight, text: Eight hours of rest., level: should}\n"
    exception = (
        "title: Ferry\nowner: ana\npolicy: rest\nrequirement: %s\n"
        "compensating_controls: [Two crews.]\nexpires: 2027-01-31\n"
    )

    def found(requirement: str) -> bool:
        files = {"data/policies/rest.yml": policy, "data/exceptions/ferry.yml": exception % requirement}
        return "EXC005" in [one.code for one in handbook({**PEOPLE, **files}).diagnostics]

    assert found("nine")
    assert not found("Eight hours of rest.")


def test_nothing_is_concluded_from_days_in_the_wrong_order(handbook: WriteHandbook) -> None:
    files = {
        **PEOPLE,
        "data/tools/till.yml": "title: T\ncontract: {start: 2026-06-01, end: 2025-05-31, notice: 1 year}\n",
        "data/experiments/a.yml": "title: A\nstage: running\nstarts: 2026-05-01\nends: 2026-04-01\n",
        "data/contracts/c.yml": "title: C\nschema: [{name: a, deprecated_on: 2026-05-01, removed_on: 2026-04-01}]\n",
        "data/policies/p.yml": "title: P\n",
        "data/exceptions/e.yml": "title: E\npolicy: p\ngranted_on: 2026-05-01\nexpires: 2026-04-01\n",
    }
    codes = [one.code for one in handbook(files).diagnostics]
    assert codes.count("DAT010") == 4
    assert not {"TOL004", "EXP004", "CON002", "EXC001"} & set(codes)


def test_a_rule_whose_weight_cannot_be_read_may_be_no_must(handbook: WriteHandbook) -> None:
    rules = "requirements:\n- {id: a, text: A}\n- {id: b, text: B, level: shuold}\n"
    found = handbook({"data/policies/p.yml": f"title: P\nstatus: in-force\n{rules}"}).diagnostics
    assert [one.message for one in found if one.code == "POL008"] == ["nothing enforces a"]


def test_a_role_with_a_holder_whose_name_is_misspelt_has_two(handbook: WriteHandbook) -> None:
    files = {
        **PEOPLE,
        "data/roles/safety.yml": "title: Safety\nholders: [anna-maria, ben]\n",
        "data/teams/boats.yml": "title: Boats\nmembers: [ana, ben]\nrelated: [safety]\n",
    }
    found = handbook(files).diagnostics
    assert [one.code for one in found] == ["REF001"], places(found)


def test_an_empty_name_is_no_name(handbook: WriteHandbook) -> None:
    gate = 'title: Gate\nowner: ana\ngate: Launch\napprover: ""\nitems:\n  - {text: Done., evidence: A note.}\n'
    codes = [one.code for one in handbook({**PEOPLE, "data/checklists/gate.yml": gate}).diagnostics]
    assert "CHK003" in codes
    assert "REF001" not in codes


def test_nobody_is_asked_to_write_down_an_id_that_cannot_be(handbook: WriteHandbook) -> None:
    files = {
        "data/people/Mr Fenn.yml": "title: Mr Fenn\n",
        "data/people/ana.yml": "title: Ana\n",
        "data/teams/boats.yml": "title: Boats\nmembers: [ana]\n",
    }
    found = handbook(files).diagnostics
    assert [one.code for one in found if one.code[:3] != "REF"] == ["DAT006"], places(found)


def test_a_reason_that_cannot_be_read_may_exempt_from_reviews(handbook: WriteHandbook) -> None:
    files = {**PEOPLE, "data/metrics/rate.yml": "title: Rate\nowner: ana\nreview_exempt: true\n"}
    assert "REV002" not in {one.code for one in handbook(files).diagnostics}
