"""The book: every record, and the references between them, both ways."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from functools import cached_property
from typing import NamedTuple, TypeVar

from opsbook import faults
from opsbook.diagnostic import Fault, Fix, Route
from opsbook.graph import heading, wikilink
from opsbook.graph.wikilink import WikiLink
from opsbook.model.kind import REPLACED, Kind, Phase, Status
from opsbook.model.record import Record
from opsbook.model.reference import ANY, SAME, Ref
from opsbook.model.shape import marked
from opsbook.model.text import ProseMark
from opsbook.model.traits import Superseding

MENTION = Ref(ANY, says="Mentions", back="Mentioned in", history=True)
"""How a link in prose reads from both ends."""

T = TypeVar("T", bound=Record)


class Link(NamedTuple):
    """One reference that leads somewhere. ``anchor`` is the part of the target that it points at."""

    source: Record
    target: Record
    route: Route
    ref: Ref
    anchor: str | None = None


class BrokenLink(NamedTuple):
    """One reference that does not lead where it should. ``near`` is the record that was probably meant."""

    source: Record
    route: Route
    fault: Fault
    message: str
    help: str
    ref: Ref
    wiki: WikiLink | None = None
    fix: Fix | None = None
    near: Record | None = None


class Book:
    """The graph of a handbook's records. Building it resolves every reference once."""

    def __init__(self, records: Iterable[Record], complete: bool = True) -> None:
        self.records: dict[str, Record] = {record.key: record for record in records}
        self.complete = complete
        """False when some files could not be read, so that nothing should be concluded from an absence."""
        self._named: dict[str, list[Record]] = defaultdict(list)
        self._former: dict[str, list[Record]] = defaultdict(list)
        for record in self.records.values():
            self._named[record.id].append(record)
            for alias in record.aliases:
                self._former[alias].append(record)
        self.out: dict[str, list[Link]] = defaultdict(list)
        self.into: dict[str, list[Link]] = defaultdict(list)
        self.broken: list[BrokenLink] = []
        for record in self.records.values():
            self._link(record)

    def __iter__(self) -> Iterator[Record]:
        return iter(self.records.values())

    def of(self, what: type[T]) -> Iterator[T]:
        """The records that have a trait, or are of a kind."""
        return (record for record in self if isinstance(record, what))

    def kinds(self) -> list[Kind]:
        """The kinds of which there is at least one record, in handbook order."""
        return sorted({record.kind.name: record.kind for record in self}.values(), key=lambda kind: kind.order)

    def target(self, record: Record, *route: str | int) -> Record | None:
        """The record that the reference at a route leads to; None when there is none or it leads nowhere."""
        return next((link.target for link in self.out[record.key] if link.route == route), None)

    def targets(self, record: Record, *route: str | int) -> list[Record]:
        """The records that the references at or below a route lead to, in order, each once."""
        found = (link.target for link in self.out[record.key] if link.route[: len(route)] == route)
        return list(dict.fromkeys(found))

    def find(self, name: str) -> Record | None:
        """The record that a plain name stands for: ``kind:id``, or an id that only one record has."""
        if name in self.records:
            return self.records[name]
        found = self._named.get(name, []) or self._former.get(name, [])
        return found[0] if len(found) == 1 else None

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
        return REPLACED if record.key in self._superseded else record.own_status

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
        return [broken for broken in self.broken if broken.source is record]

    @cached_property
    def nearly_linked(self) -> set[str]:
        """Keys of records that a broken reference probably meant."""
        return {broken.near.key for broken in self.broken if broken.near}

    def _link(self, record: Record) -> None:
        for route, name, ref in marked(record, Ref):
            found = self._resolve(record, route, name, ref, None)
            if isinstance(found, BrokenLink):
                self.broken.append(found)
            else:
                self._connect(Link(record, found, route, ref))
        for route, text, _ in marked(record, ProseMark):
            for wiki in wikilink.find(text) if isinstance(text, str) else ():
                self._link_prose(record, route, wiki)

    def _link_prose(self, record: Record, route: Route, wiki: WikiLink) -> None:
        found = self._resolve(record, route, wiki.name, MENTION, wiki)
        if isinstance(found, BrokenLink):
            self.broken.append(found)
            return
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

    def _resolve(self, record: Record, route: Route, name: str, ref: Ref, wiki: WikiLink | None) -> Record | BrokenLink:
        kinds = tuple(record.kind.name if kind == SAME else kind for kind in ref.kinds)
        prefix, colon, plain = name.rpartition(":")
        named = [found for found in self._named.get(plain, ()) if not colon or found.kind.name == prefix]
        fitting = [found for found in named if ANY in kinds or found.kind.name in kinds]
        if len(fitting) == 1:
            return fitting[0]
        if fitting:
            choices = " or ".join(found.key for found in fitting)
            message, advice = f"{name} is the id of {len(fitting)} records", f"Write {choices}."
            return BrokenLink(record, route, faults.AMBIGUOUS_REFERENCE, message, advice, ref, wiki)
        if named:
            wanted = " or ".join(kind.replace("-", " ") for kind in kinds)
            message = f"{name} is a {named[0].kind.label.lower()}; this field wants a {wanted}"
            fault = faults.WRONG_KIND
            return BrokenLink(record, route, fault, message, f"Name a {wanted}.", ref, wiki)
        return self._former_or_unknown(record, route, name, kinds, ref, wiki)

    def _former_or_unknown(
        self, record: Record, route: Route, name: str, kinds: tuple[str, ...], ref: Ref, wiki: WikiLink | None
    ) -> Record | BrokenLink:
        prefix, _, plain = name.rpartition(":")
        former = [
            found
            for found in self._former.get(plain, ())
            if (ANY in kinds or found.kind.name in kinds) and (not prefix or prefix == found.kind.name)
        ]
        if len(former) == 1:
            now = former[0]
            better = f"{prefix}:{now.id}" if prefix else now.id
            fix = _renamed(route, wiki, better) if wiki else Fix(route, better, f"Write {better}")
            message, advice = f"{name} is a former id of {now.key}", f"Write {better}."
            self.broken.append(BrokenLink(record, route, faults.FORMER_ID, message, advice, ref, wiki, fix, now))
            return now
        near = self._nearest(plain, kinds)
        fault = faults.BROKEN_PROSE_LINK if wiki else faults.UNKNOWN_REFERENCE
        what = "record" if ANY in kinds else " or ".join(kind.replace("-", " ") for kind in kinds)
        advice = (
            f"Did you mean {near.id}?"
            if near
            else f"Write the id of a {what} that exists: its file's name without the ending."
        )
        mend = Fix(route, near.id, f"Write {near.id}") if near and not wiki else None
        return BrokenLink(record, route, fault, f"there is no {what} {name}", advice, ref, wiki, mend, near)

    def _nearest(self, name: str, kinds: tuple[str, ...]) -> Record | None:
        choices = {r.id: r for r in self if (ANY in kinds or r.kind.name in kinds)}
        by_title = next((r for r in choices.values() if r.title.lower() == name.lower()), None)
        near = get_close_matches(name, list(choices), n=1, cutoff=0.7)
        return by_title or (choices[near[0]] if near else None)


def _renamed(route: Route, wiki: WikiLink, better: str) -> Fix:
    """The mend of a link in prose that names a record by another id; anchor and label stay."""
    link = wiki.token.replace(wiki.name, better, 1)
    return Fix(route, link, f"Write {link}", wiki.token, wiki.nth)
