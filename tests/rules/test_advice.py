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
