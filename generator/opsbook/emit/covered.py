"""What is asked of a record, and whether it has it: a review, an owner, practice, approval."""

from __future__ import annotations

from typing import NamedTuple

from opsbook.graph.deadline import DeadlineState
from opsbook.graph.handbook import Handbook
from opsbook.graph.review import State
from opsbook.model.kind import Phase
from opsbook.model.record import Record
from opsbook.model.traits import Approved, Owned

_PACE = "_every"
"""How the fields end that say at which pace something is to be done."""


class Facts(NamedTuple):
    """What is asked of a record, and whether it has it; None where it is not asked."""

    review: State | None
    owned: bool | None
    practised: bool | None
    approved: bool | None


def facts_of(record: Record, handbook: Handbook) -> Facts:
    """The facts of a record that is not over."""
    review, owner = handbook.reviews.of(record), handbook.ownership.owner(record)
    asked = isinstance(record, Owned) and record.owner_expected
    signed = isinstance(record, Approved) and handbook.book.status(record).phase is Phase.LIVE
    return Facts(
        review.state if review and review.state is not State.EXEMPT else None,
        (owner is not None and owner.gap is None) if asked else None,
        _practised(record, handbook),
        bool(record.approvals_in_force) if signed and isinstance(record, Approved) else None,
    )


def _practised(record: Record, handbook: Handbook) -> bool | None:
    """Whether all that the record asks to be done at a pace of its own, such as exercises, was done in time."""
    paces = [name for name in type(record).model_fields if name.endswith(_PACE) and name != "review_every"]
    paces = [name for name in paces if getattr(record, name) is not None]
    if not paces or handbook.book.status(record).phase is not Phase.LIVE:
        return None
    states = {due.route[0]: due.state for due in handbook.dates.of(record)}
    return all(states.get(name) not in (None, DeadlineState.OVERDUE) for name in paces)
