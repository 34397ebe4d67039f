"""What a finding says to write is in order once it is written, and says all that is wanted at once."""

from __future__ import annotations

import pytest

from opsbook.diagnostic import Diagnostic
from tests.handbooks import WriteHandbook

PEOPLE = {"data/people/ana.yml": "title: Ana\n", "data/services/shop.yml": "title: Shop\n"}


def found(handbook: WriteHandbook, code: str, files: dict[str, str]) -> list[Diagnostic]:
    return [one for one in handbook(PEOPLE | files).diagnostics if one.code == code]


RUNBOOK = "data/runbooks/tills-down.yml"


def test_an_escalation_is_asked_for_with_the_way_to_reach_somebody(handbook: WriteHandbook) -> None:
    text = "title: Tills are down\nowner: ana\n"
    (asked,) = found(handbook, "RUN002", {RUNBOOK: text})
    line = asked.help.partition("line ")[2].removesuffix(".")
    written = text + "escalation:\n  " + line.replace("whom-to-call", "ana").replace("number-or-channel", "Call") + "\n"
    assert not found(handbook, "RUN002", {RUNBOOK: written})
    assert not found(handbook, "RUN003", {RUNBOOK: written})


@pytest.mark.parametrize(
    ("options", "wanted"),
    [
        ("", "for the chosen and each other way"),
        ("options: [{title: A}]\n", "adds to options: - title: … for each other way"),
    ],
)
def test_all_ways_are_asked_for_at_once(handbook: WriteHandbook, options: str, wanted: str) -> None:
    text = f"title: One store\nstatus: accepted\n{options}"
    (asked,) = found(handbook, "DEC005", {"data/decisions/0001-one-store.yml": text})
    assert wanted in asked.help


CONTRACT = "title: Orders\nconsumers: [shop]\nschema: [{{name: order_id, type: text}}, {{name: {}, type: text}}]\n"


@pytest.mark.parametrize(
    ("name", "naming", "told"),
    [
        ("paidAt", "Small letters with underscores.", False),
        ("paidAt", "Small letters with underscores. paidAt is different because the till names it so.", True),
        ("paidAt", "snake_case; paidAt comes from the till", True),
        ("paidAt", "snake_case: paid_at, not paidAt", False),
        ("paidAt", "snake_case. paidAtNoon is older.", False),
        ("Date", "snake_case. Date fields end in _on.", False),
        ("Date", "snake_case, except Date, which the till sends.", True),
        ("Till-Id", "snake_case. Till-Id is a header.", True),
    ],
)
def test_a_name_of_which_the_convention_speaks_is_in_order(
    handbook: WriteHandbook, name: str, naming: str, told: bool
) -> None:
    off = found(handbook, "CON003", {"data/contracts/orders.yml": f"{CONTRACT.format(name)}naming: '{naming}'\n"})
    assert [one.help.endswith(f"says in naming: why {name} is different.") for one in off] == [True] * (not told)


def test_all_that_want_a_note_are_named(handbook: WriteHandbook) -> None:
    reviews = "review_every: 1 year\nreviews: [{on: 2026-06-10, by: ana}]\n"
    few = {f"data/metrics/m{n:02}.yml": f"title: M{n}\nowner: ana\n{reviews}" for n in range(20)}
    (one,) = found(handbook, "REV009", few)
    assert one.help.endswith(", ".join(f"m{n:02}" for n in range(20)) + ".")
    (one,) = found(handbook, "REV009", {**few, "data/metrics/m20.yml": f"title: M\nowner: ana\n{reviews}"})
    assert one.help.endswith("m19 and 1 more.")


@pytest.mark.parametrize(("status", "said"), [("", "counts as in force, as it has no status,"), ("in-force", "is in")])
def test_a_policy_without_a_status_is_told_that_it_counts_as_in_force(
    handbook: WriteHandbook, status: str, said: str
) -> None:
    text = "title: Fines\n" + (f"status: {status}\n" if status else "")
    (one,) = found(handbook, "POL003", {"data/policies/fines.yml": text})
    assert one.message.startswith(f"this policy {said}")
