"""Following references: from what records name to the links between them, both ways."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import cached_property

from opsbook import faults
from opsbook.diagnostic import Route
from opsbook.graph.anchor import anchor_of, anchors_of
from opsbook.graph.astray import astray
from opsbook.graph.directory import Directory
from opsbook.graph.doubled import doubled
from opsbook.graph.link import MENTION, BrokenLink, Link
from opsbook.graph.link_memory import Led, LinkMemory
from opsbook.graph.links import Links
from opsbook.graph.nearest import nearest_of
from opsbook.graph.outline import Outline, PlainOutline, refs_of
from opsbook.graph.wikilink import WikiLink
from opsbook.model.record import Record
from opsbook.model.records import Records
from opsbook.model.reference import ANY, Ref

Outlines = Callable[[str], PlainOutline | None]
"""Tells a record's outline by its key; None where it is not known."""


class Linking:
    """The links of some records: ``out`` of each and ``into`` it, and the ``broken`` ones, in the order of the records.

    Every reference is followed once, but for those of records that ``memory`` knows: these lead where they led, and are
    made when somebody asks for them.
    """

    def __init__(
        self,
        records: Records,
        directory: Directory,
        outlines: Outlines = lambda _: None,
        memory: LinkMemory | None = None,
    ) -> None:
        self._records, self._directory, self._outlines = records, directory, outlines
        self.led: dict[str, Led] = memory.recalled() if memory else {}
        self.out, self.into = Links(self.led, self._recall), Links()
        self.broken: list[BrokenLink] = []
        self._visited: set[str] = set()
        """The records with links to files: whether these are there is looked up anew each time."""
        followed = [key for key in records if key not in self.led]
        for key in followed:
            record, told = records[key], outlines(key)
            self._link_known(record, told) if told else self._link(record, Outline.of(record))
        if self.led:
            self.into = Links(records, self._links_to)
        if memory:
            memory.keep(self.led, self.out, self._sound(followed))

    def with_record(self, old: Record, new: Record, records: Records, directory: Directory) -> Linking:
        """These links with another version of one record, among ``records`` and in the ``directory``."""
        found = Linking(Records(), directory)
        found._records = records
        found.out, found.into = self.out.copy(), self.into.copy()
        found.broken = [broken for broken in self.broken if broken.source is not old]
        for key in {link.target.key for link in self.out[old.key]}:
            found.into[key] = [link for link in found.into[key] if link.source is not old]
        found.out[old.key] = []
        found.into[old.key] = [link._replace(target=new) for link in found.into[old.key]]
        for key in {link.source.key for link in found.into[old.key]}:
            found.out[key] = [link._replace(target=new) if link.target is old else link for link in found.out[key]]
        others, found.into = found.into, Links()  # whose lists are those of the old links as well
        found._link(new, Outline.of(new))
        added, found.into = found.into, others
        place = {key: number for number, key in enumerate(records)} if added else {}
        for key, links in added.items():  # the order in which a new book has them
            found.into[key] = sorted([*found.into[key], *links], key=lambda link: place[link.source.key])
        return found

    def _link(self, record: Record, outline: Outline) -> None:
        for route, name, ref in outline.references:
            if found := self._follow(record, route, name, ref):
                self._connect(Link(record, found, route, ref))
        for route, wiki in outline.mentions:
            if found := self._follow(record, route, wiki.name, MENTION, wiki):
                self._mention(record, route, wiki, found)
        for route, link in outline.addresses:
            self._visit(record, route, link)

    def _link_known(self, record: Record, told: PlainOutline) -> None:
        """As ``_link``. Most references name what only one record is called: these are followed on the spot."""
        bearers, refs, into, out = self._directory.sole_bearers, refs_of(type(record)), self.into, self.out[record.key]
        records, identities = self._records, self._records.identities
        for route, name, number in told[0]:
            bearer, ref = bearers.get(name), refs[number]
            found = None
            if bearer and (identities[bearer].kind in ref.kinds or ANY in ref.kinds):
                found = records[bearer]
            else:
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
        for route, plain in told[2]:
            self._visit(record, route, WikiLink(*plain))

    def _visit(self, record: Record, route: Route, link: WikiLink) -> None:
        if broken := astray(record, route, link, self._directory):
            self.broken.append(broken)
        self._visited.add(record.key)

    def _follow(self, record: Record, route: Route, name: str, ref: Ref, wiki: WikiLink | None = None) -> Record | None:
        found = self._directory.resolve(record, route, name, ref, wiki)
        if not isinstance(found, BrokenLink):
            return found
        if found.doubtful:
            return None
        self.broken.append(doubled(found))
        return found.near if found.fault is faults.FORMER_ID else None

    def _mention(self, record: Record, route: Route, wiki: WikiLink, found: Record) -> None:
        anchor = anchor_of(found, wiki.anchor) if wiki.anchor else None
        self._connect(Link(record, found, route, MENTION, anchor))
        if wiki.anchor and not anchor and not found.damaged:
            wanted = wiki.anchor.lower().replace(" ", "-")
            part = anchor_of(found, wanted)
            near = part or nearest_of(wanted, anchors_of(found))
            advice = (
                f"Did you mean #{near}?"
                if near
                else f"Open the page of {found.key} and copy the link beside a heading."
            )
            message = f"{found.key} has no section #{wiki.anchor}"
            self.broken.append(BrokenLink(record, route, faults.MISSING_ANCHOR, message, advice, MENTION, wiki))

    def _connect(self, link: Link) -> None:
        self.out[link.source.key].append(link)
        self.into[link.target.key].append(link)

    def _recall(self, key: str) -> list[Link]:
        """The links of a record whose references lead where they led."""
        record, told, records = self._records[key], self._outlines(key), self._records
        if told is None:
            return []
        refs, targets = refs_of(type(record)), iter(self.led[key][1])
        return [
            *(Link(record, records[next(targets)], route, refs[number]) for route, _, number in told[0]),
            *(Link(record, records[next(targets)], route, MENTION) for route, _ in told[1]),
        ]

    def _links_to(self, key: str) -> list[Link]:
        return [link for source in self._sources.get(key, ()) for link in self.out[source] if link.target.key == key]

    @cached_property
    def _sources(self) -> dict[str, list[str]]:
        """The keys of the records that lead to each, in order."""
        found: dict[str, list[str]] = defaultdict(list)
        for key in self._records:
            led = self.led.get(key)
            for target in set(led[1] if led else [link.target.key for link in self.out[key]]):
                found[target].append(key)
        return found

    def _sound(self, followed: Iterable[str]) -> set[str]:
        """The records whose references all led to records, whatever stands in these."""
        broken = {broken.source.key for broken in self.broken} | self._visited
        return {key for key in followed if key not in broken and not any(link.anchor for link in self.out[key])}
