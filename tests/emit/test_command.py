"""Commands as pages show them."""

from __future__ import annotations

import pytest
from lxml import html

from opsbook.emit.command import unbroken


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("send pause --dry-run --id=SEND-ID", ["--dry-run", "--id=SEND-ID"]),
        ("ls -l\n  - one: two-three  # a - b", ["-l", "two-three"]),
        ("a <b-c> && d- e", ["<b-c>", "d-"]),
        ("select 1;", []),
    ],
)
def test_words_with_hyphens_are_kept_whole_and_nothing_is_added(text: str, whole: list[str]) -> None:
    code = html.fromstring(f"<code>{unbroken(text)}</code>")
    assert [one.text for one in code.iter("span")] == whole
    assert code.text_content() == text
