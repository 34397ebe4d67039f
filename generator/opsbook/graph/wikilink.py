"""``[[links]]`` in prose: the one place that knows how they are written."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from opsbook.graph.code import without_code

PATTERN = re.compile(
    r"\[\[(?P<name>[^\[\]|#\n]+?)(?:#(?P<anchor>[^\[\]|\n]*))?"
    r"(?:\|(?P<label>(?:[^\[\]\n]|\n(?![ \t]*\n))+))?\]\]"  # a label may run on over a line break
)


class WikiLink(NamedTuple):
    """A link as written. ``nth`` counts earlier occurrences of the same token in the same text."""

    token: str
    name: str
    anchor: str | None
    label: str | None
    nth: int


def find(text: str) -> Iterator[WikiLink]:
    """The links of a prose text, those inside code left out."""
    for match, nth in matches(text):
        label = match["label"]
        yield WikiLink(
            match[0],
            match["name"].strip(),
            (match["anchor"] or "").strip() or None,
            " ".join(label.split()) if label else None,
            nth,
        )


def matches(text: str) -> Iterator[tuple[re.Match[str], int]]:
    """The links outside code as they stand in the text, each with the number of earlier ones that are written alike."""
    if "[[" not in text:
        return
    visible, alike = without_code(text), Counter[str]()
    for match in PATTERN.finditer(text):
        if visible.startswith("[[", match.start()):
            yield match, alike[match[0]]
        alike[match[0]] += 1
