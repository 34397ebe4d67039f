"""What rules had nothing to say of, looking at nothing but the record itself. As long as that stays as it is, they need
not be asked again.

A rule is given the handbook through a glass that notes whether it looked at anything else. That is found out anew for
each record, so nobody has to declare it, and no rule can be wrong about itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from hashlib import blake2b
from typing import Any, cast

from opsbook import snapshot
from opsbook.check.rule import Rule
from opsbook.graph.handbook import Handbook
from opsbook.model.record import Record

NAME = "silence"


class Silence:
    """For each record, by key, the rules that need not be asked: a bit for each rule, in the order of their codes."""

    def __init__(self, handbook: Handbook, rules: Sequence[Rule]) -> None:
        self._handbook = handbook
        self.bits = {code: 1 << place for place, code in enumerate(sorted({rule.code for rule in rules}))}
        self._ground = self._ground_of(rules)
        kept = handbook.cache.load(NAME)
        usable = isinstance(kept, dict) and kept.get("ground") == self._ground
        self._before: dict[str, tuple[bytes, int]] = kept["records"] if usable else {}
        self.now: dict[str, tuple[bytes, int]] = {}

    def known(self, record: Record) -> int:
        """The rules that need not be asked about a record."""
        known = self._before.get(record.key)
        return known[1] if known and known[0] == self._print(record) else 0

    def note(self, record: Record, silent: int) -> None:
        """Note which rules were silent about a record, and will be."""
        self.now[record.key] = (self._print(record), silent)

    def keep(self) -> None:
        """Keep it for the next check."""
        if self.now != self._before:
            self._handbook.cache.save(NAME, {"ground": self._ground, "records": self.now})

    def _ground_of(self, rules: Iterable[Rule]) -> bytes:
        """What every rule may look at beside the record: the day, the settings, and itself."""
        told = (self._handbook.today, self._handbook.settings, [(rule.code, dict(rule.options)) for rule in rules])
        return blake2b(repr(told).encode() + snapshot.program(), digest_size=16).digest()

    def _print(self, record: Record) -> bytes:
        """What a rule may look at of a record."""
        status = self._handbook.book.status(record).label
        told = f"{record.key}\0{record.path}\0{status}\0{sorted(record.damaged)}"
        return (
            blake2b(told.encode(errors="surrogateescape"), digest_size=8).digest()
            + self._handbook.document(record).digest
        )


class Glass:
    """A handbook as a rule sees it that is asked about one record. ``beyond`` tells whether it looked elsewhere."""

    def __init__(self, handbook: Handbook) -> None:
        self.settings, self.today, self.kinds = handbook.settings, handbook.today, handbook.kinds
        self.record: Record | None = None
        self.beyond = False
        self.book = _Book(self, handbook.book)
        self._handbook = handbook

    def on(self, record: Record) -> Handbook:
        """The handbook for a rule that is asked about a record."""
        self.record, self.beyond = record, False
        return cast("Handbook", self)

    def document(self, record: Record) -> Any:
        """The record's own file; another's is noted."""
        self.beyond = self.beyond or record is not self.record
        return self._handbook.document(record)

    def raw(self, record: Record) -> str:
        """The same for its text."""
        self.beyond = self.beyond or record is not self.record
        return self._handbook.raw(record)

    def texts(self, record: Record) -> Any:
        """The same for its single texts."""
        self.beyond = self.beyond or record is not self.record
        return self._handbook.texts(record)

    def __getattr__(self, name: str) -> Any:
        self.beyond = True
        return getattr(self._handbook, name)


class _Book:
    """The graph through the glass: only the status of the record itself is no look elsewhere."""

    def __init__(self, glass: Glass, book: Any) -> None:
        self._glass, self._book = glass, book

    def status(self, record: Record) -> Any:
        self._glass.beyond = self._glass.beyond or record is not self._glass.record
        return self._book.status(record)

    def __iter__(self) -> Any:
        self._glass.beyond = True
        return iter(self._book)

    def __getattr__(self, name: str) -> Any:
        self._glass.beyond = True
        return getattr(self._book, name)
