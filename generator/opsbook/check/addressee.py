"""To whom a finding speaks: whoever can make the edit."""

from __future__ import annotations

from collections.abc import Sequence

from opsbook.graph.handbook import Handbook
from opsbook.model.record import Record
from opsbook.model.traits import Reviewed


def who(record: Record, handbook: Handbook) -> str:
    """The name of the record's owner, as the subject of a sentence; of nobody yet where nobody answers."""
    owner = handbook.ownership.owner(record)
    return owner.actor.title if owner and not owner.gap else "Whoever takes it over"


def signer(record: Record, handbook: Handbook) -> str:
    """The id that the owner writes in an entry such as a review; a stand-in for it where that may be several people."""
    people = handbook.ownership.people_of(record)
    return people[0].id if len(people) == 1 else "your-id"


def review_noted(record: Reviewed, handbook: Handbook, day: str) -> str:
    """What the owner of a record writes about a review on a day, in the way in which the last one is written there."""
    if record.last_review_route == ("reviewed",):
        return f"sets reviewed: {day}"
    return f"adds to reviews: - {{on: {day}, by: {signer(record, handbook)}}}"


def some(records: Sequence[Record], most: int = 5) -> str:
    """The ids of records for a sentence, the first few of many."""
    return some_of([record.id for record in records], most)


def some_of(ids: Sequence[str], most: int = 5) -> str:
    """The first few of many ids, for a sentence."""
    names = ", ".join(ids[:most])
    return names if len(ids) <= most else f"{names} and {len(ids) - most} more"
