"""Who answers in the end: through roles, teams to any depth, and leave; and what somebody answers for."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from opsbook.graph.book import Book
from opsbook.model.actor import Actor
from opsbook.model.record import Record
from opsbook.model.traits import Owned


@dataclass(frozen=True, slots=True)
class Owner:
    """Who is accountable for a record.

    ``actor`` is whom the record names, ``people`` the active persons it comes down to, ``inherited_from`` the parent
    whose owner this is, ``gap`` why nobody answers.
    """

    actor: Actor
    people: tuple[Actor, ...]
    inherited_from: Record | None = None
    gap: str | None = None


@dataclass(frozen=True, slots=True)
class Answerable:
    """A record that somebody answers for, and the roles or teams through which it comes down."""

    record: Record
    through: tuple[Actor, ...] = ()


class Ownership:
    """Answers every question about who is accountable, on one day."""

    def __init__(self, book: Book, today: date) -> None:
        self.book = book
        self.today = today
        self._people: dict[str, tuple[Actor, ...]] = {}
        self._owners: dict[str, Owner | None] = {}

    def actor(self, name: str) -> Actor | None:
        """The person, team or role of a name, whatever records of other kinds share its id; None when there is none."""
        found = self.book.find(name)
        if isinstance(found, Actor):
            return found
        alike = [actor for actor in self.book.of(Actor) if actor.id == name]
        return alike[0] if len(alike) == 1 else None

    def people(self, actor: Actor) -> tuple[Actor, ...]:
        """The active persons that it comes down to, each once, in the order in which they are named."""
        if actor.key not in self._people:
            self._people[actor.key] = tuple(dict.fromkeys(self._follow(actor, set())))
        return self._people[actor.key]

    def delegates(self, actor: Actor) -> list[Actor]:
        """Those to whom it comes down next: holders, members, sub-teams, the deputy of somebody on leave."""
        named = [found for name in actor.passes_to(self.today) if (found := self._named(actor, name))]
        return [found for found in dict.fromkeys([*named, *self._joining[actor.key]]) if isinstance(found, Actor)]

    @cached_property
    def _joining(self) -> dict[str, list[Record]]:
        """Those that count among an actor's members because they say so themselves."""
        found: dict[str, list[Record]] = defaultdict(list)
        for actor in self.book.of(Actor):
            if not actor.own_status.phase.over:
                for link in self.book.out[actor.key]:
                    if link.ref.joins:
                        found[link.target.key].append(actor)
        return found

    def _named(self, actor: Actor, name: str) -> Record | None:
        plain = name.rpartition(":")[2]
        targets = (link.target for link in self.book.out[actor.key] if not link.ref.history)
        return next((t for t in targets if t.id == plain or plain in t.aliases), None)

    def _follow(self, actor: Actor, seen: set[str]) -> list[Actor]:
        if actor.key in seen or actor.has_left(self.today):
            return []
        seen.add(actor.key)
        if actor.acts(self.today):
            return [actor]
        return [person for delegate in self.delegates(actor) for person in self._follow(delegate, seen)]

    def gap(self, actor: Actor) -> str | None:
        """Why this actor does not count as an owner; None when somebody answers."""
        return None if self.people(actor) else actor.shortage(self.today)

    def owner(self, record: Record) -> Owner | None:
        """The record's owner: its own, else its one parent's. None when it names none that exists."""
        if record.key not in self._owners:
            self._owners[record.key] = self._find_owner(record)
        return self._owners[record.key]

    def _find_owner(self, record: Record) -> Owner | None:
        if not isinstance(record, Owned):
            return None
        own = self.book.target(record, "owner")
        if isinstance(own, Actor):
            return self._owner(own)
        if record.owner is None and (parent := self.parent(record)):
            inherited = self.book.target(parent, "owner")
            if isinstance(inherited, Actor):
                return self._owner(inherited, parent)
        return None

    def people_of(self, record: Record) -> tuple[Actor, ...]:
        """The active persons to whom a record comes down."""
        owner = self.owner(record)
        return owner.people if owner else ()

    def parent(self, record: Record) -> Record | None:
        """The one record that this one declares as its parent; None when it has none or several."""
        parents = {link.target.key: link.target for link in self.book.out[record.key] if link.ref.parent}
        return next(iter(parents.values())) if len(parents) == 1 else None

    def deputy(self, record: Record) -> Actor | None:
        """Who stands in for the record's owner: as the record says, or with its parent's owner the parent's backup."""
        found = self.book.target(record, "deputy")
        if found is None and isinstance(record, Owned) and record.owner is None and (parent := self.parent(record)):
            found = self.book.target(parent, "deputy")
        return found if isinstance(found, Actor) else None

    def _owner(self, actor: Actor, parent: Record | None = None) -> Owner:
        return Owner(actor, self.people(actor), parent, self.gap(actor))

    @cached_property
    def _owned(self) -> dict[str, list[Record]]:
        found: dict[str, list[Record]] = defaultdict(list)
        for record in self.book.of(Owned):
            if owner := self.owner(record):
                found[owner.actor.key].append(record)
        return found

    def alone(self, person: Actor) -> list[Record]:
        """The records that come down to this person and to nobody else."""
        return self._alone.get(person.key, [])

    @cached_property
    def _alone(self) -> dict[str, list[Record]]:
        found: dict[str, list[Record]] = defaultdict(list)
        for record in self.book.of(Owned):
            if len(people := self.people_of(record)) == 1:
                found[people[0].key].append(record)
        return dict(found)

    @cached_property
    def _upwards(self) -> dict[str, list[Actor]]:
        found: dict[str, list[Actor]] = defaultdict(list)
        for actor in self.book.of(Actor):
            if not actor.has_left(self.today):
                for delegate in self.delegates(actor):
                    found[delegate.key].append(actor)
        return found

    def above(self, actor: Actor) -> list[Actor]:
        """The roles and teams that come down to an actor, nearest first."""
        found: dict[str, Actor] = {}
        waiting = list(self._upwards[actor.key])
        while waiting:
            higher = waiting.pop(0)
            if higher.key not in found and higher is not actor:
                found[higher.key] = higher
                waiting += self._upwards[higher.key]
        return list(found.values())

    def owned(self, actor: Actor) -> list[Record]:
        """The records that name this actor as owner, or inherit it."""
        return self._owned[actor.key]

    def answers_for(self, actor: Actor) -> list[Answerable]:
        """All that the actor answers for: its own, then what comes down through roles and teams, to any depth."""
        found: dict[str, Answerable] = {record.key: Answerable(record) for record in self.owned(actor)}
        seen = {actor.key}
        waiting: list[tuple[Actor, tuple[Actor, ...]]] = [(above, (above,)) for above in self._upwards[actor.key]]
        while waiting:
            above, through = waiting.pop(0)
            if above.key in seen:
                continue
            seen.add(above.key)
            for record in self.owned(above):
                found.setdefault(record.key, Answerable(record, through))
            waiting += [(higher, (higher, *through)) for higher in self._upwards[above.key]]
        return list(found.values())
