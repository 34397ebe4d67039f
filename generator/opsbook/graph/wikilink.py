"""``[[links]]`` in prose: the one place that knows how they are written."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from opsbook.graph.code import is_escaped, shown

_REST = (
    r"(?:#(?P<anchor>[^\[\]|\n]*?))?"
    r"(?:\\?\|(?P<label>(?:[^\[\]\n]|\n(?![ \t]*\n))+))?\]\]"  # in tables \|; a label may run on over a line break
)
PATTERN = re.compile(rf"\[\[(?P<name>[ \t]*(?:[a-z-]+:)?[a-z0-9]+(?:-[a-z0-9]+)*[ \t]*){_REST}")
"""A link as pages show it: what cannot be an id is text, such as ``[[RFC 3310]]``."""
_WRITTEN = re.compile(rf"\[\[(?P<name>[^\[\]|#\n]+?){_REST}")
"""What somebody may have meant for a link."""


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


def find(text: str, page: bool = False) -> Iterator[WikiLink]:
    """The links of a record's prose, or of a hand-written ``page``, and what somebody may have meant for one.

    Those in code and in comments are left out.
    """
    return (wiki for _, wiki in placed(text, page))


def placed(text: str, page: bool = False) -> Iterator[tuple[re.Match[str], WikiLink]]:
    """The same, each with its place in the text."""
    for match, nth in _found(_WRITTEN, text, page):
        label = match["label"]
        yield (
            match,
            WikiLink(
                match[0],
                match["name"].strip(),
                (match["anchor"] or "").strip() or None,
                " ".join(label.split()) if label else None,
                nth,
            ),
        )


def matches(text: str, page: bool = False) -> Iterator[re.Match[str]]:
    """The links as they stand in the text, outside code and comments. One with a backslash before it is text."""
    return (match for match, _ in _found(PATTERN, text, page))


def may_be_id(name: str) -> bool:
    """Whether a link's name is written like an id, or like the kind and the id of a record."""
    return PATTERN.fullmatch(f"[[{name}]]") is not None


def _found(pattern: re.Pattern[str], text: str, page: bool) -> Iterator[tuple[re.Match[str], int]]:
    """Each link with the number of earlier ones that are written alike."""
    if "[[" not in text:
        return
    visible, alike = shown(text, page), Counter[str]()
    for match in pattern.finditer(text):
        if visible.startswith("[[", match.start()) and not is_escaped(text, match.start()):
            yield match, alike[match[0]]
        alike[match[0]] += 1
