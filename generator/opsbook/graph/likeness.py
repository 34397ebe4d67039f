"""Which record somebody meant who wrote another name: by ids, titles, and the ways by which people are reached."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property

from opsbook.graph.nearest import Names, close
from opsbook.model.record import Record
from opsbook.read.identifier import suggested_id

_WORDS = re.compile(r"[\w .,:;&/()'’-]*[^\W\d_]{2}[\w .,:;&/()'’-]*")
"""What may be a title: words, and the marks that stand in titles."""
_REACHED = ("email", "chat", "channel")
"""The fields by which people call somebody who has an id."""


class Likeness:
    """Some records, by what resembles their ids and titles. Each name is looked for once."""

    def __init__(self, records: Iterable[Record]) -> None:
        self._records = {record.id: record for record in records}
        self._known: dict[str, Record | None] = {}

    def nearest(self, name: str) -> Record | None:
        """The record that has the name for a title or is reached by it, else the one whose id is most like it."""
        if name not in self._known:
            called = self._titles.get(name.lower()) or self._reached.get(_bare(name))
            self._known[name] = called or self._records.get(self._ids.nearest(name) or "")
        return self._known[name]

    def meant(self, words: str) -> Record | None:
        """The record that words in brackets mean, by its title or its id, give or take a letter or two."""
        called = self._titles.get(words.lower())
        if called or not _WORDS.fullmatch(words):
            return called
        title = self._names.nearest(words.lower())
        if title and close(words.lower(), title):
            return self._titles[title]
        known = self._records.get(self._ids.nearest(suggested_id(words)) or "")
        return known if known and close(suggested_id(words), known.id) else None

    @cached_property
    def _titles(self) -> dict[str, Record]:
        return {record.title.lower(): record for record in reversed(self._records.values())}

    @cached_property
    def _reached(self) -> dict[str, Record | None]:
        """The records by their addresses and names in chat; None where several share one."""
        found: dict[str, Record | None] = {}
        for record in self._records.values():
            for way in filter(None, (getattr(record, field, None) for field in _REACHED)):
                found[_bare(way)] = None if _bare(way) in found else record
        return found

    @cached_property
    def _names(self) -> Names:
        return Names(self._titles)

    @cached_property
    def _ids(self) -> Names:
        return Names(self._records)


def _bare(name: object) -> str:
    """An address or a name in chat, without the marks that are left out now and then."""
    return str(name).lower().strip("@# ")
