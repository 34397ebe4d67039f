"""The text of one record → its terms with their weights: nothing of other records goes in, so that it can be kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from typing import NamedTuple

from opsbook.search_index.text import Text
from opsbook.search_index.words import NOTHING, known_terms, words

MOST = 32
"""The largest weight of a term."""
_HALF = 6.0
"""The raw weight that counts for half of the most (BM25's k1, on a scale where one usual word of a text is 1)."""

_CEILING, _SLOPE = MOST + 0.5, MOST * _HALF


class _Group(NamedTuple):
    """A field of the text: what a word in it counts, how many words it usually has, how much its length matters."""

    boost: float
    usual: int
    slope: float


_TITLE = _Group(16, 4, 0.6)
_NAMES = _Group(6, 16, 0.15)
_SUMMARY = _Group(5, 16, 0.2)
_STRONG = _Group(3, 40, 0.3)
_HEADINGS = _Group(2, 20, 0.3)
_TEXT = _Group(1, 250, 0.5)
_MENTIONS = _Group(0.6, 12, 0.0)


class Terms(NamedTuple):
    """The stems of a page's words, the weight of each, 1 to ``MOST``; and the words themselves, for spelling."""

    stems: Collection[str]
    weights: bytes
    words: Collection[str]


def terms_of(text: Text) -> Terms:
    """Weigh each word by where it stands and how often: BM25F, with the usual lengths in place of the true means."""
    raw: dict[str, float] = {}
    seen: set[str] = set()
    for group, said in (
        (_TEXT, " ".join([section.text for section in text.sections])),
        (_HEADINGS, " ".join([section.heading for section in text.sections if section.heading])),
        (_TITLE, text.title),
        (_NAMES, " ".join(text.names)),
        (_SUMMARY, text.summary),
        (_STRONG, text.strong),
        (_MENTIONS, text.mentions),
    ):
        if said:
            found = words(said)
            seen.update(found)
            _count(raw, group, found)
    raw.pop(NOTHING, None)
    # The most times the share of weight in weight and half, rounded; whatever stands in the text counts for something.
    weights = bytes([int(_CEILING - _SLOPE / (_HALF + weight)) or 1 for weight in raw.values()])
    return Terms(raw.keys(), weights, seen)


def _count(raw: dict[str, float], group: _Group, found: list[str]) -> None:
    """Add what the words of one field count to their stems. Most of the time that an index takes is spent here."""
    scale = group.boost / (1 - group.slope + group.slope * len(found) / group.usual)
    for root, times in Counter(map(known_terms.__getitem__, found)).items():
        raw[root] = raw.get(root, 0.0) + scale * times
