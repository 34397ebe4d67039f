"""Headings of Markdown text and their anchors, the same for records and for hand-written pages."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from html import unescape

from opsbook.graph.code import without_blocks, without_comments

_QUOTED_OR_LISTED = r"^(?:[ \t]*(?:>|(?:[-*+]|\d{1,9}[.)])[ \t]))*"
_HEADING = re.compile(
    rf"{_QUOTED_OR_LISTED} {{0,3}}(?:#{{1,6}}(?:[ \t]+(?P<marked>.*?))?(?:[ \t]+#+)?[ \t]*$"
    r"|(?P<underlined>(?!\d+[.)])[^\s#>=*+-][^\n]*)\n {0,3}(?:=+|-+)[ \t]*$)",
    re.MULTILINE,
)
_LONGEST = 2000
_OWN_ID = re.compile(r"(?<![ \t])[ \t]*\{[^{}]*?#([\w:.-]+)[^{}]*\}$")
_MARKUP = re.compile(
    r"\[\[(?:[^\]|]*\|)?([^\]|]*)\]\]|!\[[^\]]*\]\([^)]*\)|\[([^\]]*)\]\([^)]*\)|[*`]+|(?<!\w)_+|_+(?!\w)"
)


def anchors(text: str, page: bool = False) -> Iterator[str]:
    """The anchor of each heading of a record, or of a hand-written ``page``.

    They are made as Python-Markdown makes them: a repeated one gets _1, _2.
    """
    taken = Taken()
    for match in _HEADING.finditer(without_blocks(without_comments(text, page), page)):
        words = (match["marked"] or match["underlined"] or "")[:_LONGEST]
        own, words = own_id(words)
        yield taken.claim(own or slug(unescape(_MARKUP.sub(lambda m: m[1] or m[2] or "", words))))


def own_id(words: str) -> tuple[str | None, str]:
    """The id that a heading gives itself, as in ``Exceptions {#exceptions}``, and the heading without it."""
    own = _OWN_ID.search(words)
    return (own[1], words[: own.start()]) if own else (None, words)


def slug(text: str) -> str:
    """A heading as an anchor: letters, digits and hyphens, lower case, ASCII."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", plain).strip().lower())


class Taken:
    """The anchors that a page has already. A name that is among them gets a number: ``same``, ``same_1``."""

    def __init__(self, names: Iterable[str] = ()) -> None:
        self._names = set(names)
        self._last: dict[str, int] = {}

    def claim(self, name: str) -> str:
        """An anchor for a name that nothing else on the page has."""
        anchor, number = name, self._last.get(name, 0)
        while anchor in self._names or not anchor:
            number += 1
            anchor = f"{name}_{number}"
        self._last[name] = number
        self._names.add(anchor)
        return anchor
