"""Whether the seats of a team or role are taken by anybody who is here."""

from __future__ import annotations

from opsbook.graph.handbook import Handbook
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
    return bool(handbook.ownership.gap(actor)) or (actor.seats == "members" and only_led(actor, handbook))
