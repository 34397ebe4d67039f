"""The handbook on one day: everything that rules, outputs and commands may ask of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from opsbook.cache import NOTHING, Cache
from opsbook.diagnostic import Route
from opsbook.graph.book import Book
from opsbook.graph.deadline import Deadline, Deadlines
from opsbook.graph.doubt import Doubt
from opsbook.graph.history import History, read_history
from opsbook.graph.link_memory import LinkMemory
from opsbook.graph.outline import PlainOutline
from opsbook.graph.ownership import Ownership
from opsbook.graph.place import Whereabouts
from opsbook.graph.review import Reviews
from opsbook.model.library import KindSet, Library
from opsbook.model.record import Record
from opsbook.read.document import Document
from opsbook.settings import Settings


@dataclass(frozen=True)
class Handbook:
    """A read library, linked, with the day and the settings that everything is judged by."""

    library: Library
    kinds: KindSet
    settings: Settings
    today: date
    root: Path
    """The folder that all paths are relative to."""
    folders: tuple[Path, ...] = ()
    """The folders that were read: the records', then that of the hand-written pages."""
    cache: Cache = NOTHING
    """What was worked out before."""
    prefix: str = "/"
    """The path that the site lies below, with a slash at both ends."""
    others: bool = False
    """Whether other plugins may add pages to the site."""
    withheld: frozenset[str] = frozenset()
    """What the records are or were called that the audience may not see."""
    remembers: bool = False
    """Whether the library is as it was read, so that what was worked out of it is worth keeping."""

    @cached_property
    def book(self) -> Book:
        """The graph."""
        library = self.library
        memory = LinkMemory(self.cache, library) if self.cache and self.remembers else None
        misplaced = [name for name, _ in library.misplaced]
        return Book(library.records, misplaced, self._outline, memory, self._around)

    @cached_property
    def _around(self) -> Whereabouts:
        return Whereabouts(self._is_published, self.prefix, self.others)

    def _is_published(self, path: str) -> bool:
        """Whether somebody put a file beside the hand-written pages that the site has at this address."""
        inside = not {"", ".", ".."} & set(path.split("/"))
        return inside and any((folder / path).is_file() for folder in self.folders[1:])

    def _outline(self, key: str) -> PlainOutline | None:
        told = self.library.study(key)
        return told[0] if told else None

    @cached_property
    def ownership(self) -> Ownership:
        """Who answers."""
        return Ownership(self.book, self.today)

    @cached_property
    def reviews(self) -> Reviews:
        """Review states."""
        return Reviews(self.book, self.today, self.settings)

    @cached_property
    def dates(self) -> Deadlines:
        """The dates that somebody must meet, record by record."""
        return Deadlines(self.book, self.ownership, self.reviews, self.today, self.settings)

    @cached_property
    def deadlines(self) -> list[Deadline]:
        """Every date that somebody must meet, by date."""
        return self.dates.all()

    @cached_property
    def history(self) -> History:
        """What git knows."""
        return read_history(self.root, self.folders or (self.root,), self.cache).until(self.today)

    @cached_property
    def doubt(self) -> Doubt:
        """What cannot be told, because something leads nowhere or cannot be read."""
        return Doubt(self.book, self.library, self.kinds)

    def with_record(self, record: Record, document: Document) -> Handbook:
        """This handbook with another version of one record. What git knows of it is taken as it was."""
        changed = replace(self, library=self.library.with_record(record, document))
        vars(changed)["book"] = self.book.with_record(record)
        vars(changed)["history"] = self.history
        return changed

    def document(self, record: Record) -> Document:
        """The file that a record was read from."""
        return self.library.documents[record.path]

    def raw(self, record: Record) -> str:
        """The whole text of the record's file, for a first look before its values are searched one by one."""
        return self.document(record).text.content

    def texts(self, record: Record) -> Iterator[tuple[Route, str]]:
        """Every text of the record's file with its route, but for list items that could not be read."""
        return texts_of(self.document(record).values, record)


def texts_of(values: dict[str, Any], record: Record) -> Iterator[tuple[Route, str]]:
    """Every text among the values of a record's file, with its route, but for list items that could not be read."""
    return _texts(values, (), record)


def _texts(value: Any, route: Route, record: Record) -> Iterator[tuple[Route, str]]:
    if isinstance(value, str):
        yield route, value
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _texts(item, (*route, key), record)
    elif isinstance(value, list):
        for index, item in enumerate(_read(value, route, record)):
            yield from _texts(item, (*route, index), record)


def _read(items: list[Any], route: Route, record: Record) -> list[Any]:
    """The items that the record kept, which are counted from the first of them."""
    if not record.cuts:
        return items
    place = record.in_file(route)
    return [item for index, item in enumerate(items) if (*place, index) not in record.cuts]
