"""Prints of what pages show of records, and what has moved since the last build.

A print is worked out anew only where it may have changed: of records whose files did, of those beside them, and of
what comes down to people who changed. Which records there are, the day and the settings matter everywhere, so with
them all prints are found anew.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import Any

from opsbook.emit.aspect import KEPT, Aspect
from opsbook.emit.fingerprint import print_of, text_print
from opsbook.emit.movement import Movement
from opsbook.emit.nearby import beside, joined, nearby
from opsbook.emit.record_prints import RecordPrints
from opsbook.emit.trace import Seen, values_print
from opsbook.emit.view import Views
from opsbook.model.actor import Actor
from opsbook.model.record import Record


class Prints:
    """The prints of all records of a site. ``ground`` is the print of what every page rests on beside the records."""

    def __init__(self, views: Views, ground: bytes = b"") -> None:
        self._views, self._book, self._ground = views, views.handbook.book, ground
        self._found = RecordPrints(views)
        self._known: dict[Aspect, dict[str, bytes]] = {aspect: {} for aspect in KEPT}
        self._together: dict[Aspect, bytes] = {}
        self._movement = Movement(self, {})
        self._kept: dict[str, Any] = {}

    def recall(self, before: Any) -> None:
        """Take over what was kept of the last build, as far as it still holds."""
        self._movement = Movement(self, before if isinstance(before, dict) else {})
        if before and before["ground"] == self._ground_now:
            targets: dict[str, bytes] = before["prints"][Aspect.TARGET.value]

            def is_moved(actor: Actor) -> bool:
                return self._found.target(actor) != targets.get(actor.key)

            near = nearby(self._movement.changed, self._views.handbook, before, is_moved)
            self._movement.near = near
            self._take_over({aspect: before["prints"][aspect.value] for aspect in KEPT}, near)

    def know(self, before: Prints, changed: str) -> None:
        """Take over all from before a record changed that is no actor, and look at it and those beside it again."""
        vars(self)["said"] = before.said
        near, past = {changed, *beside(self._book, changed), *beside(before._book, changed)}, before._movement
        if before._kept:  # what was built then is what things move from
            past = Movement(before, before._kept, set())
        self._movement = Movement(self, past.before, None if past.near is None else past.near | near)
        self._take_over(before._known, near)

    def _take_over(self, known: dict[Aspect, dict[str, bytes]], but: set[str]) -> None:
        self._known = {aspect: dict(prints) for aspect, prints in known.items()}
        for prints in self._known.values():
            for key in but:
                prints.pop(key, None)

    def moved(self, seen: Seen) -> bool:
        """Whether anything of what was seen of records is not as it was in the last build."""
        return self._movement.touches(seen)

    def values(self, key: str, names: Iterable[str]) -> bytes:
        """The print of some of a record's own values; of nothing, when there is no such record."""
        record = self._book.records.get(key)
        return values_print(record, names) if record else b""

    def of(self, aspect: Aspect, key: str) -> bytes:
        """The print of a part that is kept; of nothing, when there is no such record."""
        known = self._known[aspect]
        if key not in known:
            record = self._book.records.get(key)
            known[key] = self._found.of(aspect, record) if record else b""
        return known[key]

    def over(self, *aspects: Aspect, of: Iterable[Record] | None = None) -> bytes:
        """One print of some parts of some records, or of all. Which records those are counts as well."""
        if of is None:
            return print_of(self.members, *map(self._of_all, aspects))
        keys = [record.key for record in of]
        return print_of(text_print(keys), *[self.of(aspect, key) for aspect in aspects for key in keys])

    def _of_all(self, aspect: Aspect) -> bytes:
        if aspect not in self._together:
            self._together[aspect] = print_of(*[self.of(aspect, key) for key in self._keys])
        return self._together[aspect]

    def whole(self, of: Iterable[Record]) -> bytes:
        """One print of all that some records are, and what is shown of them."""
        records = list(of)
        files = [self.own[record.key] + self.said.get(record.key, b"") for record in records]
        return print_of(self.over(*KEPT, of=records), *files)

    def is_actor(self, key: str) -> bool:
        """Whether somebody can answer who has this key."""
        return isinstance(self._book.records.get(key), Actor)

    @cached_property
    def burdens(self) -> dict[str, bytes]:
        """The prints of what comes down to each person, team and role, by key."""
        actors = list(self._book.of(Actor))
        if self._movement.burdens_hold:
            kept: dict[str, bytes] = self._movement.before["burdens"]
            return {actor.key: kept[actor.key] for actor in actors}
        return {actor.key: self._found.burden(actor) for actor in actors}

    @cached_property
    def members(self) -> bytes:
        """The print of which records there are."""
        return text_print(*self._keys)

    @cached_property
    def actors(self) -> bytes:
        """The print of those who can answer, and of what comes down to them."""
        shown = self.over(Aspect.TARGET, Aspect.SUMMARY, of=self._book.of(Actor))
        return print_of(shown, self.seats, *self.burdens.values())

    @cached_property
    def seats(self) -> bytes:
        """The print of who stands behind whom."""
        return print_of(*map(self._found.seat, self._book.of(Actor)))

    @cached_property
    def findings(self) -> bytes:
        """The print of all that the checks say."""
        return text_print(sorted(self.said.items()))

    @cached_property
    def own(self) -> dict[str, bytes]:
        """What each record's file says."""
        documents = self._views.handbook.library.documents
        identities = self._book.records.identities
        return {key: documents.digest(identity.path) for key, identity in identities.items()}

    @cached_property
    def said(self) -> dict[str, bytes]:
        """What the checks say of each record of which they say something, whether that is reported or not."""
        found = {key: list(said) for key, said in self._views.findings.items()}
        for one in self._views.silenced:
            if one.record:
                found.setdefault(one.record, []).append(one)
        return {key: text_print(*said) for key, said in found.items()}

    def told(self) -> dict[str, Any]:
        """What is to be kept for the next build. From then on, things move from there."""
        if not self._kept:
            self._kept = {
                "ground": self._ground_now,
                "own": self.own,
                "said": self.said,
                "linked": {key: tuple({link.target.key for link in self._book.out[key]}) for key in self._keys},
                "prints": {aspect.value: {key: self.of(aspect, key) for key in self._keys} for aspect in KEPT},
                "joined": joined(self._book),
                "burdens": self.burdens,
            }
        return self._kept

    @cached_property
    def _keys(self) -> list[str]:
        return sorted(self._book.records)

    @cached_property
    def _ground_now(self) -> bytes:
        return print_of(self._ground, text_print([(one.key, one.url, one.aliases) for one in self._book]))
