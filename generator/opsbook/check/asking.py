"""Asking rules about each record of a handbook: those that may have something to say, on all cores."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from opsbook.check.memory import Answer, Memory, Own
from opsbook.check.placing import placed
from opsbook.check.rule import Check, Options, Rule
from opsbook.check.sight import Sight
from opsbook.check.standing import STATUS_FIELDS
from opsbook.diagnostic import Diagnostic, Severity
from opsbook.graph.handbook import Handbook
from opsbook.model.record import Record
from opsbook.workers import in_turns

_NOTHING: Own = ("", "", (), b"")
_A_SHARE = 4
"""So many records are as much work as it takes to make a process that is worth its while."""


class Asked(NamedTuple):
    """A rule about records, with its options."""

    rule: Rule
    on: type[Any]
    check: Check
    options: Options

    @property
    def mild(self) -> bool:
        """Whether the rule finds no errors."""
        return self.rule.fault.severity is not Severity.ERROR


def about_records(
    asked: Sequence[Asked], handbook: Handbook, beside: Callable[[], None], remembers: bool = True
) -> Iterator[Diagnostic]:
    """What the rules say of single records. The handbook's cache remembers what they said the last time.

    ``beside`` is run once, in this process, while others ask. ``remembers``: whether what was said of a record is said
    again as long as nothing that the rules looked at has changed.
    """
    if not asked:
        beside()
        return
    memory = Memory(handbook, [one.rule for one in asked]) if handbook.cache and remembers else None
    left = []
    for record in handbook.book:
        if "*" in record.damaged:
            continue
        if memory and (known := memory.recall(record)):
            yield from map(Diagnostic.of, known.found)
        else:
            left.append(record)
    asking = _Asking(asked, handbook, memory)
    for answers in in_turns(left, asking.about, beside, weight=len(left) // _A_SHARE):
        for key, told in answers:
            answer = Answer(*told)
            yield from map(Diagnostic.of, answer.found)
            if memory:
                memory.now[key] = answer
    if memory:
        memory.keep()


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
        seen_through = sight.on(record) if memory else self._handbook
        silent = memory.silent(record) if memory else 0
        found: list[Diagnostic] = []
        for rule, _, check, options in self._to_ask(record, silent):
            sight.beyond = False
            before = len(found)
            for finding in check(record, seen_through, options):
                about = finding.record or record
                sight.look(about)
                found += placed(rule, finding, about, self._handbook)
            if memory and len(found) == before and not sight.beyond:
                silent |= memory.bits[rule.code]
        told = [one.plain() for one in found]
        return memory.answer(record, silent, sight.seen, told) if memory else Answer(_NOTHING, 0, (), (), told)

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
