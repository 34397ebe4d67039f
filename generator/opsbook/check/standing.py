"""Where a record stands, as far as rules may build on it. A status that cannot be read is no ground for anything."""

from __future__ import annotations

from opsbook.graph.handbook import Handbook
from opsbook.model.kind import Phase
from opsbook.model.record import Record

STATUS_FIELDS = frozenset(("*", "status", "stage", "lifecycle"))
"""The fields that say where a record stands; "*" is a record of which nothing could be read."""


def in_force(record: Record, handbook: Handbook) -> bool:
    """Whether the record counts today: past its draft and not over."""
    return not record.damaged & STATUS_FIELDS and handbook.book.status(record).phase is Phase.LIVE


def may_count(record: Record, handbook: Handbook, drafts: bool = False) -> bool:
    """Whether a record that speaks for another is in force (with ``drafts``: not over) as far as can be told."""
    if record.damaged & STATUS_FIELDS:
        return True
    phase = handbook.book.status(record).phase
    return phase is Phase.LIVE or (drafts and phase is Phase.DRAFT)


def not_over(record: Record, handbook: Handbook) -> bool:
    """Whether the record is a draft or in force."""
    return not record.damaged & STATUS_FIELDS and not handbook.book.status(record).phase.over
