"""Prints of what pages show of records, and what has moved since the last build.

A print is worked out anew only where it may have changed: of records whose files did, and of those beside them. Who may
answer, which records there are, the day and the settings matter everywhere, so with them all prints are found anew.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import Any

from opsbook.emit.aspect import FIGURES, KEPT, Aspect
from opsbook.emit.fingerprint import print_of, text_print
from opsbook.emit.record_prints import RecordPrints
from opsbook.emit.view import Views
from opsbook.graph.book import Book
from opsbook.model.record import Record
from opsbook.model.traits import Actor

_CARRIED = (Aspect.TARGET.value, Aspect.ANSWER.value, Aspect.DATES.value)
"""The parts of a record that those see to whom it comes down."""


class Prints:
    """The prints of all records of a site. ``ground`` is the print of what every page rests on beside the records."""

    def __init__(self, views: Views, ground: bytes = b"") -> None:
        self._views, self._book, self._ground = views, views.handbook.book, ground
        self._found = RecordPrints(views)
        self._known: dict[Aspect, dict[str, bytes]] = {aspect: {} for aspect in KEPT}
        self._burdens: dict[str, bytes] = {}
        self._together: dict[Aspect, bytes] = {}
        self._before: dict[str, Any] = {}
        self._near: set[str] | None = None
        """The records that may not be as they were; all of them, when it is None."""

    def recall(self, before: Any) -> None:
        """Take over what was kept of the last build, as far as it still holds."""
        self._before = before if isinstance(before, dict) else {}
        if self._before and self._before["ground"] == self._ground_now:
            linked = self._before["linked"]
            self._near = {key for one in self._changed for key in (one, *_linked(self._book, one), *linked[one])}
            self._take_over({aspect: self._before["prints"][aspect.value] for aspect in KEPT}, self._near)

    def know(self, before: Prints, changed: str) -> None:
        """Take over all from before a record changed that is no actor, and look at it and those beside it again.

        What has moved is told from the last build, as before.
        """
        self._before, vars(self)["_said"] = before._before, before._said
        near = {changed, *_linked(self._book, changed), *_linked(before._book, changed)}
        self._near = None if before._near is None else before._near | near
        self._take_over(before._known, near)

    def _take_over(self, known: dict[Aspect, dict[str, bytes]], but: set[str]) -> None:
        self._known = {aspect: dict(prints) for aspect, prints in known.items()}
        for prints in self._known.values():
            for key in but:
                prints.pop(key, None)

    def of(self, aspect: Aspect, key: str) -> bytes:
        """The print of a part that is kept; of nothing, when there is no such record."""
        known = self._known[aspect]
        if key not in known:
            record = self._book.records.get(key)
            known[key] = self._found.of(aspect, record) if record else b""
        return known[key]

    def over(self, *aspects: Aspect, of: Iterable[Record] | None = None) -> bytes:
        """One print of some parts of some records, or of all. Which records those are counts as well."""
        if of is None:
            return print_of(self.members, *map(self._of_all, aspects))
        keys = [record.key for record in of]
        return print_of(text_print(keys), *[self.of(aspect, key) for aspect in aspects for key in keys])

    def _of_all(self, aspect: Aspect) -> bytes:
        if aspect not in self._together:
            self._together[aspect] = print_of(*[self.of(aspect, key) for key in self._keys])
        return self._together[aspect]

    def whole(self, of: Iterable[Record]) -> bytes:
        """One print of all that some records are, and what is shown of them."""
        records = list(of)
        files = [self._own[record.key] + self._said.get(record.key, b"") for record in records]
        return print_of(self.over(*KEPT, of=records), *files)

    @cached_property
    def members(self) -> bytes:
        """The print of which records there are."""
        return text_print(*self._keys)

    @cached_property
    def actors(self) -> bytes:
        """The print of those who can answer, and of what comes down to them."""
        actors = list(self._book.of(Actor))
        return print_of(self.whole(actors), *[self._burden(actor.key) for actor in actors])

    @cached_property
    def findings(self) -> bytes:
        """The print of all that the checks say."""
        return text_print(sorted(self._said.items()))

    def moved(self, seen: Iterable[str]) -> bool:
        """Whether a part of a record, of some that were seen, is not as it was in the last build."""
        if not self._moved.isdisjoint(seen):
            return True
        return not self._burdens_hold and any(self._burden_moved(key) for key in seen)

    def told(self) -> dict[str, Any]:
        """What is to be kept for the next build."""
        return {
            "ground": self._ground_now,
            "own": self._own,
            "said": self._said,
            "linked": {key: tuple({link.target.key for link in self._book.out[key]}) for key in self._keys},
            "prints": {aspect.value: {key: self.of(aspect, key) for key in self._keys} for aspect in KEPT},
            "burdens": {actor.key: self._burden(actor.key) for actor in self._book.of(Actor)},
        }

    @cached_property
    def _keys(self) -> list[str]:
        return sorted(self._book.records)

    @cached_property
    def _ground_now(self) -> bytes:
        return print_of(self._ground, text_print([(one.key, one.url, one.aliases) for one in self._book]))

    @cached_property
    def _own(self) -> dict[str, bytes]:
        """What each record's file says."""
        documents = self._views.handbook.library.documents
        return {record.key: documents[record.path].digest for record in self._book}

    @cached_property
    def _changed(self) -> set[str]:
        before: dict[str, bytes] = self._before.get("own", {})
        return {key for key in self._own.keys() | before.keys() if self._own.get(key) != before.get(key)}

    @cached_property
    def _said(self) -> dict[str, bytes]:
        """What the checks say of each record of which they say something."""
        return {key: text_print(*found) for key, found in self._views.findings.items()}

    @cached_property
    def _shifted(self) -> set[str]:
        """The names of those parts that do not look as they did."""
        before = self._before.get("prints", {})
        keys = self._near if self._near is not None else self._own.keys() | self._before.get("own", {}).keys()
        found = ((aspect, before.get(aspect.value, {}), key) for aspect in KEPT for key in keys)
        return {aspect.of(key) for aspect, old, key in found if self.of(aspect, key) != old.get(key)}

    @cached_property
    def _moved(self) -> set[str]:
        """All that has moved, but for what comes down to actors."""
        said = self._before.get("said", {})
        found = {key for key in self._said.keys() | said.keys() if self._said.get(key) != said.get(key)}
        found |= self._own.keys() ^ self._before.get("own", {}).keys()
        if found or any(name.startswith(Aspect.TARGET.value) for name in self._shifted):
            found.add(FIGURES)
        return found | self._changed | self._shifted | {name.lstrip("".join(KEPT)) for name in self._shifted}

    @cached_property
    def _burdens_hold(self) -> bool:
        """Whether the same comes down to everybody: no record looks otherwise, falls due or changes hands."""
        return self._near is not None and not any(name.startswith(_CARRIED) for name in self._shifted)

    def _burden(self, key: str) -> bytes:
        if key not in self._burdens:
            actor = self._book.records[key]
            kept: bytes | None = self._before["burdens"][key] if self._burdens_hold else None
            self._burdens[key] = kept or (self._found.burden(actor) if isinstance(actor, Actor) else b"")
        return self._burdens[key]

    def _burden_moved(self, key: str) -> bool:
        found = isinstance(self._book.records.get(key), Actor)
        return found and self._burden(key) != self._before.get("burdens", {}).get(key)


def _linked(book: Book, key: str) -> set[str]:
    """The records that one leads to, and those that lead to it."""
    record = book.records.get(key)
    return book.neighbours(record) if record else set()
