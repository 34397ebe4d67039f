"""The print of each part of what is shown of a record, worked out from the handbook."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from datetime import date

from opsbook.change.act import words
from opsbook.emit.aspect import Aspect
from opsbook.emit.change import dated_acts
from opsbook.emit.covered import facts_of
from opsbook.emit.fingerprint import print_of, text_print
from opsbook.emit.target import Target
from opsbook.emit.view import Views
from opsbook.model.actor import Actor
from opsbook.model.record import Record
from opsbook.model.traits import Urgent

_ELSEWHERE = ("kind", "through", "told", "line")
_SHOWN = tuple(field.name for field in fields(Target) if field.name not in _ELSEWHERE)


class RecordPrints:
    """The prints of the records of a site's views."""

    def __init__(self, views: Views) -> None:
        self._views, self._book = views, views.handbook.book
        self._targets: dict[str, bytes] = {}

    def of(self, aspect: Aspect, record: Record) -> bytes:
        """The print of one part of a record."""
        if aspect is Aspect.TARGET:
            return self.target(record)
        if aspect is Aspect.SUMMARY:
            return text_print(record.summary)
        if aspect is Aspect.ANSWER:
            return print_of(*self._answer(record))
        if aspect is Aspect.DATES:
            return self._dates(record)
        return self._links(record) if aspect is Aspect.LINKS else self._standing(record)

    def target(self, record: Record) -> bytes:
        """The print of what links to a record show."""
        found = self._targets.get(record.key)
        if found is None:
            shown = self._views.shown(record)
            found = self._targets[record.key] = text_print(*[getattr(shown, name) for name in _SHOWN])
        return found

    def _answer(self, record: Record) -> Iterator[bytes]:
        ownership = self._views.handbook.ownership
        owner, deputy = ownership.owner(record), ownership.deputy(record)
        if owner:
            parent = owner.inherited_from
            yield text_print(owner.gap)
            for one in (owner.actor, *owner.people, *([parent] if parent else [])):
                yield self.target(one)
        yield b"|"
        if deputy:
            yield self.target(deputy)

    def _dates(self, record: Record) -> bytes:
        found = self._views.handbook.dates.of(record)
        owners = [self.target(one.owner) for one in found if one.owner]
        return text_print([(one.what, one.due.toordinal(), one.days, one.state, one.route) for one in found], owners)

    def _links(self, record: Record) -> bytes:
        newer = self._book.superseded_by(record)
        return text_print(
            newer.key if newer else None,
            [(link.route, link.anchor, link.ref.says, link.target.key) for link in self._book.out[record.key]],
            [(link.route, link.anchor, link.ref.back, link.source.key) for link in self._book.into[record.key]],
        )

    def _standing(self, record: Record) -> bytes:
        handbook = self._views.handbook
        over = handbook.book.status(record).phase.over
        return text_print(
            (record.path, record.audience, record.tags, record.aliases, sorted(record.damaged)),
            None if over else tuple(facts_of(record, handbook)),
            (record.urgency, record.within) if isinstance(record, Urgent) else None,
            [(day.toordinal(), words(act, holder), route) for route, day, act, holder in dated_acts(record, date.max)],
        )

    def seat(self, actor: Actor) -> bytes:
        """The print of who stands behind a person, team or role, or why nobody does, and who stands above it."""
        handbook, ownership = self._views.handbook, self._views.handbook.ownership
        people, above = ownership.people(actor), ownership.above(actor)
        gone = actor.has_left(handbook.today)
        return text_print(
            actor.key, gone, ownership.gap(actor), [one.key for one in people], [one.key for one in above]
        )

    def burden(self, actor: Actor) -> bytes:
        """The print of what comes down to a person, team or role, and of who else carries how much."""
        return print_of(*self._burden(actor))

    def _burden(self, actor: Actor) -> Iterator[bytes]:
        ownership, loads = self._views.handbook.ownership, self._views.loads
        for link in self._book.into[actor.key]:
            yield self.target(link.source)
        for load in (*loads.beside(actor), *loads.within(actor)):
            yield self.target(load.actor)
            yield text_print(load.records, load.people)
        for answer in ownership.answers_for(actor):
            yield self.target(answer.record)
            yield from (self.target(above) for above in answer.through)
            yield text_print(ownership.deputy(answer.record) is None)
            yield self._dates(answer.record)
