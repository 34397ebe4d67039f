"""What a template may ask of a person, team or role beside what it asks of any record."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property

from opsbook.emit.aspect import Aspect
from opsbook.emit.load import Load, LoadView
from opsbook.emit.month import Month, months_ahead
from opsbook.emit.record_view import RecordView
from opsbook.emit.target import DeadlineView, Group, Target, by_title
from opsbook.emit.targets import Targets
from opsbook.graph.review import State
from opsbook.model.actor import Actor


class ActorView(RecordView):
    """The view of somebody who can answer for something."""

    def __init__(self, actor: Actor, targets: Targets) -> None:
        super().__init__(actor, targets)
        self._actor = actor

    @cached_property
    def looks_after(self) -> list[Group]:
        """For somebody who can own: the records that come down to them, by kind, with the way."""
        groups: dict[str, list[Target]] = {}
        for answer in self._targets.handbook.ownership.answers_for(self._actor):
            target = self._targets.target(answer.record)
            if not target.over:
                through = tuple(self._targets.target(actor) for actor in answer.through)
                groups.setdefault(target.kind.labels, []).append(replace(target, through=through))
        return [Group(heading, sorted(targets, key=by_title)) for heading, targets in sorted(groups.items())]

    @cached_property
    def backup_for(self) -> list[Target]:
        """The records and people that name this one as deputy."""
        links = self._book.into[self._actor.key]
        found = [link.source for link in links if link.ref.ownership and link.route == ("deputy",)]
        return sorted((self._targets.target(record) for record in dict.fromkeys(found)), key=by_title)

    @cached_property
    def actor_deadlines(self) -> list[DeadlineView]:
        """The dates that this person, team or role must meet, by date."""
        keys = {target.key for group in self.looks_after for target in group.targets}
        found = [deadline for key in keys for deadline in self._targets.deadlines_of(key)]
        return sorted(found, key=lambda deadline: (deadline.on, deadline.target.key, deadline.what))

    @property
    def months(self) -> list[Month]:
        """Their dates in the next six months."""
        return months_ahead(self.actor_deadlines, self._targets.handbook.today)

    @property
    def teams(self) -> list[Target]:
        """The teams that they are in, as members or by a role, nearest first; also those that such teams are within."""
        return [self._targets.target(team) for team in self._teams]

    @property
    def own_teams(self) -> list[Target]:
        """Those of their teams that none of the others is within."""
        teams = self._teams
        wider = {one.key for team in teams for one in self._wider(team)}
        return [self._targets.target(team) for team in teams if team.key not in wider]

    @property
    def _teams(self) -> list[Actor]:
        found: dict[str, Actor] = {}
        waiting = list(self._targets.handbook.ownership.above(self._actor))
        while waiting:
            actor = waiting.pop(0)
            if actor.key not in found:
                found[actor.key] = actor
                self._targets.notes.part(Aspect.LINKS, actor.key)
                waiting += self._wider(actor)
        return [actor for actor in found.values() if actor.seats == "members"]

    def _wider(self, actor: Actor) -> list[Actor]:
        """The teams that an actor says to be a part of."""
        found = self._book.targets(actor, actor.part_of) if actor.part_of else []
        return [one for one in found if isinstance(one, Actor)]

    @property
    def beside(self) -> list[LoadView]:
        """What they carry, beside others of the same sort, heaviest first."""
        return [self._load_view(load) for load in self._targets.loads.beside(self._actor)]

    @property
    def within(self) -> list[LoadView]:
        """What each of the people behind a team or role carries."""
        return [self._load_view(load) for load in self._targets.loads.within(self._actor)]

    def _load_view(self, load: Load) -> LoadView:
        return LoadView(self._targets.target(load.actor), load.records, load.each)

    @cached_property
    def load(self) -> dict[str, int]:
        """How much comes down to them: looks_after, overdue, due_soon, no_backup."""
        targets = [target for group in self.looks_after for target in group.targets]
        states = [target.review.state for target in targets if target.review]
        records, deputy = self._book.records, self._targets.handbook.ownership.deputy
        return {
            "looks_after": len(targets),
            "overdue": states.count(State.OVERDUE),
            "due_soon": states.count(State.DUE_SOON),
            "no_backup": sum(deputy(records[target.key]) is None for target in targets),
        }
