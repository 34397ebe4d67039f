"""What a template may ask of a record: its links as targets, its state, its owner, what to warn of."""

from __future__ import annotations

from functools import cached_property

from markupsafe import Markup, escape

from opsbook.check.criterion import Measured
from opsbook.diagnostic import Diagnostic
from opsbook.emit.banner import Banner, Situation, banners
from opsbook.emit.chain import chain, in_force_since
from opsbook.emit.safe_html import safe_html
from opsbook.emit.target import ChainLink, DeadlineView, Group, OwnerView, Target, by_title
from opsbook.emit.targets import Targets
from opsbook.graph.link import MENTION, Link
from opsbook.graph.review import ReviewState
from opsbook.graph.succession import here, succession
from opsbook.model.actor import Actor
from opsbook.model.kind import Status
from opsbook.model.record import Record
from opsbook.model.traits import Owned, Reviewed

MOST_IN_GROUP = 60
"""How many links of one sort a page shows; a much-linked record's page stays bounded."""


class RecordView:
    """One record's view. Everything is worked out when a template first asks for it."""

    def __init__(self, record: Record, targets: Targets) -> None:
        self._record = record
        self._targets = targets
        self._book = targets.handbook.book

    @property
    def here(self) -> Target:
        """The record itself, as other pages show it."""
        return self._targets.target(self._record)

    @property
    def edit_url(self) -> str | None:
        """Where to edit the record's file in the forge."""
        return self._targets.forge.edit_url(self._record.path)

    @property
    def page_url(self) -> str | None:
        """The page's absolute address."""
        return self._targets.forge.page_url(self._record.url)

    @property
    def report_url(self) -> str | None:
        """Where to report a problem with the page."""
        return self._targets.forge.report_url(self._record.heading, self._record.url, self._record.key)

    @property
    def status(self) -> Status:
        """The status that readers see."""
        return self._book.status(self._record)

    @property
    def review(self) -> ReviewState | None:
        """The review state; None for kinds that are not reviewed, and pages that do not ask."""
        if not isinstance(self._record, Reviewed):
            return None
        return self._targets.handbook.reviews.of(self._record)

    @cached_property
    def owner(self) -> OwnerView | None:
        """The owner, own or inherited."""
        return self._targets.owner(self._targets.handbook.ownership.owner(self._record))

    @cached_property
    def deputy(self) -> Target | None:
        """The backup."""
        found = self._targets.handbook.ownership.deputy(self._record)
        return self._targets.target(found) if found else None

    def targets(self, *route: str | int) -> list[Target]:
        """The records that references at or below a field lead to, each once."""
        return [self._targets.target(record) for record in self._book.targets(self._record, *route)]

    def target(self, *route: str | int) -> Target | None:
        """The first record that references at or below a field lead to."""
        return next(iter(self.targets(*route)), None)

    def incoming(self, heading: str, most: int | None = MOST_IN_GROUP) -> list[Target]:
        """The records that name this one, under the heading that their field has for this end.

        At most ``most`` of them; how many more there are stands under Related, by the same heading.
        """
        links = self._book.into[self._record.key]
        found = dict.fromkeys(link.source for link in links if link.ref.back == heading)
        return sorted((self._targets.target(record) for record in found), key=by_title)[:most]

    @property
    def related(self) -> list[Group]:
        """All links but those of ownership and of reviews, both ways, by heading.

        Whoever is named by a field is not told again among those that a text mentions.
        """
        out = [(link.ref.says, link.target, link) for link in self._book.out[self._record.key]]
        into = [(link.ref.back, link.source, link) for link in self._book.into[self._record.key]]
        ends = [end for end in (*out, *into) if _worth_showing(end[2])]
        named = {other.key for _, other, link in ends if link.ref is not MENTION}
        groups: dict[str, dict[str, Target]] = {}
        for heading, other, link in ends:
            if link.ref is not MENTION or other.key not in named:
                groups.setdefault(heading, {})[other.key] = self._targets.target(other)
        return [
            Group(
                heading,
                sorted(found.values(), key=by_title)[:MOST_IN_GROUP],
                max(0, len(found) - MOST_IN_GROUP),
            )
            for heading, found in groups.items()
        ]

    @property
    def banners(self) -> list[Banner]:
        """What the reader must know before relying on the page, at most three."""
        newer = self._book.superseded_by(self._record)
        if newer:
            self._targets.note(newer)
        owner = self.owner
        situation = Situation(
            label=self._record.kind.label.lower(),
            status=self.status,
            owned=isinstance(self._record, Owned) and self._record.owner_expected,
            owner=self._link(owner.target) if owner else None,
            gap=owner.gap if owner else None,
            successor=self._link(heir) if owner and (heir := self._successor(owner)) else None,
            backup=self._link(self.deputy) if self.deputy else None,
            review=self.review,
            newer=self._link(self._targets.target(newer)) if newer else None,
            newer_since=in_force_since(newer) if newer else None,
            suggest_url=self.edit_url,
        )
        return banners(situation)

    def _successor(self, owner: OwnerView) -> Target | None:
        """Who takes over from an owner that has left, if they are here."""
        handbook = self._targets.handbook
        gone = self._book.records[owner.target.key]
        if not (isinstance(gone, Actor) and gone.has_left(handbook.today)):
            return None
        self._targets.note(gone)
        for heir in succession(gone, handbook):
            self._targets.note(heir)
            if here(heir, handbook):
                return self._targets.target(heir)
        return None

    def _link(self, target: Target) -> Markup:
        return safe_html(f'<a href="{escape(self._targets.place.href(target.url))}">{escape(target.heading)}</a>')

    @property
    def deadlines(self) -> list[DeadlineView]:
        """The record's own dates that somebody must meet, reviews left out."""
        found = self._targets.deadlines_of(self._record.key)
        return [deadline for deadline in found if deadline.what != "Review"]

    def measure(self, rule: str, kind: str | None, at_least: int | float | str) -> Measured | None:
        """How far the handbook's records are free of a rule, against what that should be."""
        return self._targets.measure(rule, kind, at_least)

    @property
    def findings(self) -> list[Diagnostic]:
        """What the checks say about this record."""
        return self._targets.findings.get(self._record.key, [])

    @cached_property
    def chain(self) -> list[ChainLink]:
        """The chain of supersession that the record is part of, oldest first; empty when it stands alone."""
        return chain(self._record, self._book, self._member)

    def _member(self, record: Record) -> Target:
        self._targets.note(record)
        return self._targets.target(record)


def _worth_showing(link: Link) -> bool:
    signed = link.ref.history and isinstance(link.target, Actor)
    return not link.ref.ownership and not signed
