"""Asking rules about each record of a handbook: those that may have something to say, on all cores."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from opsbook.check.placing import placed
from opsbook.check.rule import Check, Options, Rule
from opsbook.check.silence import Glass, Silence
from opsbook.check.standing import STATUS_FIELDS
from opsbook.diagnostic import Diagnostic, Severity
from opsbook.graph.handbook import Handbook
from opsbook.model.record import Record
from opsbook.workers import shared_out

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


def about_records(asked: Sequence[Asked], handbook: Handbook) -> Iterator[Diagnostic]:
    """What the rules say of single records. The handbook's cache remembers which had nothing to say of which."""
    if not asked:
        return
    silence = Silence(handbook, [one.rule for one in asked]) if handbook.cache else None
    asking = _Asking(asked, handbook, silence)
    records = [record for record in handbook.book if "*" not in record.damaged]
    for found, silent in shared_out(records, asking.about, weight=len(records) // _A_SHARE):
        yield from map(Diagnostic.of, found)
        if asking.silence:
            asking.silence.now.update(silent)
    if asking.silence:
        asking.silence.keep()


class _Asking:
    """Some rules, sorted out by kind, and a handbook to ask them about."""

    def __init__(self, asked: Sequence[Asked], handbook: Handbook, silence: Silence | None) -> None:
        models = set(map(type, handbook.book))
        self._handbook, self.silence = handbook, silence
        self._fitting = {model: tuple(one for one in asked if issubclass(model, one.on)) for model in models}
        self._left: dict[tuple[type[Record], int, bool], tuple[Asked, ...]] = {}
        self._glass = Glass(handbook)

    def about(self, records: Iterable[Record]) -> tuple[list[tuple[object, ...]], dict[str, tuple[bytes, int]]]:
        """Ask about some records: the findings, and what to remember, as plain values."""
        found: list[Diagnostic] = []
        for record in records:
            found += self._findings(record)
        return [one.plain() for one in found], self.silence.now if self.silence else {}

    def _findings(self, record: Record) -> list[Diagnostic]:
        silence, found = self.silence, []
        known = silent = silence.known(record) if silence else 0
        for rule, _, check, options in self._to_ask(record, known):
            said = check(record, self._glass.on(record) if silence else self._handbook, options)
            here = [one for finding in said for one in placed(rule, finding, finding.record or record, self._handbook)]
            found += here
            if silence and not here and not self._glass.beyond:
                silent |= silence.bits[rule.code]
        if silence:
            silence.note(record, silent)
        return found

    def _to_ask(self, record: Record, silent: int) -> tuple[Asked, ...]:
        """The rules to ask about a record, less those that are known to be silent."""
        unclear = not record.damaged.isdisjoint(STATUS_FIELDS)
        key = (type(record), silent, unclear)
        if key not in self._left:
            bits = self.silence.bits if self.silence else {}
            self._left[key] = tuple(
                one
                for one in self._fitting[type(record)]
                if not (unclear and one.mild)  # what is asked of it depends on where it stands: that is not known
                and not silent & bits.get(one.rule.code, 0)
            )
        return self._left[key]
