"""How much comes down to somebody, beside others of the same sort: so that a load is seen to be heavy before it is."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from opsbook.emit.target import Target
from opsbook.graph.handbook import Handbook
from opsbook.model.actor import Actor

MOST = 8


@dataclass(frozen=True, slots=True)
class Load:
    """Somebody and the records that come down to them; to a group, all that comes down to its members."""

    actor: Actor
    records: int
    people: int

    @property
    def each(self) -> float:
        """Records for each person."""
        return round(self.records / max(self.people, 1), 1)


class Loads:
    """The loads of all who can answer for something."""

    def __init__(self, handbook: Handbook) -> None:
        self._handbook = handbook

    def beside(self, actor: Actor) -> list[Load]:
        """Those of the same kind who carry most for each person, the heaviest first, this one always among them.

        Empty when there is nobody to compare with, or nothing to carry.
        """
        same = self._by_kind.get(actor.kind.name, [])
        own = next((load for load in same if load.actor.key == actor.key), None)
        if own is None or len(same) < 2:
            return []
        return same[:MOST] if own in same[:MOST] else [*same[: MOST - 1], own]

    def within(self, actor: Actor) -> list[Load]:
        """The loads of the people behind a team or role, the heaviest first; empty for a person."""
        if actor.is_person:
            return []
        people = [self._all.get(person.key) or Load(person, 0, 1) for person in self._handbook.ownership.people(actor)]
        return sorted(people, key=_heaviest)

    @cached_property
    def _all(self) -> dict[str, Load]:
        return {load.actor.key: load for loads in self._by_kind.values() for load in loads}

    @cached_property
    def _by_kind(self) -> dict[str, list[Load]]:
        found: dict[str, list[Load]] = {}
        for actor in self._handbook.book.of(Actor):
            if load := self._load(actor):
                found.setdefault(actor.kind.name, []).append(load)
        for loads in found.values():
            loads.sort(key=_heaviest)
        return found

    def _load(self, actor: Actor) -> Load | None:
        ownership, status = self._handbook.ownership, self._handbook.book.status
        people = (actor,) if actor.is_person else ownership.people(actor)
        carriers = {one.key: one for one in (actor, *people)} if actor.seats == "members" else {actor.key: actor}
        carried = {
            one.record.key: one.record for carrier in carriers.values() for one in ownership.answers_for(carrier)
        }
        records = sum(not status(record).phase.over for record in carried.values())
        return Load(actor, records, len(people)) if records else None


def _heaviest(load: Load) -> tuple[float, str, str]:
    return (-load.each, load.actor.title.lower(), load.actor.key)


@dataclass(frozen=True, slots=True)
class LoadView:
    """A load as pages show it."""

    target: Target
    records: int
    each: float
