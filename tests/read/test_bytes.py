"""Any bytes: a document or a finding inside the file, and never an exception."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from opsbook.model.identity import Identity
from opsbook.model.validate import validate
from opsbook.read import source
from tests.handbooks import KINDS
from tests.read.yaml_texts import written

_PIECES = st.sampled_from(
    [
        *(
            b"title: ",
            b"owner",
            b": ",
            b"- ",
            b"\n",
            b"\r",
            b"\r\n",
            b"  ",
            b"\t",
            b"---\n",
            b"...",
            b"[",
            b"]",
            b"{",
            b"}",
        ),
        *(
            b"'",
            b'"',
            b"&a ",
            b"*a",
            b"!x ",
            b"!!",
            b"|",
            b">-\n",
            b"# ",
            b"<<: ",
            b"? ",
            b"%",
            b"@",
            b"`",
            b",",
            b".nan",
        ),
        *(
            "é".encode(),
            "😀".encode(),
            b"\xff",
            b"\x00",
            b"\xef\xbb\xbf",
            "\u2028".encode(),
            b"2026-01-01",
            b"reviews:\n",
        ),
    ]
)
ANY = st.binary(max_size=60) | st.lists(_PIECES, max_size=25).map(b"".join)


def assert_sound(raw: bytes, markdown: bool) -> None:
    """The file gives a record, and each finding stands on a line that the file has."""
    kind = KINDS["policy"]
    record, found = validate(kind, Identity("policy", "x", "data/x.yml"), source.parse(raw, markdown))
    assert record.title
    text = raw.decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n")
    lines = text.split("\n")
    for one in found:
        assert 1 <= one.span.line <= one.span.end_line <= len(lines)
        assert 1 <= one.span.column <= len(lines[one.span.line - 1]) + 1
        assert one.span[:2] <= one.span[2:]
        assert one.message
        assert one.help


@given(ANY, st.booleans())
@settings(max_examples=400)
def test_any_bytes_give_a_record_or_findings(raw: bytes, markdown: bool) -> None:
    assert_sound(raw, markdown)


@given(written(), st.data())
@settings(max_examples=60)
def test_a_record_that_is_cut_or_spoilt_anywhere_gives_findings(text: str, data: Any) -> None:
    raw = text.encode()
    at = data.draw(st.integers(0, len(raw)))
    assert_sound(raw[:at], False)
    assert_sound(raw[:at] + data.draw(ANY) + raw[at:], False)


@pytest.mark.parametrize("size", [0, 1, 2, 3])
def test_every_file_of_three_bytes_of_a_nasty_alphabet_is_survived(size: int) -> None:
    alphabet = b"a:-[]{}'\"&*!|>#%?\n\r \t\x00\xef\xbb\xbf\xff"
    for number in range(0, len(alphabet) ** size, 7 if size == 3 else 1):
        raw = bytes(alphabet[number // len(alphabet) ** place % len(alphabet)] for place in range(size))
        assert_sound(raw, False)
