"""What has to be done again and again, such as walking a path: how late it is, and where its last time is written."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from opsbook.diagnostic import Route
from opsbook.model.duration import overdue


class Time(Protocol):
    """One time that it was done."""

    @property
    def on(self) -> date:
        """The day."""


def lateness(what: str, due: date | None, today: date) -> str | None:
    """Since when it is late, as a message; None when it is not."""
    if due is None or not overdue(due, today):
        return None
    late = (today - due).days
    return f"{what} was due on {due}, {late} {'day' if late == 1 else 'days'} ago"


def last_time(times: Sequence[Time], field: str, pace: str) -> Route:
    """Where the day of the last time is written; the field of the pace where there was none."""
    if not times:
        return (pace,)
    index, _ = max(enumerate(times), key=lambda entry: entry[1].on)
    return (field, index, "on")
