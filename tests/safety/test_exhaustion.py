"""Hostile sizes and shapes: read, checked and rendered within seconds, each of them."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date

import pytest

from opsbook import kinds, rules
from opsbook.check.rule import rules_in
from opsbook.check.run import check
from opsbook.emit import prose
from opsbook.graph import heading, wikilink
from tests.emit.test_prose_safety import resolve
from tests.handbooks import in_memory

SECONDS = 5.0
RULES = rules_in(rules, kinds)

TEXTS: dict[str, Callable[[], str]] = {
    "links that never close": lambda: "[a](<b" * 5000,
    "links that close late": lambda: "[a](b" * 8_000,
    "a ladder of backticks": lambda: "".join("e" + "`" * number for number in range(1, 1000)),
    "500 kB of backticks": lambda: "`" * 500_000,
    "pairs of backticks": lambda: "` `` " * 15_000,
    "500 nested lists": lambda: "".join("  " * number + "- a\n" for number in range(500)),
    "500 nested quotations": lambda: "> " * 500 + "a",
    "10,000 opening brackets": lambda: "[" * 10_000,
    "5,000 pairs of brackets": lambda: "[" * 5_000 + "]" * 5_000,
    "200,000 pairs of opening brackets": lambda: "[[" * 200_000,
    "record links that never close": lambda: "[[a|b" * 20_000,
    "record links in code that never closes": lambda: "`[[a]]" * 8_000,
    "images that never close": lambda: "![" * 4_000,
    "links within links": lambda: "[" * 2500 + "a" + "](b)" * 2500,
    "stars": lambda: "*" * 40_000,
    "stars and words": lambda: "*a " * 10_000,
    "stars and underscores": lambda: "*a_ " * 10_000,
    "strong and not": lambda: "a**b" + "c* " * 10_000,
    "underscores": lambda: "_a " * 10_000,
    "strikes": lambda: "~~a " * 10_000,
    "left angles": lambda: "<" * 40_000,
    "tags that never close": lambda: "<a href='" * 8_000,
    "comments that never close": lambda: "<!--" * 10_000,
    "processing that never closes": lambda: "<?" * 20_000,
    "declarations that never close": lambda: "<!A " * 10_000,
    "ampersands": lambda: "&" * 40_000,
    "entities that are none": lambda: "&a;" * 20_000,
    "backslashes": lambda: "\\" * 40_000,
    "addresses": lambda: "https://a.example/ " * 5000,
    "one long address": lambda: "https://a.example/" + "a" * 40_000,
    "www without end": lambda: "www." * 8_000,
    "mail without end": lambda: "a@" * 10_000,
    "colons": lambda: ":" * 40_000,
    "a table of 1,000 columns": lambda: "|a" * 1000 + "|\n" + "|-" * 1000 + "|\n" + ("|a" * 1000 + "|\n") * 8,
    "table heads without tables": lambda: "| a | b |\n|---|\n" * 1500,
    "footnotes": lambda: "[^1]" * 10_000 + "\n\n[^1]: a\n",
    "definitions": lambda: "".join(f"[{number}]: b\n" for number in range(20_000)) + "[1]" * 1000,
    "definitions that never end": lambda: "[a]: <" * 8_000,
    "headings": lambda: "# a\n" * 10_000,
    "one long heading": lambda: "# " + "a # " * 25_000,
    "heading markers": lambda: "- > " * 8_000 + "# a",
    "underlines": lambda: "a\n=\n" * 10_000,
    "rules": lambda: "* * " * 10_000,
    "blank lines": lambda: "\n" * 200_000 + "a",
    "spaces": lambda: " " * 300_000 + "a",
    "tabs": lambda: "a\n" + "\t" * 300_000,
    "fences": lambda: "```\n" * 8_000,
    "indented code": lambda: "a\n\n    b\n\n" * 8_000,
    "alerts": lambda: "> [!NOTE]\n> a\n\n" * 3000,
    "tasks": lambda: "- [ ] a\n" * 3000,
    "one word of 900 kB": lambda: "a" * 900_000,
    "hyphens in one word": lambda: "a-" * 200_000,
    "dots in one word": lambda: "a." * 200_000,
    "digits": lambda: "1" * 300_000,
    "digits and spaces": lambda: "+44 " * 20_000,
    "dates": lambda: "2026-01-" * 10_000,
    "percent signs": lambda: "%41" * 20_000,
    "equals signs": lambda: "password=" * 8_000,
    "keys that never end": lambda: "-----BEGIN PRIVATE KEY-----\n" * 3000,
    "tokens": lambda: "eyJ" + "a" * 200_000 + ".eyJ",
    "allowances": lambda: "# opsbook: allow A, " * 10_000,
    "zero-width joiners": lambda: "\u200d" * 40_000,
    "combining characters": lambda: "a" + "\u0301" * 40_000,
    "right-to-left marks": lambda: "\u202e" * 40_000,
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_a_hostile_text_is_rendered_within_seconds(text: Callable[[], str]) -> None:
    hostile, start = text(), time.process_time()
    prose.block(hostile, resolve, taken=set())
    list(heading.anchors(hostile))
    list(wikilink.find(hostile))
    assert time.process_time() - start < SECONDS


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_a_hostile_text_is_checked_within_seconds(text: Callable[[], str]) -> None:
    hostile = text()
    quoted = "'" + hostile.replace("'", "''") + "'"
    indented = "".join(f"  {line}\n" for line in hostile.split("\n"))
    files = {
        "data/terms/a.yml": f"title: A\ndefinition: {quoted}\n",
        "data/terms/b.yml": f"title: B\nbody: |2\n{indented}",
        "data/terms/c.md": f"---\ntitle: C\n---\n{hostile}\n",
    }
    start = time.process_time()
    check(in_memory(files, date(2026, 11, 21)), RULES)
    assert time.process_time() - start < SECONDS


@pytest.mark.parametrize(
    ("many", "text"),
    [
        ("tags", lambda: f"title: A\ntags: [{', '.join(['a'] * 20_000)}]\n"),
        ("unknown fields", lambda: "title: A\n" + "".join(f"x{number}: a\n" for number in range(10_000))),
        ("unknown references", lambda: f"title: A\nrelated: [{', '.join(f'x{n}' for n in range(10_000))}]\n"),
        ("wrong types", lambda: f"title: A\ntags: [{', '.join('1' for _ in range(10_000))}]\n"),
        ("double keys", lambda: "title: A\n" + "title: B\n" * 20_000),
        ("links", lambda: "title: A\nlinks: [" + "{label: a, url: 'https://a.example'}, " * 5000 + "]\n"),
        ("anchors", lambda: "".join(f"k{n}: &a{n} x\n" for n in range(10_000))),
        ("comments", lambda: "# x\n" * 100_000 + "title: A\n"),
    ],
)
def test_a_file_of_very_many_things_is_checked_within_seconds(many: str, text: Callable[[], str]) -> None:
    start = time.process_time()
    found = check(in_memory({"data/terms/a.yml": text()}), RULES).reported
    for one in found:
        assert one.span.line >= 1
    assert time.process_time() - start < SECONDS
