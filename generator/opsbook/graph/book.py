"""The book: every record, and the references between them, both ways."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from functools import cached_property
from typing import TypeVar

from opsbook import faults
from opsbook.diagnostic import Route
from opsbook.graph.directory import Directory
from opsbook.graph.link import BrokenLink
from opsbook.graph.link_memory import LinkMemory, names_of
from opsbook.graph.linking import Linking, Outlines
from opsbook.graph.place import NOTHING, Whereabouts
from opsbook.model.kind import REPLACED, Kind, Phase, Status
from opsbook.model.record import Record
from opsbook.model.records import Records
from opsbook.model.reference import Ref
from opsbook.model.traits import Superseding

T = TypeVar("T", bound=Record)
_MANY = 16
"""From so many references on, finding one among them is worth a table."""


class Book:
    """The graph of a handbook's records: see ``Linking`` for how their references are followed."""

    def __init__(
        self,
        records: Records,
        misplaced: Iterable[str] = (),
        outlines: Outlines = lambda _: None,
        memory: LinkMemory | None = None,
        around: Whereabouts = NOTHING,
    ) -> None:
        self.records = records
        self._misplaced = tuple(misplaced)
        self._directory = Directory(self.records, self._misplaced, around)
        self._take(Linking(self.records, self._directory, outlines, memory))
        if memory:
            vars(self)["names"] = memory.names

    def _take(self, linking: Linking) -> None:
        self._linking = linking
        self.out, self.into, self.broken = linking.out, linking.into, linking.broken
        self._fitting: dict[type[Record], list[str]] = {}
        self._statuses: dict[str, Status] = {}
        self._routes: dict[str, dict[Route, Record]] = {}

    @cached_property
    def names(self) -> bytes:
        """The print of which records there are, and of all that they are or were called."""
        return names_of(self.records)

    def __iter__(self) -> Iterator[Record]:
        return iter(self.records.values())

    def with_record(self, record: Record) -> Book:
        """This book with another version of one record, which has the names that it had."""
        old, book = self.records[record.key], Book(Records(), self._misplaced)
        book.records = self.records.with_record(record)
        book._directory = self._directory.with_record(old, record, book.records)
        if not isinstance(record, Superseding):
            vars(book)["_superseded"] = self._superseded
        book._take(self._linking.with_record(old, record, book.records, book._directory))
        return book

    def neighbours(self, record: Record) -> set[str]:
        """The keys of the records that this one links to, or that link to it."""
        return {link.target.key for link in self.out[record.key]} | {link.source.key for link in self.into[record.key]}

    def of(self, what: type[T]) -> Iterator[T]:
        """The records that have a trait, or are of a kind."""
        if what not in self._fitting:
            self._fitting[what] = self.records.keys_of(what)
        return (self.records[key] for key in self._fitting[what])  # type: ignore[misc]  # which is what fitting says

    def kinds(self) -> list[Kind]:
        """The kinds of which there is at least one record, in handbook order."""
        return sorted({model.kind.name: model.kind for model in self.models}.values(), key=lambda kind: kind.order)

    @property
    def models(self) -> list[type[Record]]:
        """The same as classes, in the order of their first records."""
        return list(dict.fromkeys(self.records.models.values()))

    def target(self, record: Record, *route: str | int) -> Record | None:
        """The record that the reference at a route leads to; None when there is none or it leads nowhere."""
        links = self.out.get(record.key, ())
        if len(links) > _MANY:
            return self._by_route(record.key).get(route)
        for link in links:
            if link.route == route:
                return link.target
        return None

    def _by_route(self, key: str) -> dict[Route, Record]:
        """The targets of a record with many references, which are asked for one by one."""
        if key not in self._routes:
            self._routes[key] = {link.route: link.target for link in reversed(self.out[key])}
        return self._routes[key]

    def targets(self, record: Record, *route: str | int) -> list[Record]:
        """The records that the references at or below a route lead to, in order, each once."""
        found = (link.target for link in self.out[record.key] if link.route[: len(route)] == route)
        return list(dict.fromkeys(found))

    def find(self, name: str) -> Record | None:
        """The record that a plain name stands for: ``kind:id``, or an id that only one record has."""
        return self.records.get(name) or self._directory.of_plain(name)

    def named(self, record: Record, name: str, ref: Ref) -> Record | None:
        """The record that a reference of some record would lead to, also by a former id; None when it leads nowhere."""
        found = self._directory.resolve(record, (), name, ref, None)
        if isinstance(found, BrokenLink):
            return found.near if found.fault is faults.FORMER_ID else None
        return found

    def key_of(self, record: Record, name: str, ref: Ref | None) -> str | None:
        """The key of the record that a reference of some record means, also by a former id; None for none or several.

        Without ``ref`` the name stands in prose.
        """
        return self._directory.known(record, name, ref)

    @cached_property
    def _superseded(self) -> dict[str, Record]:
        return {
            link.target.key: self.records[key]
            for key in self.records.keys_of(Superseding)
            if self._may_supersede(key) and self.records[key].own_status.phase in (Phase.LIVE, Phase.RETIRED)
            for link in self.out[key]
            if link.route[0] == "supersedes"
        }

    def _may_supersede(self, key: str) -> bool:
        led = self._linking.led.get(key)
        return led is None or led[2]

    @property
    def superseded(self) -> Collection[str]:
        """The keys of the records that another replaces."""
        return self._superseded.keys()

    def superseded_by(self, record: Record) -> Record | None:
        """The record that replaces this one, once that is in force; a draft or a rejected one replaces nothing."""
        return self._superseded.get(record.key)

    def status(self, record: Record) -> Status:
        """The record's status, with "replaced" worked out from the graph."""
        found = self._statuses.get(record.key)
        if found is None:
            found = self._statuses[record.key] = REPLACED if record.key in self._superseded else record.own_status
        return found

    def broken_from(self, record: Record) -> list[BrokenLink]:
        """The references of one record that do not lead where they should."""
        return self._broken_by_source.get(record.key, [])

    @cached_property
    def _broken_by_source(self) -> dict[str, list[BrokenLink]]:
        found: dict[str, list[BrokenLink]] = defaultdict(list)
        for broken in self.broken:
            found[broken.source.key].append(broken)
        return dict(found)

    def bearer(self, kind: str, name: str) -> Record:
        """The record of a kind that has a name for its id, or else the first that had it before. KeyError: none."""
        return self.records[self._bearers[kind, name]]

    @cached_property
    def _bearers(self) -> dict[tuple[str, str], str]:
        identities = self.records.identities
        found = {(identity.kind, identity.id): key for key, identity in identities.items()}
        for key, aliases in self.records.aliases.items():
            for alias in aliases:
                found.setdefault((identities[key].kind, alias), key)
        return found

    @cached_property
    def former_ids(self) -> dict[str, str]:
        """The ids that records had before, each with the one that it has now."""
        identities = self.records.identities
        return {alias: identities[key].id for key, aliases in self.records.aliases.items() for alias in aliases}
