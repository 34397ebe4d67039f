"""What findings advise where the rule's own example is too coarse to show it: who follows it is rid of the finding."""

from __future__ import annotations

import pytest

from tests.handbooks import WriteHandbook, places

TOOL = "title: Oldpress\ncost: {amount: 0}\n"


def advised(handbook: WriteHandbook, files: dict[str, str], code: str) -> list[str]:
    """What the findings with this code advise."""
    return [one.help for one in handbook(files).diagnostics if one.code == code]


@pytest.mark.parametrize(("field", "code"), [("sso: false\n", "TOL008"), ("utilisation: 15%\n", "TOL007")])
def test_a_tool_that_we_plan_to_leave_is_let_alone(handbook: WriteHandbook, field: str, code: str) -> None:
    (advice,) = advised(handbook, {"data/tools/oldpress.yml": TOOL + field}, code)
    assert advice.endswith("or plans to leave it: status: deprecated, and how under migration:.")
    leaving = TOOL + field + "status: deprecated\nmigration: Programmes move by March 2027.\n"
    found = places(handbook({"data/tools/oldpress.yml": leaving}).diagnostics)
    assert not [one for one in found if " TOL" in one]


def test_a_tool_that_is_deprecated_without_a_plan_still_asks_for_single_sign_on(handbook: WriteHandbook) -> None:
    tool = TOOL + "sso: false\nstatus: deprecated\n"
    assert advised(handbook, {"data/tools/oldpress.yml": tool}, "TOL008")


@pytest.mark.parametrize(
    ("steps", "minutes", "advice"),
    [
        (13, 1, "makes 2 paths of it, each of 12 steps at most, with an outcome of its own."),
        (30, 1, "makes 3 paths of it, each of 12 steps at most, with an outcome of its own."),
        (10, 100, "makes 3 paths of it, each of 480 minutes at most, with an outcome of its own."),
        (30, 100, "makes 7 paths of it, each of 12 steps and 480 minutes at most, with an outcome of its own."),
    ],
)
def test_a_path_is_parted_into_as_many_as_are_short(
    handbook: WriteHandbook, steps: int, minutes: int, advice: str
) -> None:
    step = f"  - {{do: It., outcome: Done., minutes: {minutes}}}\n"
    path = {"data/paths/launch.yml": f"title: Launch\nsteps:\n{step * steps}"}
    assert advised(handbook, path, "PTH004") == [f"Whoever takes it over {advice}"]


@pytest.mark.parametrize(
    ("requirement", "written"),
    [
        ("", ""),
        ("requirement: ratio\n", ""),
        ("requirement: breks\n", " and requirement: breaks"),
        ("requirement: posts\n", " and after requirement: one of ratio, breaks,"),
        ("requirement: posts at the pool\n", ""),
    ],
)
def test_an_exception_moves_to_a_rule_of_the_newer_policy(
    handbook: WriteHandbook, requirement: str, written: str
) -> None:
    files = {
        "data/policies/cover.yml": "title: Cover\nstatus: retired\n",
        "data/policies/watch.yml": (
            "title: Watch\nsupersedes: [cover]\nrequirements:\n"
            "  - {id: ratio, text: One for each thirty.}\n  - {id: breaks, text: A break each hour.}\n"
        ),
        "data/exceptions/small-pool.yml": f"title: Small pool\npolicy: cover\nexpires: 2027-01-31\n{requirement}",
    }
    advice = f"Whoever takes it over writes policy: watch{written} if it is still needed, or sets status: ended."
    assert advised(handbook, files, "EXC004") == [advice]


@pytest.mark.parametrize(
    ("lists", "readiness", "named"),
    [
        ((), "", "the checklist that it was handed over with"),
        (("exit",), "", "exit"),
        (("exit", "launch"), "", "the checklist that it was handed over with, such as exit"),
        (("exit", "launch"), "readiness: {checklist: launch}\n", "launch"),
    ],
)
def test_an_empty_package_names_the_checklist_to_answer(
    handbook: WriteHandbook, lists: tuple[str, ...], readiness: str, named: str
) -> None:
    items = "title: A\nitems:\n  - {id: audience, text: It is told., evidence: Its page.}\n"
    files = {
        **{f"data/checklists/{name}.yml": items for name in lists},
        "data/services/forms.yml": f"title: Forms\n{readiness}",
        "data/experiments/short.yml": "title: Short\nstage: productionised\nproductionised_as: forms\n",
    }
    advice = f"Whoever takes it over adds below package: a line item-id: with the answer for each item of {named}."
    assert advised(handbook, files, "EXP007") == [advice]


def test_an_alias_that_is_the_name_of_a_file_is_deleted_where_it_is_an_alias(handbook: WriteHandbook) -> None:
    files = {
        "data/terms/deep-end.yml": "title: A\n",
        "data/terms/pool.yml": "title: B\naliases: [deep-end, basin]\n",
        "data/terms/tank.yml": "title: C\naliases: [basin]\n",
    }
    assert advised(handbook, files, "DAT007") == [
        "Delete deep-end here: it is the name of data/terms/deep-end.yml.",
        "Delete basin here, or from aliases: in data/terms/pool.yml.",
    ]


@pytest.mark.parametrize(
    ("kind", "field", "advice"),
    [
        ("teams", "holders: [ana]", "holders is a field of roles: delete the line here."),
        ("people", "formula: a / b", "formula is a field of metrics: delete the line here."),
        ("teams", "memberss: [ana]", "Did you mean members?"),
    ],
)
def test_a_field_of_another_kind_is_told(handbook: WriteHandbook, kind: str, field: str, advice: str) -> None:
    assert advised(handbook, {f"data/{kind}/a.yml": f"title: A\n{field}\n"}, "DAT003") == [advice]


@pytest.mark.parametrize(
    ("line", "advice"),
    [
        ("", "Add a line expires: …, a day such as 2026-12-31 (The last day on which it holds)"),
        ("expires:\n", "Write it after expires: on the same line, a day such as 2026-12-31."),
    ],
)
def test_a_day_that_is_missing_has_its_form(handbook: WriteHandbook, line: str, advice: str) -> None:
    assert advised(handbook, {"data/exceptions/a.yml": f"title: A\npolicy: b\n{line}"}, "DAT004") == [advice]


@pytest.mark.parametrize(
    ("folder", "meant"),
    [
        *(("person", "people"), ("persons", "people"), ("People", "people"), ("policy", "policies")),
        *(("kpis", "metrics"), ("change_class", "change-classes"), ("golden paths", "paths"), ("polices", "policies")),
    ],
)
def test_a_folder_is_known_by_what_else_its_kind_is_called(handbook: WriteHandbook, folder: str, meant: str) -> None:
    advice = f"Did you mean {meant}? Rename the folder."
    assert advised(handbook, {f"data/{folder}/a.yml": "title: A\n"}, "DAT008") == [advice]
