"""The pieces of a text that a pattern finds, each as a token and how many of the same stand before it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple


class Piece(NamedTuple):
    """A piece of a text, and how often the same stands before it in the text, code included."""

    token: str
    nth: int


def pieces(pattern: re.Pattern[str], text: str, visible: str | None = None) -> Iterator[Piece]:
    """What a pattern finds in a text: its first group, else all of a match, of which the first line is the piece.
    A match without that group is passed over.

    ``visible`` is the text with what must not be looked at blanked out, of the same length.
    """
    counted: dict[str, tuple[int, int]] = {}
    for match in pattern.finditer(text if visible is None else visible):
        group = 1 if pattern.groups else 0
        if match[group] is None:
            continue  # what the pattern knows and passes over
        token, start = match[group].split("\n")[0], match.start(group)
        begin, before = counted.get(token, (0, 0))
        nth = before + text.count(token, begin, start)
        counted[token] = (start, nth)
        yield Piece(token, nth)
