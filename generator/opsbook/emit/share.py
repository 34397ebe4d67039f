"""What is covered, by owner, by team and by kind: owners, reviews, practice, approvals.

Each is a count of its own, and there is no score. Links count from the page that is being made.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from opsbook.emit.covered import Facts, facts_of
from opsbook.emit.view import Views
from opsbook.graph.review import State
from opsbook.model.actor import Actor
from opsbook.model.record import Record
from opsbook.model.reference import Ref
from opsbook.model.shape import patterns


@dataclass(slots=True)
class Part:
    """How many records have something, of those that should."""

    count: int = 0
    of: int = 0

    def add(self, has: bool | None) -> None:
        """Count a record in; None is one of which it is not asked."""
        if has is not None:
            self.count += has
            self.of += 1


@dataclass(slots=True)
class Share:
    """A group of records, counted: how their reviews stand, and how many have an owner who is here, were practised in
    time, and are approved in the version in force. ``href`` leads to the group, from the page.
    """

    label: str
    href: str | None
    total: int = 0
    current: int = 0
    due_soon: int = 0
    overdue: int = 0
    never: int = 0
    owned: Part = field(default_factory=Part)
    practised: Part = field(default_factory=Part)
    approved: Part = field(default_factory=Part)

    def add(self, facts: Facts) -> None:
        """Count one record in."""
        self.total += 1
        self.owned.add(facts.owned)
        self.practised.add(facts.practised)
        self.approved.add(facts.approved)
        if facts.review is not None:
            name = "never" if facts.review is State.NEVER_REVIEWED else facts.review.value.replace("-", "_")
            setattr(self, name, getattr(self, name) + 1)


Groups = Iterable[tuple[str, str | None]]
"""The groups that a record belongs to: label and address of each."""


def by_owner(records: Iterable[Record], views: Views) -> list[Share]:
    """A line for each owner, and one for what nobody owns."""

    def groups(record: Record) -> Groups:
        owner = views.of(record).owner
        yield (owner.target.title, views.place.href(owner.target.url)) if owner else ("No owner", None)

    return _shares(records, views, groups)


def by_team(records: Iterable[Record], views: Views) -> list[Share]:
    """A line for each group with members, with all that comes down to it and to those in it; some count for several."""

    def groups(record: Record) -> Groups:
        yield from ((team.title, views.place.href(team.url)) for team in _teams(record, views))

    return _shares(records, views, groups)


def by_kind(records: Iterable[Record], views: Views) -> list[Share]:
    """A line for each kind."""

    def groups(record: Record) -> Groups:
        yield record.kind.labels, views.place.href(f"{record.kind.plural}/") if record.kind.group else None

    return _shares(records, views, groups)


def _shares(records: Iterable[Record], views: Views, groups: Callable[[Record], Groups]) -> list[Share]:
    found: dict[tuple[str, str | None], Share] = {}
    for record in records:
        facts = facts_of(record, views.handbook)
        if any(fact is not None for fact in facts):
            for group in groups(record):
                found.setdefault(group, Share(*group)).add(facts)
    return sorted(found.values(), key=lambda share: (-share.overdue, -share.never, -share.total, share.label.lower()))


def _teams(record: Record, views: Views) -> list[Actor]:
    """The groups of the owner: itself, those above it, else those of the people behind it."""
    ownership = views.handbook.ownership
    owner = ownership.owner(record)
    if owner is None:
        return []
    nearest = list(_groups_of([owner.actor, *ownership.above(owner.actor)]))
    behind = (actor for person in owner.people for actor in ownership.above(person))
    return list(dict.fromkeys(nearest or _groups_of(behind)))


def _groups_of(actors: Iterable[Actor]) -> Iterator[Actor]:
    """Those which can be part of one another: teams, not roles."""
    return (actor for actor in actors if any(ref.joins for _, ref in patterns(type(actor), Ref)))
