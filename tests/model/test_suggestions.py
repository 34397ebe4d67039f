"""Did you mean: the nearest field, word or id is named, at every depth."""

from __future__ import annotations

import pytest

from tests.handbooks import WriteHandbook
from tests.read.test_yaml import read


@pytest.mark.parametrize(
    ("kind", "text", "place", "help_says"),
    [
        ("policy", "onwer: maya", (2, 1), "Did you mean owner?"),
        ("policy", "Owner: maya", (2, 1), "Did you mean owner?"),
        ("policy", "review-every: 6 months", (2, 1), "Did you mean review_every?"),
        ("policy", "reviewEvery: 6 months", (2, 1), "Did you mean review_every?"),
        ("policy", "backup: ravi", (2, 1), "Did you mean deputy?"),
        ("policy", "name: Consent", (2, 1), "Did you mean title?"),
        ("policy", "description: x", (2, 1), "Did you mean summary?"),
        ("policy", "rules: []", (2, 1), "Did you mean requirements?"),
        ("policy", "requirements:\n  - text: A\n    levle: must", (4, 5), "Did you mean level?"),
        ("policy", "in_short: {do: a, don't: b}", (2, 19), "Did you mean dont?"),
        ("runbook", "steps:\n  - do: a\n  - do: b\n    expct: c", (5, 5), "Did you mean expect?"),
        ("contract", "schema: [{name: a, requird: true}]", (2, 20), "Did you mean required?"),
        ("policy", "onwer:", (2, 1), "Did you mean owner?"),
        ("runbook", "steps:\n  - do: a\n    expct: ~", (4, 5), "Did you mean expect?"),
        ("tool", "cost: {amount 0, currency: EUR}", (2, 8), "A colon is missing: write amount: 0"),
        ("tool", "cost: {amount: 310.000,00, currency: EUR}", (2, 24), "a comma ends a value"),
        ("tool", "cost: {amount: 310,00, currency: EUR}", (2, 20), "write it with a point"),
        ("contract", "schema: [{name: a, description: The case, not the patient.}]", (2, 43), "a comma ends a value"),
        ("experiment", "package:\n  brief:\n  colour:\ncolour:", (5, 1), "opsbook explain experiment lists all"),
        ("term", "colour: blue", (2, 1), "Its fields are, among others: "),
    ],
)
def test_an_unknown_field_is_found_with_the_field_that_was_meant(
    kind: str, text: str, place: tuple[int, int], help_says: str
) -> None:
    (found,) = read(f"title: A\n{text}\n", kind)[1]
    assert (found.code, found.span[:2]) == ("DAT003", place)
    assert help_says in found.help


def test_a_misspelt_required_field_is_not_also_missing() -> None:
    (found,) = read("tilte: A\n")[1]
    assert (found.code, found.help) == ("DAT003", "Did you mean title?")
    (found,) = read("title: A\nlinks: [{labl: B, url: https://b.example}]\n")[1]
    assert (found.code, found.span[:2]) == ("DAT003", (2, 10))


def test_a_missing_field_stands_at_what_lacks_it() -> None:
    found = read("summary: A\nlinks:\n  - label: B\n")[1]
    assert [(one.code, one.field, one.span[:2]) for one in found] == [
        ("DAT004", "title", (1, 1)),
        ("DAT004", "links[0].url", (3, 5)),
    ]


@pytest.mark.parametrize(
    ("owner", "help_says"),
    [
        ("maya-chn", "Did you mean maya-chen?"),
        ("maya", "Write the id of"),
        ("Maya Chen", "Did you mean maya-chen?"),
        ("zzz", "Write the id of"),
    ],
)
def test_an_unknown_id_is_found_with_the_record_that_was_meant(
    handbook: WriteHandbook, owner: str, help_says: str
) -> None:
    files = {
        "data/people/maya-chen.yml": "title: Maya Chen\n",
        "data/capabilities/crm.yml": f"title: CRM\nowner: {owner}\n",
    }
    found = [one for one in handbook(files).diagnostics if one.code.startswith("REF") and "crm" in one.path]
    assert [(one.code, one.span[:2]) for one in found] == [("REF001", (2, 8))]
    assert help_says in found[0].help


def test_very_many_unknown_fields_are_told_one_by_one_without_guesses() -> None:
    found = read("title: A\n" + "".join(f"ownr{number}: a\n" for number in range(200)))[1]
    assert [(one.code, one.span.line) for one in found] == [("DAT003", line) for line in range(2, 202)]
    assert all(one.help.startswith("Its fields are, among others: ") for one in found)
