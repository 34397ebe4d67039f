"""Ordinary prose is read by a native parser, which must say the same as the parser of the whole dialect."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from opsbook.checked import open_handbook
from opsbook.emit import dialect, ordinary_prose
from opsbook.emit.parsed_prose import Pieces, Resolved, filled
from opsbook.graph.heading import Taken
from opsbook.model.shape import marked
from opsbook.model.text import ProseMark
from tests.safety.payloads import PAYLOADS

ROOT = Path(__file__).parents[2]
FORMS = [
    "One *two* **three** `four` ***five*** `` a`b `` __six__ _seven_.",
    "A line  \nbroken, and\nanother.",
    "# 1 One\n\n## Two `code` [[x]]\n\n#### Four *four*\n\nFive\n====\n\nSix\n---",
    "- one\n- two\n  - deep\n    - deeper\n- three\n\n1. a\n2. b\n\n7) seven\n8) eight",
    "- loose\n\n- items\n\n  with a second paragraph\n\n  > and a quotation\n\n- end",
    "> quoted\n> on *two* lines\n>\n> - with a list\n\n---\n\n***",
    '```python title\nif a < b and "c":\n    pass\n```\n\n    indented\n',
    "| a | b |\n| :-- | --: |\n| 1 | `two` |\n| *x* | [[x]] |\n\nText.",
    "See [[x]], [[x|the label]] and [[x#part|a part]], but not `[[x]]`.\n\n```\n[[x]]\n```",
    "[words](https://example.org/a/b?c=d#e) [mail](mailto:a@b.example) [here](../x/) [part](#y) <https://example.org>",
    "Tom & Jerry, \"quoted\" and 'quoted', a < b > c.",
    "1986. A great summer.\n\n10. ten\n11. eleven",
]
_BITS = st.sampled_from(
    ["a", "b c", "word", " ", "  ", "\n", "\n\n", "- ", "* ", "1. ", "2) ", "> ", "# ", "## ", "    ", "```\n", "```",
     "`", "``", "*", "**", "_", "__", "|", "| a | b |\n", "|---|---|\n", "| - |\n", "|:--|--:|\n", "[[x]]", "[[x|l l]]",
     "[[x#y|z]]", "[a](b)", "[a](https://x.example/y)", "](", "[", "]", "(", ")", "---\n", "===\n", "\\", "\\*", "!",
     "~", "<", "<b>", ">", '"', "'", "&", "é", "“", "—", ".", ":", "://", "{#a}", "+ ", "\n- ", "\n  - ", "\n1. ",
     "  \n", "\\\n", "*a*", "**b**", "`c`", "-", "=", "<https://a.b>", "10. ", "\n> ", "#", "€", "字", "\t",
     "&amp;", "[ ] ", "[x]"]
)  # fmt: skip


def shown(pieces: Pieces) -> str:
    """The HTML of a page, but for white space around its tags."""
    html = filled(pieces, lambda name, anchor, label: Resolved(f"../{name}/#{anchor}", label or name), Taken())
    return re.sub(r"\s*(</?(?!code|a\b|em|strong)[^>]*>)\s*", r"\1", html)


def assert_the_same(text: str) -> None:
    found = ordinary_prose.blocks(text, 2)
    assert found is None or shown(found) == shown(dialect.blocks(text, 2))


@pytest.mark.parametrize("text", FORMS)
def test_what_people_write_is_ordinary(text: str) -> None:
    assert ordinary_prose.blocks(text, 2) is not None
    assert_the_same(text)


@pytest.mark.parametrize(
    "text",
    ["<b>x</b>", "<div>\nx\n</div>", "a\\\nb", "https://a.example", "www.a.example", "a@b.example", "- [ ] task",
     "> [!NOTE]\n> x",
     "x[^1]\n\n[^1]: note", "![x](y)", "~~x~~", "[a](javascript:x)", "[a](//b)", '[a](b "t")', "[a]: b\n\n[a]",
     "a&lt;b"],
)  # fmt: skip
def test_what_is_peculiar_is_left_to_the_dialect(text: str) -> None:
    assert ordinary_prose.blocks(text, 2) is None


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_payload_is_read_alike(payload: str) -> None:
    assert_the_same(payload)


def test_all_prose_of_our_handbook_is_read_alike() -> None:
    for text in handbook_texts():
        assert_the_same(text)


def handbook_texts() -> Iterator[str]:
    handbook = open_handbook(config=ROOT / "mkdocs.yml", as_of=date(2026, 11, 21).isoformat())
    for record in handbook.book:
        for _, text, _ in marked(record, ProseMark):
            if isinstance(text, str):
                yield text


@given(st.lists(_BITS, max_size=14).map("".join))
@settings(max_examples=600, derandomize=True)
def test_any_ordinary_text_is_read_alike(text: str) -> None:
    assert_the_same(text)


@given(st.lists(_BITS, max_size=8).map("".join).map(str.strip))
@settings(max_examples=300, derandomize=True)
def test_any_ordinary_line_is_read_alike(text: str) -> None:
    found = None if "\n\n" in text else ordinary_prose.one_line(text)
    assert found is None or shown(found) == shown(dialect.one_line(text))
