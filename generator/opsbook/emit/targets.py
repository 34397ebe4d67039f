"""What the records of a handbook look like to others, on one day, in one site: what their views are made of."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import chain

from opsbook.check.criterion import Figures, Measured
from opsbook.diagnostic import Diagnostic
from opsbook.emit.aspect import FIGURES
from opsbook.emit.forge import Forge
from opsbook.emit.load import Loads
from opsbook.emit.place import Place, with_days
from opsbook.emit.target import DeadlineView, OwnerView, Target
from opsbook.emit.trace import Notes
from opsbook.graph.deadline import Deadline
from opsbook.graph.handbook import Handbook
from opsbook.graph.ownership import Owner
from opsbook.model.actor import Actor
from opsbook.model.record import Record


@dataclass
class Targets:
    """The records of a handbook as others show them, each made once."""

    handbook: Handbook
    forge: Forge = field(default_factory=Forge)
    place: Place = field(default_factory=Place)
    findings: dict[str, list[Diagnostic]] = field(default_factory=dict)
    silenced: list[Diagnostic] = field(default_factory=list)
    """What was found and is not reported; it counts where shares are measured."""
    notes: Notes = field(default_factory=Notes)
    _targets: dict[str, Target] = field(default_factory=dict)
    _dates: dict[str, list[DeadlineView]] = field(default_factory=dict)

    def target(self, record: Record, anchor: str | None = None) -> Target:
        """A record as others show it."""
        self.notes.target(record.key)
        found = self.shown(record)
        return replace(found, url=f"{found.url}#{anchor}") if anchor else found

    def shown(self, record: Record) -> Target:
        """The same, for whoever shows it to nobody: it is not noted."""
        if record.key not in self._targets:
            status = self.handbook.book.status(record)
            phone, chat, picks_up = self._reach(record)
            self._targets[record.key] = Target(
                key=record.key,
                id=record.id,
                title=record.title,
                heading=record.heading,
                url=record.url,
                kind=record.kind,
                line=record.summary or "",
                status=status,
                review=self.handbook.reviews.of(record),
                over=status.phase.over,
                phone=phone,
                chat=chat,
                picks_up=picks_up,
                told=self.notes.summary,
            )
        return self._targets[record.key]

    def know(self, before: Targets, changed: str) -> None:
        """Take over what other records look like from the views before a record changed that is no actor."""
        self._targets = {key: target for key, target in before._targets.items() if key != changed}

    def note(self, record: Record) -> None:
        """Note that a page looks at a record's own values."""
        self.notes.view(record.key)

    def _reach(self, record: Record) -> tuple[str, str, str]:
        if not isinstance(record, Actor):
            return "", "", ""
        phone, chat = record.reach
        people = [] if phone else [person for person in self.handbook.ownership.people(record) if person.reach[0]]
        if not people:
            return phone, chat, ""
        behind = people[0]
        return behind.reach[0], chat or behind.reach[1], behind.title

    def owner(self, owner: Owner | None) -> OwnerView | None:
        """An owner as pages show it."""
        if owner is None:
            return None
        people = [self.target(person) for person in owner.people]
        lead = people[0] if people and not owner.actor.is_person else None
        parent = self.target(owner.inherited_from) if owner.inherited_from else None
        return OwnerView(self.target(owner.actor), lead, people, parent, with_days(owner.gap))

    def deadline(self, deadline: Deadline) -> DeadlineView:
        """A deadline as pages show it."""
        owner = self.target(deadline.owner) if deadline.owner else None
        target = self.target(deadline.record)
        return DeadlineView(
            deadline.what, deadline.due, deadline.days, deadline.state.value, target, owner, deadline.missed
        )

    @cached_property
    def _figures(self) -> Figures:
        return Figures((*chain.from_iterable(self.findings.values()), *self.silenced), self.handbook)

    def measure(self, rule: str, kind: str | None, at_least: int | float | str) -> Measured | None:
        """The share of a kind's records, or of all, in which a rule finds nothing, against what it should be."""
        self.notes.view(FIGURES)
        return self._figures.measure(rule, kind, at_least)

    @cached_property
    def loads(self) -> Loads:
        """How much comes down to each person, team and role."""
        return Loads(self.handbook)

    @cached_property
    def deadlines(self) -> list[DeadlineView]:
        """All deadlines, by date."""
        with self.notes.none_taken():  # no page asks for all of them as its own
            return [self.deadline(deadline) for deadline in self.handbook.deadlines]

    def deadlines_of(self, key: str) -> list[DeadlineView]:
        """The deadlines of one record, by date."""
        if key not in self._dates:
            with self.notes.none_taken():
                found = self.handbook.dates.of(self.handbook.book.records[key])
                self._dates[key] = [self.deadline(one) for one in found]
        return self._dates[key]
