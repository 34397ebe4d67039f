"""Records, owners and deadlines as pages show them: plain values for templates."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from opsbook.graph.review import ReviewState
from opsbook.model.kind import Kind, Status


def _to_nobody(_key: str) -> None:
    """What a target does that stands on no page."""


@dataclass(frozen=True, slots=True)
class Target:
    """A record as others show it. ``url`` counts from the site's root and carries the anchor, if there is one."""

    key: str
    id: str
    title: str
    heading: str
    url: str
    kind: Kind
    line: str
    """The summary, for ``summary`` to give."""
    status: Status
    review: ReviewState | None
    over: bool
    through: tuple[Target, ...] = ()
    phone: str = ""
    """Of those who can answer: a work phone, their own or that of the first person behind them."""
    chat: str = ""
    """The same for chat."""
    picks_up: str = ""
    """Whose phone it is, when not their own."""
    told: Callable[[str], None] = field(default=_to_nobody, compare=False, repr=False)
    """Is told the record's key when somebody asks for its summary: few pages that link to it show that."""

    @property
    def summary(self) -> str:
        """The record's one line."""
        self.told(self.key)
        return self.line


@dataclass(frozen=True, slots=True)
class Group:
    """Targets under a heading; ``more`` are left out."""

    heading: str
    targets: list[Target]
    more: int = 0


@dataclass(frozen=True, slots=True)
class OwnerView:
    """Who answers for a record: whom it names, the person behind, through which parent, and why nobody does."""

    target: Target
    lead: Target | None
    people: list[Target]
    inherited_from: Target | None
    gap: str | None


@dataclass(frozen=True, slots=True)
class DeadlineView:
    """A date that somebody must meet, of a target."""

    what: str
    on: date
    days: int
    state: str
    target: Target
    owner: Target | None
    missed: str = "late"
    """What it means once the day has gone by: late, lapsed or over."""


@dataclass(frozen=True, slots=True)
class ChainLink:
    """One member of a chain of supersession, oldest first."""

    target: Target
    since: date | None
    months_in_force: int | None
    here: bool
    newer: str | None = None
    """The key of what replaced it."""


_NUMBER = re.compile(r"\d+")


def by_title(target: Target) -> tuple[bool, str, str]:
    """The order in which targets are listed: what is over comes last, and decision 2 before decision 11."""
    return (target.over, _NUMBER.sub(lambda found: found[0].zfill(6), target.heading.lower()), target.key)
