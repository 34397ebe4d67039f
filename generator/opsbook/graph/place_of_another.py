"""Whether somebody fits into the place of a reference, beside all that the record names already."""

from __future__ import annotations

from opsbook.diagnostic import Route
from opsbook.graph.handbook import Handbook
from opsbook.graph.link import Link
from opsbook.graph.succession import successor
from opsbook.model.actor import Actor
from opsbook.model.record import Record


def named_beside(heir: Actor, link: Link, handbook: Handbook) -> bool:
    """Whether the list in which a reference stands names an heir too, or another one before it whose heir they are."""
    entry = -2 if link.ref.once else -1
    around, number = _around(link, entry)
    if not isinstance(number, int):
        return False
    beside = {
        place: other.target
        for other in handbook.book.out[link.source.key]
        if len(other.route) == len(link.route)
        for where, place in [_around(other, entry)]
        if where == around and isinstance(place, int) and place != number
    }
    return any(heir is (_to_be(one, handbook) if place < number else one) for place, one in beside.items())


def takes_part(actor: Actor, link: Link, handbook: Handbook) -> bool:
    """Whether somebody is named in the fields among whose people a reference chooses, or these name nobody."""
    if not link.ref.among:
        return True
    parts = {
        _to_be(other.target, handbook)
        for other in handbook.book.out[link.source.key]
        if other.route[:1] == link.route[:1] and other.route[1:2] != link.route[1:2] and _in(other, link.ref.among)
    }
    groups = (part for part in parts if isinstance(part, Actor))
    return not parts or actor in parts or any(actor in handbook.ownership.people(group) for group in groups)


def closes_ring(actor: Record, link: Link, handbook: Handbook) -> bool:
    """Whether naming an actor in the place of a reference would close a ring of references in that field."""
    if not link.ref.acyclic:
        return False
    seen: set[Record] = set()
    waiting: list[Record | None] = [actor]
    while waiting:
        one = waiting.pop()
        if one is not None and one not in seen:
            seen.add(one)
            following = handbook.book.target(one, *link.route)
            # Whoever left may be replaced there too, or stay where they are.
            waiting += [following, _to_be(following, handbook) if following else None]
    return link.source in seen


def _around(link: Link, entry: int) -> tuple[Route, str | int]:
    """A reference's route without the step that tells the entry of the list, and that step."""
    route = list(link.route)
    number = route.pop(entry)
    return tuple(route), number


def _in(link: Link, fields: tuple[str, ...]) -> bool:
    return any(step in fields for step in link.route)


def _to_be(record: Record, handbook: Handbook) -> Record | None:
    """Whoever stands in a place, once those who left have given it to their successors."""
    gone = isinstance(record, Actor) and record.is_person and record.has_left(handbook.today)
    return successor(record, handbook) if gone and isinstance(record, Actor) else record
