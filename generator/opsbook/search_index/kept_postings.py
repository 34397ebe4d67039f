"""The postings of the last index, changed where pages changed: turning all terms round takes longer than all the rest.

They say which pages they are of. Pages that came or went change the number of every page below them, and then all is
turned round anew.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from opsbook.cache import Cache
from opsbook.search_index.postings import Change, Postings
from opsbook.search_index.terms import Terms
from opsbook.search_index.words import known_terms

NAME = "postings"
_MANY = 20
"""Where more than one page in so many changed, turning all round is as fast."""

Page = tuple[bytes, Callable[[], Terms]]
"""The print of all that a page's terms rest on, and these terms."""


def kept_postings(cache: Cache, ground: bytes, pages: Sequence[Page], before: Callable[[int], Page | None]) -> Postings:
    """The postings of some pages, kept in the cache for the next index. ``ground`` is the print of what they rest on
    beside the pages; ``before`` gives what is remembered of a page, by its number.
    """
    prints = [known for known, _ in pages]
    kept = cache.load(NAME)
    usable = isinstance(kept, dict) and kept["ground"] == ground and len(kept["prints"]) == len(prints)
    changed = [n for n, known in enumerate(prints) if known != kept["prints"][n]] if usable else []
    changes = _changes(changed, pages, before, kept["prints"]) if usable else None
    if changes is None:
        found = Postings.of(terms() for _, terms in pages)
    else:
        known_terms.update(kept["roots"])  # a stem takes longer to find than all else that is done with a word
        found = Postings(kept["coded"], kept["words"])
        found.change(changes)
    if changes is None or changed:
        roots = {word: known_terms[word] for word in found.words}
        kept = {"ground": ground, "prints": prints, "coded": found.coded, "words": found.words, "roots": roots}
        cache.save(NAME, kept)
    return found


def _changes(
    changed: Sequence[int], pages: Sequence[Page], before: Callable[[int], Page | None], prints: Sequence[bytes]
) -> list[Change] | None:
    """What the terms of the changed pages were and are. None where these are many, or nobody knows what they were."""
    if len(changed) * _MANY > len(pages):
        return None
    found: list[Change] = []
    for number in changed:
        was = before(number)
        if was is None or was[0] != prints[number]:
            return None
        found.append((number, was[1](), pages[number][1]()))
    return found
