"""Prose that asks readers to turn to somebody who left, or to use something retired; history is left alone."""

from __future__ import annotations

import pytest

from tests.handbooks import WriteHandbook

FILES = {
    "data/people/ida.yml": "title: Ida\nstatus: left\nuntil: 2026-08-31\nsuccessor: ana\n",
    "data/people/ana.yml": "title: Ana\n",
    "data/tools/desk.yml": "title: Desk\nstatus: retired\n",
}


def found_in(handbook: WriteHandbook, text: str, **more: str) -> list[str]:
    files = {**FILES, "data/terms/other.md": f"---\ntitle: Other\n---\n{text}\n", **more}
    return [
        one.code for one in handbook(files).diagnostics if one.path == "data/terms/other.md" and one.code[:3] == "REF"
    ]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Ask the [[ida]].", "REF005"),
        ("Go on with the next step, or call [[ida|Ida]].", "REF005"),
        ("It failed. Please tell [[ida]] at once.", "REF005"),
        ("- write to [[person:ida]]", "REF005"),
        ("Ask us about the [[desk]].", "REF004"),
        ("Open [[desk]] and look.", "REF004"),
        ("If it is silent, use [[desk]].", "REF004"),
    ],
)
def test_what_asks_for_somebody_or_something_gone_is_found(handbook: WriteHandbook, text: str, code: str) -> None:
    assert found_in(handbook, text) == [code]


@pytest.mark.parametrize(
    "text",
    [
        "It was set up by [[ida]].",
        "In 2024 we could call [[ida]].",
        "Back then one had to ask [[ida]].",
        "[[ida]] knew it.",
        "The [[desk]] was sold.",
        "We use [[ana]]'s desk, not [[desk]].",
        "`ask [[ida]]`",
        "Ask [[ana]]; [[ida]] left.",
    ],
)
def test_what_tells_of_them_is_not(handbook: WriteHandbook, text: str) -> None:
    assert found_in(handbook, text) == []


def test_the_record_that_holds_now_is_named_and_never_the_record_itself(handbook: WriteHandbook) -> None:
    decisions = {
        f"data/decisions/000{n}-x.yml": f"title: X\nstatus: accepted\nsupersedes: [{before}]\n"
        for n, before in ((2, "0001-x"), (3, "0002-x"))
    }
    first = {"data/decisions/0001-x.yml": "title: X\nstatus: accepted\n"}
    term = {"data/terms/other.yml": "title: Other\nrelated: [0001-x]\n"}
    newest = {"data/decisions/0003-x.yml": decisions["data/decisions/0003-x.yml"] + "related: [0001-x]\n"}
    found = [one for one in handbook({**decisions, **first, **term, **newest}).diagnostics if one.code == "REF004"]
    assert [(one.path, one.help) for one in found] == [
        ("data/terms/other.yml", "Name decision:0003-x, which replaces it.")
    ]
