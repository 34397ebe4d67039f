"""Asking rules about each record of a handbook: those that may have something to say, on all cores."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from opsbook.check.answer import Answer, Own
from opsbook.check.answers import Part
from opsbook.check.asked import Asked
from opsbook.check.heard import NOTHING, Heard, heard_of
from opsbook.check.memory import Memory
from opsbook.check.placing import placed
from opsbook.check.sight import Sight
from opsbook.check.standing import STATUS_FIELDS
from opsbook.diagnostic import Diagnostic
from opsbook.graph.handbook import Handbook
from opsbook.model.record import Record
from opsbook.workers import in_turns

_UNKNOWN: Own = ("", False, (), b"")
_A_SHARE = 4
"""So many records are as much work as it takes to make a process that is worth its while."""


def about_records(
    asked: Sequence[Asked], handbook: Handbook, memory: Memory | None, beside: Callable[[], None]
) -> Heard:
    """What the rules say of single records; with a memory they are asked only where that may be something else.

    ``beside`` is run once, in this process, while others ask.
    """
    if not asked:
        beside()
        return NOTHING
    records = handbook.book.records
    keys = memory.left(records) if memory else records
    left = [record for record in map(records.__getitem__, keys) if "*" not in record.damaged]
    asking = _Asking(asked, handbook, memory)
    fresh: dict[str, Answer] = {}
    for answers in in_turns(left, asking.about, beside, weight=len(left) // _A_SHARE):
        fresh.update((key, Answer(*told)) for key, told in answers)
    return memory.hear(fresh) if memory else heard_of(list(records), [Part.of("", fresh)])


class _Asking:
    """Some rules, sorted out by kind, and a handbook to ask them about."""

    def __init__(self, asked: Sequence[Asked], handbook: Handbook, memory: Memory | None) -> None:
        self._handbook, self._memory = handbook, memory
        self._fitting = {
            model: tuple(one for one in asked if issubclass(model, one.on)) for model in handbook.book.models
        }
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
            else Answer(_UNKNOWN, 0, (), {}, (), said, gathered)
        )

    def _findings(self, one: Asked, record: Record, handbook: Handbook) -> list[Diagnostic]:
        found: list[Diagnostic] = []
        for finding in one.check(record, handbook, one.options_for(record)):
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
