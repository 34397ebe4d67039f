"""The name that was probably meant: what ``difflib.get_close_matches`` finds, among thousands of names at once."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import SequenceMatcher, get_close_matches

_CUTOFF = 0.75
"""Just below, strangers begin to resemble each other by chance where there are hundreds of names."""


_CLOSE = 0.8
_DIGITS, _WORD = re.compile(r"\d+"), re.compile(r"\w+")


def close(written: str, name: str) -> bool:
    """Whether somebody who wrote one may have meant the other: a typo or two apart, or the same words. A number that
    is another one is no typo.
    """
    if _numbers(written) != _numbers(name):
        return False
    return SequenceMatcher(None, written, name).ratio() >= _CLOSE or _words(written) == _words(name)


def nearest_of(written: str, names: Iterable[str]) -> str | None:
    """The name that was meant, one of those that are ``close`` to what was written."""
    numbers, words = _numbers(written), _words(written)
    fitting = [name for name in sorted(names) if _numbers(name) == numbers]
    found = get_close_matches(written, fitting, n=1, cutoff=_CLOSE)
    return found[0] if found else next((name for name in fitting if _words(name) == words), None)


def _numbers(text: str) -> list[str]:
    return sorted(_DIGITS.findall(text))


def _words(text: str) -> list[str]:
    return sorted(_WORD.findall(text.lower()))


class Names:
    """Names that can be looked through for the one most like a word.

    How alike two texts can be at most is told by the letters that they share. They are held as one number for each
    name, with a bit for each letter and for each repetition of it, so that to count the shared ones is one operation.
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._bits: dict[tuple[str, int], int] = {}
        self._letters = {name: self._number(name) for name in names}

    def nearest(self, word: str) -> str | None:
        """The name most like a word; None when none is like it. Of two equally like the later one by spelling."""
        mine, length = self._number(word), len(word)
        bounds = (
            (2.0 * (mine & letters).bit_count() / (length + len(name)), name) for name, letters in self._letters.items()
        )
        matcher: SequenceMatcher[str] = SequenceMatcher()
        matcher.set_seq2(word)
        best = (_CUTOFF, "")
        for bound, name in sorted((bound for bound in bounds if bound[0] >= _CUTOFF), reverse=True):
            if bound < best[0]:
                break
            matcher.set_seq1(name)
            best = max(best, (matcher.ratio(), name))
        return best[1] or None

    def _number(self, text: str) -> int:
        seen: dict[str, int] = {}
        number = 0
        for letter in text:
            seen[letter] = nth = seen.get(letter, 0) + 1
            number |= 1 << self._bits.setdefault((letter, nth), len(self._bits))
        return number
