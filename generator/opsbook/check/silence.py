"""Rules that have nothing to say of a record, whatever stands in others. It is found out while the record is read, when
all of it is at hand, and remembered with it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Any, Literal, NamedTuple, NoReturn, cast

from opsbook.check.asked import Asked, bits_of, ground_of
from opsbook.graph.handbook import Handbook, texts_of
from opsbook.graph.review import ReviewState, review_state
from opsbook.model.kind import Status
from opsbook.model.library import KindSet
from opsbook.model.record import Record
from opsbook.model.traits import Reviewed
from opsbook.read.document import Document
from opsbook.settings import Settings

_TRIES = 5
"""So many records of a kind a rule may look beyond in any case, before it is given up for that kind."""


class Known(NamedTuple):
    """What was found out, as long as no other record replaces this one: the ground of it, and a bit for each rule."""

    ground: bytes
    silent: int


class Silence:
    """Asks rules about single records, and lets them look at nothing else."""

    def __init__(self, asked: Sequence[Asked], settings: Settings, today: date, kinds: KindSet) -> None:
        self._asked, self._bits, self._ground = asked, bits_of(asked), ground_of(asked, settings, today)
        self._alone = _Alone(settings, today, kinds)
        self._fitting: dict[type[Record], list[tuple[Asked, int]]] = {}
        self._records: Counter[type[Record]] = Counter()
        self._beyond: Counter[tuple[type[Record], str]] = Counter()

    def of(self, record: Record, document: Document) -> Known:
        """What rules certainly have nothing to say of a record that is in order."""
        model, silent = type(record), 0
        if model not in self._fitting:
            self._fitting[model] = [
                (one, self._bits[one.rule.code]) for one in self._asked if issubclass(model, one.on)
            ]
        handbook, vain = self._alone.on(record, document), []
        self._records[model] += 1
        for one, bit in self._fitting[model]:
            try:
                said = one.gathering.of(record, handbook) if one.gathering else _first(one, record, handbook)
            except _BeyondError:
                vain.append(one)
                continue
            if not said:
                silent |= bit
        self._give_up(model, vain)
        return Known(self._ground, silent)

    def _give_up(self, model: type[Record], vain: list[Asked]) -> None:
        """Note the rules that looked beyond a record, and try no longer those that do so in most of its kind."""
        for one in vain:
            place = (model, one.rule.code)
            self._beyond[place] += 1
            if self._beyond[place] > max(_TRIES, self._records[model] // 2):
                self._fitting[model] = [other for other in self._fitting[model] if other[0] is not one]


def _first(asked: Asked, record: Record, handbook: Handbook) -> object:
    return next(iter(asked.check(record, handbook, asked.options_for(record))), None)


class _BeyondError(Exception):
    """Somebody looked beyond the record."""


class _Alone:
    """Looks like a handbook in which nothing but one record can be seen. Its status is the one that it states."""

    def __init__(self, settings: Settings, today: date, kinds: KindSet) -> None:
        self.settings, self.today, self.kinds = settings, today, kinds
        self._record: Record | None = None
        self._document: Document | None = None
        self._state: ReviewState | Literal[False] | None = None
        self.book = self.reviews = self

    def on(self, record: Record, document: Document) -> Handbook:
        """The handbook for rules that are asked about a record."""
        self._record, self._document, self._state = record, document, False
        return cast("Handbook", self)

    def status(self, record: Record) -> Status:
        """A record's status, as ``Book`` has it."""
        return self._own(record).own_status

    def of(self, record: Record) -> ReviewState | None:
        """A record's review state, as ``Reviews`` has it."""
        if self._state is False or record is not self._record:
            reviewed = isinstance(self._own(record), Reviewed) and cast("Reviewed", record)
            self._state = review_state(reviewed, reviewed.own_status, self.today, self.settings) if reviewed else None
        return self._state

    def document(self, record: Record) -> Any:
        """A record's file."""
        self._own(record)
        return self._document

    def raw(self, record: Record) -> str:
        """The text of a record's file."""
        return cast("str", self.document(record).text.content)

    def texts(self, record: Record) -> Any:
        """The single texts of a record."""
        return texts_of(self.document(record).values, record)

    def _own(self, record: Record) -> Record:
        if record is not self._record:
            raise _BeyondError
        return record

    def __getattr__(self, _name: str) -> NoReturn:
        raise _BeyondError
