"""Indented code holds no links: on hand-written pages as Python-Markdown reads them, in records as CommonMark does."""

from __future__ import annotations

import re

import markdown
import pytest

from opsbook.graph import wikilink
from tests.handbooks import WriteHandbook

TEXTS = [
    "text\n\n    [[x]]",
    "text\n    [[x]]",
    "# Heading\n    [[x]]",
    "text\n\n    [[x]]\nback [[y]]",
    "- item\n\n        [[x]]",
    "- item\n\n    [[x]]",
    "- item\n        [[x]]",
    "- a\n- b\n\n\t\t[[x]]\n\n\t[[y]]",
    "- a\n\n        code\n        [[x]]\n\n        [[y]]\n\n    [[z]]",
    "- a\n    - b\n\n        [[x]]\n\n            [[y]]",
    "- a\n    - b\n\n    text\n\n        [[x]]",
    "1. a\n\n    b\n\n        [[x]]\n\n    [[y]]\n\n[[z]]",
    "* a\n\n  [[x]]\n\n      [[y]]",
    "- a\n\ntext\n\n    [[x]]",
    "text:\n- item\n\n    [[x]]",
    "# Heading\n- item\n\n    [[x]]\n\n        [[y]]",
    "!!! note\n    text\n\n    [[x]]\n\n        [[y]]",
    "!!! note\n\n    - a\n\n        [[x]]\n\n            [[y]]",
    "> text\n>\n>     [[x]]",
    "> - a\n>\n>     [[x]]\n>\n>         [[y]]",
    "> text\n\n    [[x]]",
    "[^1]: foot\n\n    [[x]]\n\n        [[y]]\n\nsee [^1]",
    "Term\n:   Definition\n\n    [[x]]\n\n        [[y]]",
    "- a\n\n    ```\n    x\n    ```\n\n    [[y]]",
]


@pytest.mark.parametrize("text", TEXTS)
def test_on_a_page_a_link_is_code_where_python_markdown_shows_code(text: str) -> None:
    html = markdown.markdown(text, extensions=["admonition", "footnotes", "def_list", "fenced_code"])
    code = "".join(re.findall("<code>.*?</code>", html, re.DOTALL))
    shown = set(re.findall(r"\[\[\w\]\]", html)) - set(re.findall(r"\[\[\w\]\]", code))
    assert {link[0] for link in wikilink.matches(text, page=True)} == shown


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("- item\n\n      [[x]]", []),
        ("- item\n\n    [[x]]", ["x"]),
        ("1. item\n\n       [[x]]\n\n   [[y]]", ["y"]),
        ("- a\n  - b\n\n        [[x]]\n\n    [[y]]", ["y"]),
        ("-     [[x]]", []),
        ("- a\n\n\t\t[[x]]", []),
        ("> - a\n>\n>       [[x]]\n>\n>   [[y]]", ["y"]),
        ("# Heading\n    [[x]]", []),
        ("é\n\n    ü [[x]]\n\nß [[y]]", ["y"]),
        ("- item\n\n      ```\n\n[[y]]", ["y"]),
    ],
)
def test_in_a_record_a_link_is_code_where_commonmark_says_so(text: str, links: list[str]) -> None:
    assert [link["name"] for link in wikilink.matches(text)] == links


def test_code_within_a_list_is_neither_reported_nor_linked(handbook: WriteHandbook) -> None:
    text = "- item\n\n        [[no-such-record]]\n\n        [no](such.md)\n"
    found = handbook(
        {
            "mkdocs.yml": "site_name: T\ndocs_dir: handbook\nplugins: [opsbook]\n",
            "data/terms/lead.md": f"---\ntitle: Lead\n---\n{text}",
            "handbook/page.md": f"# Page\n\n{text}",
        }
    )
    assert [one for one in found.diagnostics if one.code == "REF008"] == []
