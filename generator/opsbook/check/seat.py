"""Whether the seats of a team or role are taken by anybody who is here."""

from __future__ import annotations

from opsbook.check.addressee import some
from opsbook.check.standing import in_force
from opsbook.graph.handbook import Handbook
from opsbook.graph.succession import successor
from opsbook.model.actor import Actor


def only_led(team: Actor, handbook: Handbook) -> bool:
    """Whether somebody leads the team and nobody else is here: through no member, role or team within it."""
    led = handbook.book.target(team, "lead")
    if led is None or led in handbook.book.targets(team, "members"):
        return False
    return not any(handbook.ownership.people(one) for one in handbook.ownership.delegates(team) if one is not led)


def nobody_left(actor: Actor, handbook: Handbook) -> bool:
    """Whether a team or role has nobody who is here, which is a finding of its own."""
    if actor.is_person or not actor.seats:
        return False
    empty = handbook.ownership.gap(actor) or (actor.seats == "members" and only_led(actor, handbook))
    return bool(empty) and not emptied_below(actor, handbook)


def emptied_below(team: Actor, handbook: Handbook) -> bool:
    """Whether a role or team within is empty too, so that what is wrong stands there. In a ring it stands at each."""
    below = _below(team, handbook)
    empty = (one for one in below if in_force(one, handbook) and not handbook.ownership.people(one))
    return any(team not in _below(one, handbook) for one in empty)


def in_place_of(actor: Actor, handbook: Handbook) -> str:
    """Whom to write in place of the holders or members who left, as words after "write"; empty where nobody left."""
    named = handbook.book.targets(actor, actor.seats) if actor.seats else []
    left = [one for one in named if isinstance(one, Actor) and one.is_person and one.has_left(handbook.today)]
    heirs = dict.fromkeys(heir for one in left if (heir := successor(one, handbook)))
    if not left:
        return ""
    whom = (
        f"{some(list(heirs))}, who take{'s' if len(heirs) == 1 else ''} over," if heirs else "the id of somebody here"
    )
    return f"{whom} in place of {some(left)}"


def _below(actor: Actor, handbook: Handbook) -> set[Actor]:
    """The roles and teams that are members of an actor, to any depth."""
    found: set[Actor] = set()
    waiting = [actor]
    while waiting:
        team = waiting.pop()
        members = handbook.book.targets(team, "members")
        lead = handbook.book.target(team, "lead")
        for one in handbook.ownership.delegates(team):
            if not one.is_person and one not in found and (one is not lead or one in members):
                found.add(one)
                waiting.append(one)
    return found
