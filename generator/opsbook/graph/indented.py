"""Which lines of a hand-written page are code because they are indented, as Python-Markdown reads them.

What a list, a note or a footnote holds is indented by four columns for each of them; code by four more.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

_LINE = re.compile(r"[^\n]*+(?:\n|\Z)")
_MARKER = re.compile(r"(?:[-*+]|\d+[.)]|:|[!?]{3}\+?|===[!+]?)[ \t]|\[\^[^\]\n]+\]:")
"""What holds the indented blocks below it: an item of a list, a definition, a note, a tab, a footnote."""
_HOLDS_BLOCKS = re.compile(r"[!?]{3}|===|#{1,6}")
"""A line below which a block begins at once."""
_QUOTED = re.compile(r" {0,3}>[ \t]?")


class _Line(NamedTuple):
    """A line from where it counts: behind the marks of the quotation that it stands in."""

    start: int
    end: int
    words: str


def code_lines(text: str) -> Iterator[tuple[int, int]]:
    """Where each line of indented code begins and ends."""
    whole = (match for match in _LINE.finditer(text) if match[0])
    return _code([_Line(match.start(), match.end(), match[0]) for match in whole])


def _code(lines: Iterable[_Line], quotations: int = 4) -> Iterator[tuple[int, int]]:
    depth, begins, quoted = 0, True, list[_Line]()
    for line in lines:
        words = line.words
        if quotations and (mark := _QUOTED.match(words)):
            quoted.append(_Line(line.start + mark.end(), line.end, words[mark.end() :]))
            depth, begins = 0, False
            continue
        if quoted:
            yield from _code(quoted, quotations - 1)
            quoted.clear()
        said = words.lstrip()
        if not said:
            begins = True
            continue
        levels = (len(words.expandtabs(4)) - len(said.expandtabs(4))) // 4
        if begins and levels > depth:
            yield line.start, line.end
            continue
        listed = _MARKER.match(said)
        if begins or (listed and depth):
            depth = min(levels, depth) + bool(listed)
        elif said[0] == ":" and listed:
            depth = min(levels, depth) + 1
        begins = bool(_HOLDS_BLOCKS.match(said))
    if quoted:
        yield from _code(quoted, quotations - 1)
