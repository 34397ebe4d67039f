"""The views of all records of a handbook, on one day, for one site."""

from __future__ import annotations

from dataclasses import dataclass, field

from opsbook.emit.actor_view import ActorView
from opsbook.emit.record_view import RecordView
from opsbook.emit.targets import Targets
from opsbook.model.actor import Actor
from opsbook.model.record import Record


@dataclass
class Views(Targets):
    """The views of all records of a handbook, each made once."""

    _views: dict[str, RecordView] = field(default_factory=dict)
    _actors: dict[str, ActorView] = field(default_factory=dict)

    def of(self, record: Record) -> RecordView:
        """A record's view."""
        if isinstance(record, Actor):
            return self.of_actor(record)
        self.note(record)
        if record.key not in self._views:
            self._views[record.key] = RecordView(record, self)
        return self._views[record.key]

    def of_actor(self, actor: Actor) -> ActorView:
        """The view of a person, team or role."""
        self.note(actor)
        if actor.key not in self._actors:
            self._actors[actor.key] = ActorView(actor, self)
        return self._actors[actor.key]
