"""What becomes a gap when a person leaves: a dry run, before the day comes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from opsbook.graph.handbook import Handbook
from opsbook.graph.heir import Heir, heirs
from opsbook.graph.link import Link
from opsbook.model.actor import Actor
from opsbook.model.record import Record


@dataclass(frozen=True, slots=True)
class Gap:
    """A place that names the person and needs somebody else. ``due`` is the record's next date that must be met.

    ``relying``: what comes down to nobody, or leads to nobody, while the place is empty, each with its heading.
    """

    link: Link
    heirs: list[Heir]
    due: date | None = None
    relying: list[tuple[Record, str]] = field(default_factory=list)

    @property
    def record(self) -> Record:
        """The record that names the person."""
        return self.link.source


@dataclass(frozen=True, slots=True)
class Departure:
    """What a person leaves behind on a day.

    ``gaps`` need somebody else. ``shared`` are places that others have as well, and access, which nobody is given as a
    successor: the name only has to go.
    ``thin`` are roles and teams that come down to one person from then on. ``alone`` are the records that come down to
    this person and nobody else today.
    """

    person: Actor
    day: date
    gaps: list[Gap]
    shared: list[Link]
    thin: list[tuple[Actor, Actor]]
    alone: list[Record]


def departure(handbook: Handbook, person: Actor, day: date) -> Departure:
    """What would become a gap if the person's last day were ``day``. Nothing is changed."""
    before = replace(handbook, today=day)
    after = before.with_record(person.gone(day), handbook.document(person))
    gone = after.book.records[person.key]
    assert isinstance(gone, Actor)  # the same record, only with another status
    gaps, shared = [], []
    orphaned = _orphaned(person, before, after)
    for link in after.book.into[gone.key]:
        if link.is_history or link.source is gone or after.book.status(link.source).phase.over:
            continue
        if link.ref.access or _others(link, after):
            shared.append(link)
        else:
            relying = list(_relying(link, orphaned, after))
            gaps.append(Gap(link, heirs(link, gone, after), _next_due(link.source, after, day), relying))
    order = sorted(gaps, key=lambda gap: (not gap.link.ref.ownership, gap.link.ref.says, gap.record.key))
    alone = [one for one in before.ownership.alone(person) if not before.book.status(one).phase.over]
    return Departure(person, day, order, shared, list(_thin(person, before, after)), alone)


def _orphaned(person: Actor, before: Handbook, after: Handbook) -> dict[Record, tuple[Actor, ...]]:
    """The records that then come down to nobody, with the roles and teams through which they came to the person."""
    return {
        answer.record: answer.through
        for answer in before.ownership.answers_for(person)
        if not before.book.status(answer.record).phase.over and not after.ownership.people_of(answer.record)
    }


def _others(link: Link, after: Handbook) -> bool:
    """Whether the reference stands in a list in which others are named who are here."""
    if not isinstance(link.route[-1], int):
        return False
    beside = after.book.targets(link.source, *link.route[:-1])
    return any(one is not link.target and isinstance(one, Actor) and after.ownership.people(one) for one in beside)


def _relying(link: Link, orphaned: dict[Record, tuple[Actor, ...]], after: Handbook) -> Iterator[tuple[Record, str]]:
    """What hangs on the place: records owned through it, records that inherit their owner, and those that call it."""
    source = link.source
    for record, through in orphaned.items():
        owner = after.ownership.owner(record)
        parent = owner.inherited_from if owner and link.route == ("owner",) else None
        if source.key in (through[-1].key if through else None, parent.key if parent else None):
            yield record, "Owned by"
    if isinstance(source, Actor) and not source.is_person and not after.ownership.people(source):
        for other in after.book.into[source.key]:
            if not other.is_history and other.route != ("owner",) and not after.book.status(other.source).phase.over:
                yield other.source, other.ref.says


def _next_due(record: Record, after: Handbook, day: date) -> date | None:
    coming = [deadline.due for deadline in after.dates.of(record) if deadline.due >= day]
    return min(coming, default=None)


def _thin(person: Actor, before: Handbook, after: Handbook) -> Iterator[tuple[Actor, Actor]]:
    for actor in before.ownership.above(person):
        left = after.ownership.people(actor)
        if len(before.ownership.people(actor)) > 1 and len(left) == 1 and not actor.own_status.phase.over:
            yield actor, left[0]
