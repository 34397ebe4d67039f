"""The terms of all entries, turned round: for each term, the entries that have it."""

from __future__ import annotations

from array import array
from collections import defaultdict
from functools import partial
from operator import sub

from opsbook.search_index.shards import Coded
from opsbook.search_index.terms import MOST, Terms
from opsbook.search_index.words import NOTHING, known_terms

_ROOM = MOST.bit_length()
_WEIGHT = (1 << _ROOM) - 1
_MOST_WORDS = 20_000
_SHORTEST = 4
"""Shorter words are not offered as corrections."""


class Postings:
    """Grows entry by entry, in the order in which the catalogue numbers them."""

    def __init__(self) -> None:
        self._postings: defaultdict[str, array[int]] = defaultdict(partial(array, "L"))
        """Of each term, the numbers of its entries, each shifted to make room for the weight."""
        self._words: set[str] = set()
        self._entries = 0

    def add(self, terms: Terms) -> None:
        """Take in the terms of the next entry."""
        postings, number = self._postings, self._entries << _ROOM
        for root, weight in zip(terms.stems, terms.weights, strict=True):
            postings[root].append(number + weight)
        self._words.update(terms.words)
        self._entries += 1

    def coded(self) -> list[Coded]:
        """Every term in order with its postings: the gap to the entry before, and the weight, in turn."""
        return [(root, _coded(self._postings[root])) for root in sorted(self._postings)]

    def spellings(self) -> list[str]:
        """The shortest word of each term: those of the most frequent terms, if there are too many."""
        shortest: dict[str, str] = {}
        for word in sorted(self._words, key=lambda word: (len(word), word)):
            if len(word) >= _SHORTEST and word.isalpha():
                shortest.setdefault(known_terms[word], word)
        shortest.pop(NOTHING, None)
        kept = sorted(shortest, key=lambda root: (-len(self._postings[root]), root))[:_MOST_WORDS]
        return sorted(shortest[root] for root in kept)


def _coded(postings: array[int]) -> str:
    numbers = [posting >> _ROOM for posting in postings]
    gaps = [numbers[0], *map(sub, numbers[1:], numbers)]
    both = [0] * (2 * len(gaps))
    both[::2], both[1::2] = gaps, [posting & _WEIGHT for posting in postings]
    return ",".join(map(str, both))
