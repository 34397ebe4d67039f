"""What cannot be told of links that are missing: references that lead nowhere, and text that could not be read."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from functools import cache, cached_property
from typing import NamedTuple

from opsbook import faults
from opsbook.diagnostic import Route
from opsbook.graph.book import Book
from opsbook.model.library import KindSet, Library
from opsbook.model.record import Record
from opsbook.model.reference import Ref
from opsbook.model.shape import ITEMS, patterns

_WORD = re.compile(r"[A-Za-z0-9_]+(?:-[A-Za-z0-9_]+)*")
_UNCONNECTED = (faults.UNKNOWN_REFERENCE, faults.WRONG_KIND, faults.AMBIGUOUS_REFERENCE)


class _Unread(NamedTuple):
    """Text that could not be read: what it may name, in which reference fields (None: any), and whose it is."""

    words: frozenset[str]
    fields: frozenset[str] | None
    source: str | None


class Doubt:
    """Whether a record that seems to lack a link may have it all the same."""

    def __init__(self, book: Book, library: Library, kinds: KindSet) -> None:
        self._book = book
        self._library = library
        self._kinds = kinds

    def about(self, record: Record, fields: Iterable[str] | None = None) -> bool:
        """Whether one of these fields elsewhere (None: any field) was probably meant to name the record."""
        wanted = None if fields is None else frozenset(fields)
        meant = self._meant.get(record.key, frozenset())
        if meant and (wanted is None or wanted & meant):
            return True
        names = {record.id, *record.aliases}
        return any(
            unread.source != record.key
            and (wanted is None or unread.fields is None or wanted & unread.fields)
            and not unread.words.isdisjoint(names)
            for unread in self._unread
        )

    def loose_ends(self, fields: Iterable[str]) -> int:
        """How many records may be meant by references in these fields that lead nowhere.

        A name that stands in several places is one record.
        """
        wanted = frozenset(fields)
        return sum(1 for found in self._loose.values() if found & wanted) + sum(self._mute[field] for field in wanted)

    def loose_names(self, fields: Iterable[str]) -> list[str]:
        """The names in these fields that lead nowhere, each once; those are left out that call nobody by name."""
        wanted = frozenset(fields)
        return [name for name, found in self._loose.items() if isinstance(name, str) and found & wanted]

    @cached_property
    def _meant(self) -> dict[str, frozenset[str]]:
        """The records that broken references probably meant, each with the fields of these."""
        found: dict[str, set[str]] = defaultdict(set)
        for broken in self._book.broken:
            if broken.near:
                found[broken.near.key].add("" if broken.wiki else _field(broken.route))
        return {key: frozenset(fields) for key, fields in found.items()}

    @cached_property
    def _loose(self) -> dict[object, set[str]]:
        """What leads nowhere, by its name or by itself, each with the fields that it stands in."""
        unknown = (link for link in self._book.broken if link.fault in _UNCONNECTED and not link.wiki)
        found: dict[object, set[str]] = defaultdict(set)
        for number, link in enumerate(unknown):
            if not link.near and not link.misplaced:
                found[link.name or number].add(_field(link.route))
        return found

    @cached_property
    def _mute(self) -> Counter[str]:
        """How many texts could not be read and name nobody, by the reference fields in them."""
        ids = {identity.id for identity in self._book.records.identities.values()}
        mute = (unread.fields or () for unread in self._unread if unread.words.isdisjoint(ids))
        return Counter(field for fields in mute for field in fields)

    @cached_property
    def _unread(self) -> list[_Unread]:
        return [*self._of_records(), *self._of_other_files()]

    def _of_records(self) -> Iterator[_Unread]:
        misspelt: dict[str, set[str]] = defaultdict(set)
        for found in self._library.diagnostics:
            misspelt[str(found.record)] |= set(re.findall(r"[a-z_]+", found.field or ""))
        for record in map(self._book.records.__getitem__, self._book.records.damaged):
            fields = self._damaged_fields(record, misspelt[record.key])
            yield _Unread(frozenset(_WORD.findall(self._unread_text(record))), fields, record.key)

    def _unread_text(self, record: Record) -> str:
        document = self._library.documents[record.path]
        if "*" in record.damaged:
            return document.text.content
        extents = (document.extent((name,)) for name in sorted(record.damaged))
        return "\n".join(document.text.content[start:end] for start, end in extents)

    def _damaged_fields(self, record: Record, misspelt: set[str]) -> frozenset[str]:
        """The reference fields in what could not be read of a record, and those that a misspelt name resembles."""
        ways = [way for way, _ in patterns(type(record), Ref)]
        if "*" in record.damaged:
            return frozenset(map(_field, ways))
        inside = {_field(way) for way in ways if way[0] in record.damaged}
        return frozenset(inside | {near for word in misspelt for near in _near(word, frozenset(map(_field, ways)))})

    def _of_other_files(self) -> Iterator[_Unread]:
        """The files that are no records: in a wrong folder, or the second one of an id."""
        read = {identity.path for identity in self._book.records.identities.values()}
        documents = self._library.documents
        second = (documents[path].text.content for path in documents if path not in read)
        for text in [*second, *(text for _, text in self._library.misplaced)]:
            yield _Unread(frozenset(_WORD.findall(text)), None, None)


@cache
def _near(word: str, fields: frozenset[str]) -> tuple[str, ...]:
    return tuple(get_close_matches(word, sorted(fields), n=1, cutoff=0.8))


def _field(route: Route) -> str:
    """The name of the field, without the place in its list."""
    return next(step for step in reversed(route) if isinstance(step, str) and step != ITEMS)
