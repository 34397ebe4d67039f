"""What is remembered of a search index: each page's terms, and which files hold what results show of which pages.

Terms rest on a record's file, its owner, and the titles of the records that its text names; those are noted as the text
asks for them. They are kept in parts, by address, so that an edit writes one of them anew.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import Any, NamedTuple
from zlib import crc32

from opsbook import snapshot
from opsbook.cache import Cache
from opsbook.emit.artifact import File, Kept
from opsbook.emit.fingerprint import print_of, text_print
from opsbook.graph.handbook import Handbook
from opsbook.search_index.entry import Entry
from opsbook.search_index.kept_postings import Page, kept_postings
from opsbook.search_index.postings import Postings
from opsbook.search_index.shown import Shown, shown
from opsbook.search_index.terms import Terms, terms_of
from opsbook.search_index.text import Name
from opsbook.workers import shared_out

MANY = 1000
"""From how many pages on the terms are kept in parts."""
PARTS = 64
AT_ONCE = 1500
"""The texts of so many pages are in memory together: those of all would be its largest part."""
_FILES = "search-files"

Known = tuple[bytes, tuple[tuple[str, str | None], ...], str, bytes, str]
"""Of one page: its print, the titles that it was told, its terms, their weights, and its words."""


class Indexed(NamedTuple):
    """The print of all that a page's terms and its text rest on; what results show, if it had to be made."""

    print: bytes
    terms: Callable[[], Terms]
    shown: Shown | None


class Memory:
    """Remembers from one index of a handbook to the next. ``keep`` writes it down."""

    def __init__(self, handbook: Handbook, cache: Cache, name: Name) -> None:
        settings = handbook.settings
        self._cache, self._name = cache, name
        self._ground = text_print(snapshot.program(), settings.audience, settings.audience_fields)
        self._parts = PARTS if len(handbook.book.records) >= MANY else 1
        self._before = {part: self._load(part) for part in map(self._part_name, range(self._parts))}
        self._now: dict[str, dict[str, Known]] = {part: {} for part in self._before}
        self._files: dict[bytes, str] = self._load(_FILES)
        self._files_now: dict[bytes, str] = {}

    def indexed(self, entries: Sequence[Entry]) -> Iterator[Indexed]:
        """The terms of each page in order, from its text only where they are not known."""
        unknown = [entry for entry in entries if not self._is_known(entry)]
        starts = range(0, len(unknown), AT_ONCE)
        shares = (shared_out(unknown[start : start + AT_ONCE], self._worked_out) for start in starts)
        made = (one for found in shares for share in found for one in share)
        waiting = {entry.url for entry in unknown}
        for entry in entries:
            part = self._part(entry)
            kept, text = next(made) if entry.url in waiting else (self._before[part][entry.url], None)
            self._now[part][entry.url] = kept
            yield Indexed(_print(kept), partial(_terms, kept), Shown(*text) if text else None)

    def postings(self, entries: Sequence[Entry], indexed: Sequence[Indexed]) -> Postings:
        """The terms of all these pages, turned round."""

        def before(number: int) -> Page | None:
            entry = entries[number]
            kept = self._before[self._part(entry)].get(entry.url)
            return (_print(kept), partial(_terms, kept)) if kept else None

        return kept_postings(self._cache, self._ground, [(one.print, one.terms) for one in indexed], before)

    def file(self, sort: str, prints: Iterable[bytes], make: Callable[[], File]) -> File | Kept:
        """The file of a sort that rests on pages with these prints: made now, unless its path is known."""
        group = print_of(sort.encode(), *prints)
        if path := self._files.get(group):
            self._files_now[group] = path
            return Kept(path, make)
        file = make()
        self._files_now[group] = file.path
        return file

    def keep(self) -> None:
        """Keep all this for the next index."""
        for name, before, now in (
            (_FILES, self._files, self._files_now),
            *((part, self._before[part], now) for part, now in self._now.items()),
        ):
            if now != before:
                self._cache.save(name, {"ground": self._ground, "entries": now})

    def _is_known(self, entry: Entry) -> bool:
        kept = self._before[self._part(entry)].get(entry.url)
        return kept is not None and kept[0] == entry.print and all(self._name(asked) == told for asked, told in kept[1])

    def _worked_out(self, entries: Sequence[Entry]) -> list[tuple[Known, tuple[str, str]]]:
        """What is to be kept of some pages, and what results show of them."""
        return [_made(entry, self._name) for entry in entries]

    def _part(self, entry: Entry) -> str:
        return self._part_name(crc32(entry.url.encode()) % self._parts)

    def _part_name(self, number: int) -> str:
        return f"terms-{self._parts}-{number}"

    def _load(self, name: str) -> dict[Any, Any]:
        kept = self._cache.load(name)
        usable = isinstance(kept, dict) and kept.get("ground") == self._ground
        return kept["entries"] if usable else {}


def _print(known: Known) -> bytes:
    told, titles, *_ = known
    return print_of(told, text_print(titles))


def _terms(known: Known) -> Terms:
    *_, stems, weights, words = known
    return Terms(stems.split(), weights, words.split())


def _made(entry: Entry, name: Name) -> tuple[Known, tuple[str, str]]:
    told: dict[str, str | None] = {}

    def noted(asked: str) -> str | None:
        told[asked] = name(asked)
        return told[asked]

    text = entry.text(noted)
    terms = terms_of(text)
    # A few long texts instead of many words, because the cache reads those faster.
    packed = (" ".join(terms.stems), terms.weights, " ".join(terms.words))
    return (entry.print, tuple(told.items()), *packed), (*shown(entry.url, text),)
