"""Fingerprints of what pages show of records, so that a page is rendered again only when something on it changed.

A *target* print covers what others show of a record: title, address, summary, state. A *view* print covers all that a
page can learn by asking for a record's view: the record's own file, who answers, its links both ways, its findings and
its dates. What it shows of those to whom the links lead it asks for as targets.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields
from functools import cached_property
from hashlib import blake2b

from opsbook.emit.target import Target
from opsbook.emit.trace import EVERYTHING
from opsbook.emit.view import Views
from opsbook.model.record import Record
from opsbook.model.traits import Actor

SIZE = 12
_SHOWN = tuple(field.name for field in fields(Target) if field.name not in ("kind", "through"))


def print_of(*parts: bytes) -> bytes:
    """One print of several; the order counts."""
    return blake2b(b"".join(parts), digest_size=SIZE).digest()


def text_print(*values: object) -> bytes:
    """The print of plain values, by their ``repr``."""
    return blake2b(repr(values).encode(errors="surrogatepass"), digest_size=SIZE).digest()


class Prints:
    """The prints of all records of a site, each worked out once."""

    def __init__(self, views: Views) -> None:
        self._views = views
        self._book = views.handbook.book
        self._targets: dict[str, bytes] = {}
        self._own: dict[str, bytes] = {}
        self._due: dict[str, bytes] = {}

    def know(self, before: Prints, changed: str) -> None:
        """Take over the target prints of other records from before a record changed that is no actor."""
        self._targets = {key: found for key, found in before._targets.items() if key != changed}

    def target(self, key: str) -> bytes:
        """The print of what others show of a record; of nothing, when there is no such record."""
        if key not in self._targets:
            record = self._book.records.get(key)
            shown = self._views.shown(record) if record else None
            self._targets[key] = text_print(*(getattr(shown, name, None) for name in _SHOWN))
        return self._targets[key]

    def view(self, key: str) -> bytes:
        """The print of all that a record's view can tell; of nothing, when there is no such record."""
        if key == EVERYTHING:
            return self.everything
        if key not in self._own:
            record = self._book.records.get(key)
            self._own[key] = print_of(*self._parts(record)) if record else b""
        return self._own[key]

    def page(self, targets: Iterable[str], views: Iterable[str]) -> bytes:
        """The print of all that a page asked for while it was rendered."""
        return print_of(*map(self.target, targets), b"|", *map(self.view, views))

    @cached_property
    def members(self) -> bytes:
        """The print of which records there are."""
        return text_print(*sorted(self._book.records))

    @cached_property
    def everything(self) -> bytes:
        """The print of all that is known of all records."""
        return print_of(self.members, *map(self.view, sorted(self._book.records)))

    def _parts(self, record: Record) -> Iterator[bytes]:
        document = self._views.handbook.document(record)
        newer = self._book.superseded_by(record)
        found = self._views.findings.get(record.key, ())
        yield document.digest
        yield self.target(record.key)
        yield from self._answerable(record)
        yield text_print(
            (record.key, record.audience, sorted(record.damaged), newer.key if newer else None),
            [(link.route, link.anchor, link.ref.says, link.target.key) for link in self._book.out[record.key]],
            [(link.route, link.anchor, link.ref.back, link.source.key) for link in self._book.into[record.key]],
            found,
        )
        yield self._dates(record)

    def _answerable(self, record: Record) -> Iterator[bytes]:
        ownership = self._views.handbook.ownership
        owner, deputy = ownership.owner(record), ownership.deputy(record)
        if owner:
            parent = owner.inherited_from
            yield text_print(owner.gap)
            for one in (owner.actor, *owner.people, *([parent] if parent else [])):
                yield self.target(one.key)
        yield b"|"
        if deputy:
            yield self.target(deputy.key)
        if isinstance(record, Actor):
            for link in self._book.into[record.key]:
                yield self.target(link.source.key)
            loads = self._views.loads
            for load in (*loads.beside(record), *loads.within(record)):
                yield self.target(load.actor.key)
                yield text_print(load.records, load.people)
            for answer in ownership.answers_for(record):
                yield self.target(answer.record.key)
                yield from (self.target(actor.key) for actor in answer.through)
                yield text_print(ownership.deputy(answer.record) is None)
                yield self._dates(answer.record)

    def _dates(self, record: Record) -> bytes:
        if record.key not in self._due:
            found = self._views.deadlines_of(record.key)
            owners = [self.target(one.owner.key) for one in found if one.owner]
            self._due[record.key] = text_print([(one.what, one.on, one.days, one.state) for one in found], owners)
        return self._due[record.key]
