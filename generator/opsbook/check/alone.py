"""Who stands alone behind records: nobody takes over when that person is away."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from opsbook.check.rule import Gathered
from opsbook.graph.handbook import Handbook
from opsbook.model.record import Record


def answers_alone(record: Record, handbook: Handbook) -> str | None:
    """The key of the one person to whom a record comes down; None where it is over, or there are several or none."""
    people = handbook.ownership.people_of(record)
    return people[0].key if len(people) == 1 and not handbook.book.status(record).phase.over else None


def by_person(gathered: Gathered, handbook: Handbook) -> Iterator[tuple[Record, list[str]]]:
    """Each person who answers for records alone, with the ids of these, in handbook order."""
    found: dict[str, list[str]] = defaultdict(list)
    for key, person in gathered.items():
        found[person].append(key.partition(":")[2])
    records = handbook.book.records
    return ((records[person], behind) for person, behind in found.items())
