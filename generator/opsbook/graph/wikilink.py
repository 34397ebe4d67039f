"""``[[links]]`` in prose: the one place that knows how they are written."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from opsbook.graph.code import is_escaped, without_code, without_comments

PATTERN = re.compile(
    r"\[\[(?P<name>[^\[\]|#\n]+?)(?:#(?P<anchor>[^\[\]|\n]*?))?"
    r"(?:\\?\|(?P<label>(?:[^\[\]\n]|\n(?![ \t]*\n))+))?\]\]"  # in tables \|; a label may run on over a line break
)


class WikiLink(NamedTuple):
    """A link as written. ``nth`` counts earlier occurrences of the same token in the same text."""

    token: str
    name: str
    anchor: str | None
    label: str | None
    nth: int

    def to(self, name: str) -> str:
        """The link with another name in it; anchor and label stay."""
        return self.token.replace(self.name, name, 1)


def find(text: str, html: bool = False) -> Iterator[WikiLink]:
    """The links of a prose text, those inside code left out; with ``html`` also those inside comments of HTML."""
    for match, nth in matches(text, html):
        label = match["label"]
        yield WikiLink(
            match[0],
            match["name"].strip(),
            (match["anchor"] or "").strip() or None,
            " ".join(label.split()) if label else None,
            nth,
        )


def matches(text: str, html: bool = False) -> Iterator[tuple[re.Match[str], int]]:
    """The links outside code as they stand in the text, each with the number of earlier ones that are written alike.

    One whose first bracket has a backslash before it is text. With ``html`` comments of HTML are left out, too.
    """
    if "[[" not in text:
        return
    visible, alike = without_code(text), Counter[str]()
    if html:
        visible = without_comments(visible)
    for match in PATTERN.finditer(text):
        if visible.startswith("[[", match.start()) and not is_escaped(text, match.start()):
            yield match, alike[match[0]]
        alike[match[0]] += 1
