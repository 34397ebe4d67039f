"""To whom a finding speaks: whoever can make the edit."""

from __future__ import annotations

from opsbook.graph.handbook import Handbook
from opsbook.model.record import Record


def who(record: Record, handbook: Handbook) -> str:
    """The name of the record's owner, as the subject of a sentence; of nobody yet where nobody answers."""
    owner = handbook.ownership.owner(record)
    return owner.actor.title if owner and not owner.gap else "Whoever takes it over"
