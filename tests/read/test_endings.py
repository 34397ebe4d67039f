"""Line endings and byte order marks: read as every editor shows them."""

from __future__ import annotations

import pytest

from opsbook.read import source
from opsbook.read.text import Text
from tests.handbooks import WriteHandbook, places

LINES = ["title: Lead", "summary: >-", "  Two", "  lines", "onwer: maya", ""]
ENDINGS = {"LF": "\n", "CRLF": "\r\n", "lone CR": "\r"}


@pytest.mark.parametrize("ending", ENDINGS.values(), ids=ENDINGS)
@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["plain", "BOM"])
def test_values_and_places_do_not_depend_on_the_ending(handbook: WriteHandbook, ending: str, mark: str) -> None:
    checked = handbook({"data/terms/lead.yml": (mark + ending.join(LINES)).encode()})
    assert places(checked.diagnostics) == ["data/terms/lead.yml:5:1 DAT003"]
    assert checked.handbook.book.records["term:lead"].summary == "Two lines"


def test_endings_may_be_mixed(handbook: WriteHandbook) -> None:
    checked = handbook({"data/terms/lead.yml": "title: Lead\r\nsummary: x\rtags: [a]\nonwer: maya"})
    assert places(checked.diagnostics) == ["data/terms/lead.yml:4:1 DAT003"]


@pytest.mark.parametrize("ending", ENDINGS.values(), ids=ENDINGS)
def test_a_text_over_several_lines_has_plain_line_feeds(ending: str) -> None:
    document = source.parse(ending.join(["title: |", "  a", "  b", ""]).encode())
    assert document.values["title"] == "a\nb\n"


@pytest.mark.parametrize("ending", ENDINGS.values(), ids=ENDINGS)
def test_front_matter_and_body_do_not_depend_on_the_ending(handbook: WriteHandbook, ending: str) -> None:
    lines = ["---", "title: Lead", "onwer: maya", "---", "", "# One", "", "See [[nobody]].", ""]
    checked = handbook({"data/terms/lead.md": ending.join(lines).encode()})
    assert places(checked.diagnostics) == ["data/terms/lead.md:3:1 DAT003", "data/terms/lead.md:8:5 REF008"]
    assert checked.handbook.book.records["term:lead"].body == "# One\n\nSee [[nobody]]."


@pytest.mark.parametrize("ending", ENDINGS.values(), ids=ENDINGS)
def test_a_line_can_be_shown_by_its_number(ending: str) -> None:
    text = Text(ending.join(["a", "bc", "", "d"]))
    assert [text.line(number) for number in range(6)] == ["", "a", "bc", "", "d", ""]


def test_an_allowance_is_counted_in_the_same_lines_as_the_finding(handbook: WriteHandbook) -> None:
    text = "title: Lead\nsummary: a\u2028b\x85c\nowner: maya  # opsbook: allow OWN002 until 2027-01-31: hiring\n"
    found = handbook({"data/metrics/lead.yml": text, "data/people/maya.yml": "title: Maya\nstatus: left\n"}).diagnostics
    assert [one.code for one in found if one.code[:3] in ("OWN", "ALW")] == []
