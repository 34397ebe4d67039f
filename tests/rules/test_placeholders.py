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
