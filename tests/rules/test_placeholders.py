"""What was to be filled in and never was is found, and what only looks like it is left alone."""

from __future__ import annotations

import pytest

from tests.handbooks import WriteHandbook


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Lorem ipsum dolor sit amet", "Lorem ipsum"),
        ("We ask [insert name here] first.", "[insert name here]"),
        ("We ask [Fill in the name] first.", "[Fill in the name]"),
        ("We ask [INSERT TEAM HERE] first.", "[INSERT TEAM HERE]"),
        ("Press [Insert], then [Insert row].", None),
        ("<name of the owner>", "<name of the owner>"),
        ("???", "???"),
        ("...", "..."),
        ("…", "…"),
        ("xxx", "xxx"),
        ("[Insert a coin](https://example.com) to start.", None),
        ("Run `pause <name of the campaign>`, then wait…", None),
        ("pause --id <id of the campaign>", None),
        ("<https://example.com/a b>", None),
        ("<strong class='a b'>", None),
        ("Really??", None),
        ("XXXL shirts, and xxx-large ones", None),
        ("[[drill|insert]] a [fillet]", None),
    ],
)
def test_a_placeholder_is_found_where_it_stands(handbook: WriteHandbook, text: str, found: str | None) -> None:
    files = {"data/terms/a.yml": f'title: A\ndefinition: "{text}"\n', "data/terms/drill.yml": "title: Drill\n"}
    seen = [one.message for one in handbook(files).diagnostics if one.code == "DAT018"]
    assert seen == ([f"{found} was left in"] if found else [])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The code has the format XXX-XX-XXX.", []),
        ("A mask in the format XXX.XXX.XXX.XXX, or 3.XXX.YYY, UTF-XXX and XXX:600.", []),
        ("| Std | XXX | X |", []),
        ("Extensions to README and TODO files are confusing.", []),
        ("It contains a 'FIXME' placeholder text, or 'TODO' ones.", []),
        ("No TODO/FIXME/HACK markers found.", []),
        ("Select <your cluster> and open the tab.", []),
        ("<dialog closedby>", []),
        ("<template for>", []),
        ("XXX: ask Ana.", ["XXX"]),
        ("Ask the TBD team.", ["TBD"]),
        ("The limit is XXX hours.", ["XXX"]),
        ("| Owner | TBD |", ["TBD"]),
        ("TODO: README and its files.", ["TODO"]),
        ("FIXME", ["FIXME"]),
        ("Contact: <your name>", ["<your name>"]),
        ("<your cluster>", ["<your cluster>"]),
        ("We ask <insert name> first.", ["<insert name>"]),
        ("<form name>", ["<form name>"]),
        ("<name of the owner>", ["<name of the owner>"]),
    ],
)
def test_a_word_about_placeholders_and_a_pattern_are_none(handbook: WriteHandbook, text: str, found: list[str]) -> None:
    seen = handbook({"data/terms/a.yml": f'title: A\ndefinition: "{text}"\n'}).diagnostics
    assert [one.message for one in seen if one.code == "DAT018"] == [f"{one} was left in" for one in found]
