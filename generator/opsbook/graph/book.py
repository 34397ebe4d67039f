"""The book: every record, and the references between them, both ways."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from functools import cached_property
from types import MappingProxyType
from typing import TypeVar

from opsbook import faults
from opsbook.diagnostic import Route
from opsbook.graph import heading
from opsbook.graph.directory import Directory
from opsbook.graph.link import MENTION, BrokenLink, Link
from opsbook.graph.outline import Outline, PlainOutline, refs_of
from opsbook.graph.wikilink import WikiLink
from opsbook.model.kind import REPLACED, Kind, Phase, Status
from opsbook.model.record import Record
from opsbook.model.reference import ANY, Ref
from opsbook.model.traits import Superseding

T = TypeVar("T", bound=Record)
_MANY = 16
"""From so many references on, finding one among them is worth a table."""


class Book:
    """The graph of a handbook's records. Building it resolves every reference once."""

    def __init__(
        self,
        records: Iterable[Record],
        misplaced: Iterable[str] = (),
        outlines: Mapping[str, PlainOutline] = MappingProxyType({}),
    ) -> None:
        self.records: dict[str, Record] = {record.key: record for record in records}
        self._misplaced = tuple(misplaced)
        self._directory = Directory(self.records.values(), self._misplaced)
        self.out: dict[str, list[Link]] = defaultdict(list)
        self.into: dict[str, list[Link]] = defaultdict(list)
        self.broken: list[BrokenLink] = []
        self._statuses: dict[str, Status] = {}
        self._routes: dict[str, dict[Route, Record]] = {}
        for record in self.records.values():
            told = outlines.get(record.key)
            self._link_known(record, told) if told else self._link(record, Outline.of(record))

    def __iter__(self) -> Iterator[Record]:
        return iter(self.records.values())

    def with_record(self, record: Record) -> Book:
        """This book with another version of one record, which has the names that it had."""
        old, book = self.records[record.key], Book((), self._misplaced)
        book.records = {**self.records, record.key: record}
        book._directory = self._directory.with_record(old, record)
        if not isinstance(record, Superseding):
            vars(book)["_superseded"] = self._superseded
        book.out, book.into = defaultdict(list, self.out), defaultdict(list, self.into)
        book.broken = [broken for broken in self.broken if broken.source is not old]
        for key in {link.target.key for link in self.out.get(old.key, ())}:
            book.into[key] = [link for link in book.into[key] if link.source is not old]
        book.out[old.key] = []
        book.into[old.key] = [link._replace(target=record) for link in book.into[old.key]]
        for key in {link.source.key for link in book.into[old.key]}:
            book.out[key] = [link._replace(target=record) if link.target is old else link for link in book.out[key]]
        others, book.into = book.into, defaultdict(list)  # whose lists are this book's as well
        book._link(record, Outline.of(record))
        new, book.into = book.into, others
        place = {key: number for number, key in enumerate(book.records)} if new else {}
        for key, links in new.items():  # the order in which a new book has them
            book.into[key] = sorted([*book.into[key], *links], key=lambda link: place[link.source.key])
        return book

    def neighbours(self, record: Record) -> set[str]:
        """The keys of the records that this one links to, or that link to it."""
        return {link.target.key for link in self.out[record.key]} | {link.source.key for link in self.into[record.key]}

    def of(self, what: type[T]) -> Iterator[T]:
        """The records that have a trait, or are of a kind."""
        fitting = {model for model in set(map(type, self)) if issubclass(model, what)}  # far cheaper than each record
        return (record for record in self if type(record) in fitting)  # type: ignore[misc]  # which is what fitting says

    def kinds(self) -> list[Kind]:
        """The kinds of which there is at least one record, in handbook order."""
        return sorted({record.kind.name: record.kind for record in self}.values(), key=lambda kind: kind.order)

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

    @cached_property
    def _superseded(self) -> dict[str, Record]:
        return {
            link.target.key: record
            for record in self.of(Superseding)
            if record.own_status.phase in (Phase.LIVE, Phase.RETIRED)
            for link in self.out[record.key]
            if link.route[0] == "supersedes"
        }

    def superseded_by(self, record: Record) -> Record | None:
        """The record that replaces this one, once that is in force; a draft or a rejected one replaces nothing."""
        return self._superseded.get(record.key)

    def status(self, record: Record) -> Status:
        """The record's status, with "replaced" worked out from the graph."""
        found = self._statuses.get(record.key)
        if found is None:
            found = self._statuses[record.key] = REPLACED if record.key in self._superseded else record.own_status
        return found

    def anchors(self, record: Record) -> set[str]:
        """Every anchor of the record's page."""
        fixed = {*record.kind.sections, *record.anchors(), "related", "about"}
        return fixed | set(heading.anchors(record.body or ""))

    def anchor(self, record: Record, name: str) -> str | None:
        """The anchor that a name stands for: itself, or the part with that id (``two-days`` for ``rule-two-days``)."""
        known = self.anchors(record)
        if name in known:
            return name
        return next((anchor for anchor in record.anchors() if anchor.partition("-")[2] == name), None)

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
        return self._bearers[kind, name]

    @cached_property
    def _bearers(self) -> dict[tuple[str, str], Record]:
        found = {(record.kind.name, record.id): record for record in self}
        for record in self:
            for alias in record.aliases:
                found.setdefault((record.kind.name, alias), record)
        return found

    @cached_property
    def former_ids(self) -> dict[str, str]:
        """The ids that records had before, each with the one that it has now."""
        return {alias: record.id for record in self for alias in record.aliases}

    def _link(self, record: Record, outline: Outline) -> None:
        for route, name, ref in outline.references:
            if found := self._follow(record, route, name, ref):
                self._connect(Link(record, found, route, ref))
        for route, wiki in outline.mentions:
            if found := self._follow(record, route, wiki.name, MENTION, wiki):
                self._mention(record, route, wiki, found)

    def _link_known(self, record: Record, told: PlainOutline) -> None:
        """As ``_link``. Most references name what only one record is called: these are followed on the spot."""
        bearers, refs, into, out = self._directory.sole_bearers, refs_of(type(record)), self.into, self.out[record.key]
        for route, name, number in told[0]:
            found, ref = bearers.get(name), refs[number]
            if found is None or not (found.kind.name in ref.kinds or ANY in ref.kinds):
                found = self._follow(record, route, name, ref)
                if found is None:
                    continue
            link = Link(record, found, route, ref)
            out.append(link)
            into[found.key].append(link)
        for route, plain in told[1]:
            wiki = WikiLink(*plain)
            if target := self._follow(record, route, wiki.name, MENTION, wiki):
                self._mention(record, route, wiki, target)

    def _follow(self, record: Record, route: Route, name: str, ref: Ref, wiki: WikiLink | None = None) -> Record | None:
        found = self._directory.resolve(record, route, name, ref, wiki)
        if not isinstance(found, BrokenLink):
            return found
        self.broken.append(found)
        return found.near if found.fault is faults.FORMER_ID else None

    def _mention(self, record: Record, route: Route, wiki: WikiLink, found: Record) -> None:
        anchor = self.anchor(found, wiki.anchor) if wiki.anchor else None
        self._connect(Link(record, found, route, MENTION, anchor))
        if wiki.anchor and not anchor and not found.damaged:
            near = get_close_matches(wiki.anchor, sorted(self.anchors(found)), n=1)
            advice = (
                f"Did you mean #{near[0]}?"
                if near
                else f"Open the page of {found.key} and copy the link beside a heading."
            )
            message = f"{found.key} has no section #{wiki.anchor}"
            self.broken.append(BrokenLink(record, route, faults.MISSING_ANCHOR, message, advice, MENTION, wiki))

    def _connect(self, link: Link) -> None:
        self.out[link.source.key].append(link)
        self.into[link.target.key].append(link)
