"""The state of a record's reviews on a day: exactly one of five, whatever the record says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache

from opsbook.graph.book import Book
from opsbook.model.duration import Duration, overdue
from opsbook.model.kind import Phase, Status
from opsbook.model.record import Record
from opsbook.model.traits import Reviewed, RiskTiered
from opsbook.settings import Settings


class State(StrEnum):
    """Where a record stands between two reviews."""

    CURRENT = "current"
    DUE_SOON = "due-soon"
    OVERDUE = "overdue"
    NEVER_REVIEWED = "never-reviewed"
    EXEMPT = "exempt"


@dataclass(frozen=True, slots=True)
class ReviewState:
    """A review state and what it rests on.

    ``days`` until the review is due, negative when it is late; ``window`` the days that count as soon; ``reason`` why
    the record is exempt; ``cadence_from`` "record" or "settings".
    """

    state: State
    last: date | None = None
    due: date | None = None
    days: int | None = None
    reason: str | None = None
    cadence: Duration | None = None
    cadence_from: str | None = None
    window: int = 30

    def impossible(self, today: date) -> bool:
        """Whether it rests on a review that has not been yet, of which a finding of its own speaks."""
        return self.last is not None and self.last > today


def review_state(record: Reviewed, status: Status, today: date, settings: Settings) -> ReviewState:
    """The one state of a record on a day. ``status`` is the record's own, or "replaced" from the graph."""
    cadence, source = record.review_every, "record"
    if cadence is None:
        tier = record.risk_tier if isinstance(record, RiskTiered) else None
        cadence, source = settings.cadence(record.kind.name, tier), "settings"
    last = record.last_review.on if record.last_review else None
    window = _window(settings.due_soon, today)
    if reason := exemption(record, status):
        return ReviewState(State.EXEMPT, last, reason=reason, window=window)
    if last is None:
        return ReviewState(
            State.NEVER_REVIEWED, cadence=cadence, cadence_from=source if cadence else None, window=window
        )
    if cadence is None:
        return ReviewState(State.CURRENT, last, window=window)
    due = cadence.after(last)
    days = (due - today).days
    state = State.OVERDUE if overdue(due, today) else State.DUE_SOON if days <= window else State.CURRENT
    return ReviewState(state, last, due, days, cadence=cadence, cadence_from=source, window=window)


@lru_cache(maxsize=1)
def _window(soon: Duration, today: date) -> int:
    """The days that count as soon."""
    return (soon.after(today) - today).days


def exemption(record: Reviewed, status: Status) -> str | None:
    """Why no review is asked of the record: its own reason, or where it stands in its life."""
    if record.review_exempt:
        return record.review_exempt
    if status.phase is Phase.DRAFT:
        return "It is reviewed once it is in use."
    if status.phase.over:
        return f"It is no longer in use ({status.label.lower()})."
    if not record.review_expected and record.review_every is None and record.last_review is None:
        return "It does not ask for reviews."
    return None


class Reviews:
    """The review states of all records of a book, on one day."""

    def __init__(self, book: Book, today: date, settings: Settings) -> None:
        self._book, self._today, self._settings = book, today, settings
        self._states: dict[str, ReviewState] = {}

    def of(self, record: Record) -> ReviewState | None:
        """The record's state; None for kinds that are not reviewed."""
        if not isinstance(record, Reviewed):
            return None
        if record.key not in self._states:
            status = self._book.status(record)
            self._states[record.key] = review_state(record, status, self._today, self._settings)
        return self._states[record.key]
