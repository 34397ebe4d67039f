"""A glance at a file's whole text, before its values are searched one by one with patterns that cost far more.

It may see what no value holds, such as a word of a comment. What it does not see, no value holds, unless the writer
escaped a letter of it with a backslash.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

_FOLDED = str.maketrans("\u0130\u0131\u017f\u212a", "iisk")
"""To a pattern that ignores case these letters are i, s and k; to the language they are not."""


def sees(text: str, words: Iterable[str]) -> bool:
    """Whether one of the words stands in the text as it is written."""
    return any(word in text for word in words)


def sees_in_any_case(text: str, words: Iterable[bytes]) -> bool:
    """Whether one of the words, given in small ASCII letters, stands in the text however it is spelt."""
    small = in_small_letters(text)
    return any(word in small for word in words)


@lru_cache(maxsize=1)
def in_small_letters(text: str) -> bytes:
    """As bytes: making the letters of all the world's scripts small takes a hundred times as long."""
    if not text.isascii() and any(letter in text for letter in map(chr, _FOLDED)):
        text = text.translate(_FOLDED)
    return text.encode(errors="replace").lower()
