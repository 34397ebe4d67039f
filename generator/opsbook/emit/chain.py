"""The chain of supersession that a record is part of: what replaced what, and how long each was in force."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from opsbook.emit.target import ChainLink, Target
from opsbook.graph.book import Book
from opsbook.model.record import Record
from opsbook.model.traits import Superseding


def chain(record: Record, book: Book, target: Callable[[Record], Target]) -> list[ChainLink]:
    """All members, oldest first; empty when the record stands alone or cannot be replaced."""
    if not isinstance(record, Superseding):
        return []
    members = _members(record, book)
    return [_link(member, record, book, target) for member in members] if len(members) > 1 else []


def in_force_since(record: Record) -> date | None:
    """The day from which a record holds: when it was decided, or takes effect."""
    for name in ("decided_on", "effective_from"):
        found = getattr(record, name, None)
        if isinstance(found, date):
            return found
    return None


def _members(start: Record, book: Book) -> list[Record]:
    found: dict[str, Record] = {start.key: start}
    waiting = [start]
    while waiting:
        record = waiting.pop()
        older = [link.target for link in book.out[record.key] if link.route[0] == "supersedes"]
        newer = [link.source for link in book.into[record.key] if link.route[0] == "supersedes"]
        for other in (*older, *newer):
            if other.key not in found:
                found[other.key] = other
                waiting.append(other)
    return sorted(found.values(), key=lambda record: (in_force_since(record) or date.max, record.id))


def _link(member: Record, here: Record, book: Book, target: Callable[[Record], Target]) -> ChainLink:
    since, newer = in_force_since(member), book.superseded_by(member)
    until = in_force_since(newer) if newer else None
    months = (until.year - since.year) * 12 + until.month - since.month if since and until else None
    return ChainLink(target(member), since, months, member is here, newer.key if newer else None)
