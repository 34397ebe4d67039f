"""Who takes over from somebody who left: their successor, or whoever took over from that one in turn."""

from __future__ import annotations

from collections.abc import Iterator

from opsbook.graph.handbook import Handbook
from opsbook.model.actor import Actor
from opsbook.model.record import Record


def here(actor: Actor, handbook: Handbook) -> bool:
    """Whether an actor may be named as somebody who answers: a person at work, or a group with such a person."""
    return actor.acts(handbook.today) if actor.is_person else bool(handbook.ownership.people(actor))


def succession(person: Actor, handbook: Handbook) -> Iterator[Actor]:
    """The successors of somebody, one after the other, up to the first who has not left. Each is named once."""
    seen = {person}
    while isinstance(heir := handbook.book.target(person, "successor"), Actor) and heir not in seen:
        yield heir
        if not heir.has_left(handbook.today):
            return
        seen.add(heir)
        person = heir


def successor(person: Actor, handbook: Handbook) -> Actor | None:
    """Who takes over from somebody in the end; None where that leads to nobody who is here."""
    return next((heir for heir in succession(person, handbook) if here(heir, handbook)), None)


def owner_to_be(record: Record, handbook: Handbook) -> Actor | None:
    """Who owns a record, once whoever takes over from an owner that left does so."""
    owner = handbook.ownership.owner(record)
    if owner is None or not owner.actor.has_left(handbook.today):
        return owner.actor if owner else None
    return successor(owner.actor, handbook)


def one_person(owner: Actor, deputy: Actor, handbook: Handbook) -> bool:
    """Whether an owner and a deputy are the same, or come down to one person for good.

    While somebody is on leave, a stand-in may well be the last.
    """
    if owner is deputy:
        return True
    behind = handbook.ownership.people(owner)
    if len(behind) != 1 or handbook.ownership.people(deputy) != behind:
        return False
    return not _away(owner, handbook) and not _away(deputy, handbook)


def _away(actor: Actor, handbook: Handbook) -> bool:
    """Whether the actor, or one of those to whom it comes down next, is a person who is on leave or gone."""
    near = [actor] if actor.is_person else handbook.ownership.delegates(actor)
    return any(one.is_person and not one.acts(handbook.today) for one in near)
