"""Records that should have been reviewed by now."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from opsbook.emit.target import OwnerView, Target
from opsbook.emit.view import Views
from opsbook.graph.review import State
from opsbook.model.record import Record


@dataclass(frozen=True, slots=True)
class Late:
    """A record, and who answers for it."""

    target: Target
    owner: OwnerView | None


def late(records: Iterable[Record], views: Views, *states: State) -> list[Late]:
    """The records whose review is in one of some states, the longest overdue first, those without a date last."""
    found = []
    for record in records:
        review = views.handbook.reviews.of(record)
        if review and review.state in states:
            found.append((review.due or date.max, record.heading.lower(), record.key, record))
    return [Late(views.target(record), views.of(record).owner) for *_, record in sorted(found, key=lambda one: one[:3])]
