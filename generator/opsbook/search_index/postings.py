"""The terms of all pages, turned round: for each term, the pages that have it, as the index writes them down."""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import partial
from itertools import accumulate
from operator import sub
from typing import TypeVar

from opsbook.search_index.shards import Coded
from opsbook.search_index.terms import MOST, Terms
from opsbook.search_index.words import NOTHING, known_terms

T = TypeVar("T")
_ROOM = MOST.bit_length()
_WEIGHT = (1 << _ROOM) - 1
_MOST_WORDS = 20_000
_SHORTEST = 4
"""Shorter words are not offered as corrections."""

Change = tuple[int, Terms, Terms]
"""The number of a page, its terms before and its terms now."""


class Postings:
    """``coded`` has, for each term, the gap to the page before and the weight, in turn, as JSON without brackets;
    ``words`` how many pages have each word.
    """

    def __init__(self, coded: dict[str, str], words: dict[str, int]) -> None:
        self.coded, self.words = coded, words

    @classmethod
    def of(cls, pages: Iterable[Terms]) -> Postings:
        """Those of some pages, in the order in which the catalogue numbers them."""
        found: defaultdict[str, array[int]] = defaultdict(partial(array, "L"))  # numbers, shifted to make room
        words: Counter[str] = Counter()
        for number, terms in enumerate(pages):
            shifted = number << _ROOM
            for root, weight in zip(terms.stems, terms.weights, strict=True):
                found[root].append(shifted + weight)
            words.update(terms.words)
        coded = {
            root: _coded([posting >> _ROOM for posting in postings], [posting & _WEIGHT for posting in postings])
            for root, postings in found.items()
        }
        return cls(coded, dict(words))

    def change(self, changes: Iterable[Change]) -> None:
        """Give some pages other terms."""
        moved: defaultdict[str, dict[int, int]] = defaultdict(dict)
        words: Counter[str] = Counter()
        for number, before, now in changes:
            old, new = (dict(zip(terms.stems, terms.weights, strict=True)) for terms in (before, now))
            for root, _ in old.items() ^ new.items():
                moved[root][number] = new.get(root, 0)
            words.update(now.words)
            words.subtract(before.words)
        for root, weights in moved.items():
            self._set(root, weights)
        for word, more in words.items():
            if more:
                _put(self.words, word, self.words.get(word, 0) + more)

    def terms(self) -> list[Coded]:
        """Every term in order with its postings."""
        return sorted(self.coded.items())

    def spellings(self) -> list[str]:
        """The shortest word of each term: those of the most frequent terms, if there are too many."""
        shortest: dict[str, str] = {}
        for word in sorted(self.words, key=lambda word: (len(word), word)):
            if len(word) >= _SHORTEST and word.isalpha():
                shortest.setdefault(known_terms[word], word)
        shortest.pop(NOTHING, None)
        if len(shortest) > _MOST_WORDS:
            pages = {root: self.coded[root].count(",") for root in shortest}
            return sorted(shortest[root] for root in sorted(shortest, key=lambda r: (-pages[r], r))[:_MOST_WORDS])
        return sorted(shortest.values())

    def _set(self, root: str, weights: dict[int, int]) -> None:
        """Give a term other weights in some pages; 0 where it no longer stands."""
        now = {**_decoded(self.coded.get(root, "")), **weights}
        numbers = sorted(number for number, weight in now.items() if weight)
        _put(self.coded, root, _coded(numbers, [now[number] for number in numbers]))


def _coded(numbers: Sequence[int], weights: Sequence[int]) -> str:
    both = [0] * (2 * len(numbers))
    both[::2], both[1::2] = [*numbers[:1], *map(sub, numbers[1:], numbers)], weights
    return ",".join(map(str, both))


def _decoded(postings: str) -> dict[int, int]:
    both = [int(number) for number in postings.split(",")] if postings else []
    return dict(zip(accumulate(both[::2]), both[1::2], strict=True))


def _put(table: dict[str, T], key: str, value: T) -> None:
    if value:
        table[key] = value
    else:
        table.pop(key, None)
