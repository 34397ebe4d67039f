"""Who could take over from somebody who leaves, the nearest first, and why just they."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from opsbook.graph.handbook import Handbook
from opsbook.graph.link import Link
from opsbook.graph.place_of_another import closes_ring, takes_part
from opsbook.graph.succession import here, one_person, owner_to_be, succession
from opsbook.model.actor import Actor
from opsbook.model.record import Record
from opsbook.model.traits import Owned

MOST = 3


@dataclass(frozen=True, slots=True)
class Heir:
    """Somebody who could take over, why, and how many records come down to them already."""

    actor: Actor
    reason: str
    load: int


def heirs(link: Link, person: Actor, after: Handbook) -> list[Heir]:
    """Who could stand where a reference names the person, in the handbook as it is after they left."""
    found: dict[Actor, str] = {}
    for actor, reason in _candidates(link.source, person, after):
        if isinstance(actor, Actor) and _fits(actor, link, person, after):
            found.setdefault(actor, reason + _price(actor, link, after))
    return [Heir(actor, reason, load(actor, after)) for actor, reason in list(found.items())[:MOST]]


def load(actor: Actor, handbook: Handbook) -> int:
    """How many records that are not over come down to an actor."""
    answers = handbook.ownership.answers_for(actor)
    return sum(not handbook.book.status(answer.record).phase.over for answer in answers)


def _candidates(record: Record, person: Actor, after: Handbook) -> Iterator[tuple[Record | None, str]]:
    book = after.book
    named = list(succession(person, after))
    in_turn = f"takes over from {named[-2].title}, " if len(named) > 1 else ""
    yield (named[-1] if named else None), f"{in_turn}named as {person.title}'s successor"
    if isinstance(record, Owned):
        yield after.ownership.deputy(record), f"backup of {record.title}"
    seats = [actor for actor in after.ownership.above(person) if not actor.is_person]
    for seat in (seat for seat in seats if seat.seats and person in book.targets(seat, seat.seats)):
        for other in after.ownership.people(seat):
            if any(link.source is seat and link.target is other for link in book.into[other.key]):
                yield other, f"{_membership(seat, other, after)} {seat.title} too"
    yield book.target(person, "deputy"), f"stands in for {person.title}"
    for led in (record, *seats):
        for leader in _leaders(led, after):
            yield leader, f"leads {led.title}"
    for leader in _leaders(person, after):
        yield leader, f"{person.title} reports to them"


def _membership(seat: Actor, other: Actor, after: Handbook) -> str:
    """How the place is called on the page of the one who has it: "holds", "member of"."""
    links = (link for link in after.book.into[other.key] if link.source is seat and link.route[0] == seat.seats)
    return next((link.ref.back.lower() for link in links), "in")


def _leaders(record: Record, after: Handbook) -> Iterator[Record]:
    """Whoever leads an actor, or the group that it names as its own."""
    for link in after.book.out[record.key]:
        if link.ref.above:
            target = link.target
            people = after.ownership.people(target) if isinstance(target, Actor) else ()
            yield from people


def _fits(actor: Actor, link: Link, person: Actor, after: Handbook) -> bool:
    """Whether it is an actor of a kind that the field takes, who is here, and no stranger to sense in that place."""
    if actor.key in (person.key, link.source.key):
        return False
    if not link.ref.accepts(actor.kind.name) or not here(actor, after):
        return False
    if closes_ring(actor, link, after) or not takes_part(actor, link, after):
        return False
    if link.ref.ownership and link.route == ("deputy",):
        owner = owner_to_be(link.source, after)
        return owner is None or actor not in (owner, *after.ownership.people(owner))
    return True


def _price(actor: Actor, link: Link, after: Handbook) -> str:
    """What it costs the record if its own deputy becomes its owner."""
    deputy = after.ownership.deputy(link.source) if link.route == ("owner",) else None
    taken = deputy is not None and one_person(actor, deputy, after)
    return f"; {link.source.title} then needs another backup" if taken else ""
