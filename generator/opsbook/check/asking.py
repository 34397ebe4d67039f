"""Asking rules about each record of a handbook: those that may have something to say, on all cores."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from opsbook.check.answer import Answer, Own
from opsbook.check.asked import Asked
from opsbook.check.memory import Memory
from opsbook.check.placing import placed
from opsbook.check.sight import Sight
from opsbook.check.standing import STATUS_FIELDS
from opsbook.diagnostic import Diagnostic
from opsbook.graph.handbook import Handbook
from opsbook.model.record import Record
from opsbook.workers import in_turns

_NOTHING: Own = ("", False, (), b"")
_A_SHARE = 4
"""So many records are as much work as it takes to make a process that is worth its while."""


class Heard(NamedTuple):
    """What was found of single records, and what they told the rules about the whole book, by code and key."""

    found: list[Diagnostic]
    gathered: dict[str, dict[str, Any]]


def about_records(
    asked: Sequence[Asked], handbook: Handbook, beside: Callable[[], None], remembers: bool = True
) -> Heard:
    """What the rules say of single records. The handbook's cache remembers what they said the last time.

    ``beside`` is run once, in this process, while others ask. ``remembers``: whether what was said of a record is said
    again as long as nothing that the rules looked at has changed.
    """
    if not asked:
        beside()
        return Heard([], {})
    memory = Memory(handbook, asked) if handbook.cache and remembers else None
    known = memory.recalled() if memory else {}
    left = [record for record in handbook.book if record.key not in known and "*" not in record.damaged]
    asking = _Asking(asked, handbook, memory)
    for answers in in_turns(left, asking.about, beside, weight=len(left) // _A_SHARE):
        known.update((key, Answer(*told)) for key, told in answers)
    if memory:
        memory.keep(known)
    return _heard(handbook.book.records, known)


def _heard(keys: Iterable[str], answers: Mapping[str, Answer]) -> Heard:
    """What answers say together, in the order of the keys, which may have none."""
    heard = Heard([], defaultdict(dict))
    for key in keys:
        if not (answer := answers.get(key)):
            continue
        if answer.found:
            heard.found.extend(map(Diagnostic.of, answer.found))
        for code, told in answer.gathered.items():
            heard.gathered[code][key] = told
    return heard


class _Asking:
    """Some rules, sorted out by kind, and a handbook to ask them about."""

    def __init__(self, asked: Sequence[Asked], handbook: Handbook, memory: Memory | None) -> None:
        models = set(map(type, handbook.book))
        self._handbook, self._memory = handbook, memory
        self._fitting = {model: tuple(one for one in asked if issubclass(model, one.on)) for model in models}
        self._left: dict[tuple[type[Record], int, bool], tuple[Asked, ...]] = {}
        self._sight = Sight(handbook)

    def about(self, records: Iterable[Record]) -> list[tuple[str, tuple[Any, ...]]]:
        """Ask about some records: what was said of each, by key, in plain values."""
        return [(record.key, tuple(self._answer(record))) for record in records]

    def _answer(self, record: Record) -> Answer:
        memory, sight = self._memory, self._sight
        handbook = sight.on(record) if memory else self._handbook
        silent = memory.silent(record) if memory else 0
        found: list[Diagnostic] = []
        gathered: dict[str, Any] = {}
        for one in self._to_ask(record, silent):
            sight.beyond = False
            if one.gathering:
                told = one.gathering.of(record, handbook)
                if told:
                    gathered[one.rule.code] = told
            else:
                told = self._findings(one, record, handbook)
                found += told
            if memory and not told and not sight.beyond:
                silent |= memory.bits[one.rule.code]
        said = [one.plain() for one in found]
        return (
            memory.answer(record, silent, sight.seen, said, gathered)
            if memory
            else Answer(_NOTHING, 0, (), (), said, gathered)
        )

    def _findings(self, one: Asked, record: Record, handbook: Handbook) -> list[Diagnostic]:
        found: list[Diagnostic] = []
        for finding in one.check(record, handbook, one.options):
            about = finding.record or record
            self._sight.look(about)
            found += placed(one.rule, finding, about, self._handbook)
        return found

    def _to_ask(self, record: Record, silent: int) -> tuple[Asked, ...]:
        """The rules to ask about a record, less those that are known to be silent."""
        unclear = not record.damaged.isdisjoint(STATUS_FIELDS)
        key = (type(record), silent, unclear)
        if key not in self._left:
            bits = self._memory.bits if self._memory else {}
            self._left[key] = tuple(
                one
                for one in self._fitting[type(record)]
                if not (unclear and one.mild)  # what is asked of it depends on where it stands: that is not known
                and not silent & bits.get(one.rule.code, 0)
            )
        return self._left[key]
