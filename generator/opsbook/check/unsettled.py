"""Whether a finding that is gone may only be hidden, by what cannot be read for now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property

from opsbook.check.asked import Asked, about_single, asked_of
from opsbook.check.rule import Rule
from opsbook.check.seen import ACTORS, ALL, BROKEN, DOUBT, into, out_of
from opsbook.check.sight import Sight
from opsbook.graph.handbook import Handbook
from opsbook.model.actor import Actor
from opsbook.model.record import Record

_SEATS = ("members", "lead", "holders", "team", "parent")
"""The fields through which others come to stand behind a team or a role."""


class Unsettled:
    """Answers for one rule and one record at a time. Rules are asked once more, to see at what they look."""

    def __init__(self, handbook: Handbook, rules: Iterable[Rule]) -> None:
        self._handbook, self._book, self._doubt = handbook, handbook.book, handbook.doubt
        self._damaged = handbook.book.records.damaged
        self._rules = {rule.code: rule for rule in rules}
        self._asked = {one.rule.code: one for one in about_single(asked_of(self._rules.values(), handbook.settings))}

    def hides(self, code: str, key: str) -> bool:
        """Whether the rule of a code, which is silent about a record or a path, may be so only for now."""
        rule, library = self._rules.get(code), self._handbook.library
        if rule is None or (library.complete and not self._damaged):
            return False
        if key not in self._book.records:
            return key.partition(":")[2] in {name for name, _ in library.misplaced}
        record = self._book.records[key]
        if record.damaged:
            return "*" in record.damaged or rule.family != "DAT" or rule.check is not None
        if rule.check is None:
            return rule.family == "REF" and self._touches({out_of(key)}, record)
        asked = self._asked.get(code)
        return asked is None or self._keeps_quiet(asked, record)

    def _keeps_quiet(self, asked: Asked, record: Record) -> bool:
        if not isinstance(record, asked.on):
            return self._may_count(record, asked.on)
        sight = Sight(self._handbook)
        seen = sight.on(record)
        if asked.gathering and asked.gathering.of(record, seen):
            return True  # what became of it was decided among all that was gathered
        if not asked.gathering:
            list(asked.check(record, seen, asked.options_for(record)))
        return self._touches(sight.seen, record)

    def _touches(self, seen: set[str], record: Record) -> bool:
        """Whether some of what was looked at, for the sake of a record, could not be read."""
        return (
            not seen.isdisjoint(self._unread)
            or (BROKEN in seen and bool(self._book.broken_from(record)))
            or (into(record.key) in seen and self._doubt.about(record))
            or (ACTORS in seen and any(map(self._is_unsure, self._answering(record))))
        )

    def _is_unsure(self, actor: Actor) -> bool:
        return bool(actor.damaged) or self._doubt.about(actor, _SEATS)

    def _may_count(self, record: Record, what: type[Record]) -> bool:
        """Whether what comes down to a record may be more than can be told."""
        above = [record, *(self._handbook.ownership.above(record) if isinstance(record, Actor) else ())]
        damaged = (each for each in map(self._book.records.__getitem__, self._damaged) if isinstance(each, what))
        return any(map(self._doubt.about, above)) or any(
            one.key == record.key for each in damaged for one in self._answering(each)
        )

    @cached_property
    def _unread(self) -> frozenset[str]:
        """The names, among what rules see, of all that rests on something that could not be read."""
        found = {ALL, DOUBT}
        for key in self._damaged:
            found |= {key, out_of(key), into(key)}
            found.update(into(link.target.key) for link in self._book.out[key])
            found.update(out_of(link.source.key) for link in self._book.into[key])
        found.update(out_of(broken.source.key) for broken in self._book.broken if broken.misplaced)
        return frozenset(found)

    def _answering(self, record: Record) -> Iterator[Actor]:
        """Those to whom a record may come down, each once: whom it or its parent names, and whom these name."""
        parent = self._handbook.ownership.parent(record)
        waiting, known = [record, *([parent] if parent else [])], set[str]()
        while waiting:
            for link in self._book.out[waiting.pop().key]:
                if isinstance(link.target, Actor) and link.target.key not in known:
                    known.add(link.target.key)
                    waiting.append(link.target)
                    yield link.target
