"""A date that somebody must meet, as a record declares it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from opsbook.diagnostic import Route

Missed = Literal["late", "lapsed", "over"]
"""What a day that has gone by means: something is late, something has lapsed, or it was held and is over."""


@dataclass(frozen=True, slots=True)
class Due:
    """A date that somebody must meet, as a record declares it: what, when, and the field that says so.

    ``who`` is the field that names who must meet it, where that is not the owner; if it names nobody, it is the owner.
    ``missed`` says what it means once the day has gone by.
    """

    what: str
    on: date
    route: Route
    who: Route | None = None
    missed: Missed = "late"
