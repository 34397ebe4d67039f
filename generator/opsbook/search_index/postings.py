"""The terms of all entries, turned round: for each term, the entries that have it."""

from __future__ import annotations

from opsbook.search_index.shards import Coded
from opsbook.search_index.terms import Terms
from opsbook.search_index.words import term

_MOST_WORDS = 20_000
_SHORTEST = 4
"""Shorter words are not offered as corrections."""


class Postings:
    """Grows entry by entry, in the order in which the catalogue numbers them."""

    def __init__(self) -> None:
        self._gaps: dict[str, list[int]] = {}
        self._last: dict[str, int] = {}
        self._words: set[str] = set()
        self._entries = 0

    def add(self, terms: Terms) -> None:
        """Take in the terms of the next entry."""
        gaps, last, number = self._gaps, self._last, self._entries
        for root, weight in terms.weights.items():
            if root in gaps:
                gaps[root] += (number - last[root], weight)
            else:
                gaps[root] = [number, weight]
            last[root] = number
        self._words |= terms.words
        self._entries += 1

    def coded(self) -> list[Coded]:
        """Every term in order with its postings: the gap to the entry before, and the weight, in turn."""
        return [(root, ",".join(map(str, self._gaps[root]))) for root in sorted(self._gaps)]

    def spellings(self) -> list[str]:
        """The shortest word of each term: those of the most frequent terms, if there are too many."""
        shortest: dict[str, str] = {}
        for word in sorted(self._words, key=lambda word: (len(word), word)):
            if len(word) >= _SHORTEST and word.isalpha():
                shortest.setdefault(term(word), word)
        kept = sorted(shortest, key=lambda root: (-len(self._gaps[root]), root))[:_MOST_WORDS]
        return sorted(shortest[root] for root in kept)
