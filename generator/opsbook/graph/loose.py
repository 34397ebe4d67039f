"""References that were meant to lead somewhere and do not, by the field in which they stand."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from difflib import get_close_matches

from opsbook import faults
from opsbook.diagnostic import Route
from opsbook.graph.book import Book
from opsbook.model.library import KindSet, Library
from opsbook.model.reference import Ref
from opsbook.model.shape import ITEMS, patterns

_UNCONNECTED = (faults.UNKNOWN_REFERENCE, faults.WRONG_KIND, faults.AMBIGUOUS_REFERENCE)


def loose_ends(book: Book, library: Library, kinds: KindSet) -> Counter[str]:
    """How many references of each field cannot be told: they name nothing, or the field could not be read.

    A reference that names something by mistake and resembles its id is left out: it is known what it meant.
    """
    fields = {_field(way) for model in kinds.values() for way, _ in patterns(model, Ref)}
    broken = (link for link in book.broken if link.fault in _UNCONNECTED and not link.near and not link.wiki)
    return Counter(_field(link.route) for link in broken) + Counter(name for _, name in set(_unread(library, fields)))


def _unread(library: Library, fields: set[str]) -> Iterator[tuple[str, str]]:
    """Record and field of what the checker could not read, misspelt names included."""
    for record in library.records.values():
        yield from ((record.key, name) for name in record.damaged & fields)
    for found in library.diagnostics:
        for word in re.findall(r"[a-z_]+", found.field or ""):
            yield from ((str(found.record), near) for near in get_close_matches(word, fields, n=1, cutoff=0.8))


def _field(route: Route) -> str:
    """The name of the field, without the place in its list."""
    return next(step for step in reversed(route) if isinstance(step, str) and step != ITEMS)
