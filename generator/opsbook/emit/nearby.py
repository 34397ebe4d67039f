"""Which records may look otherwise after an edit: those that changed, those beside them, and what comes down to people.

What a record shows of its owner rests on more than that owner's file: on who holds the role, who is in the team, who
stands in during leave. So with an actor go all to whom something comes down through it, and what those own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from opsbook.graph.book import Book
from opsbook.graph.handbook import Handbook
from opsbook.model.actor import Actor
from opsbook.model.record import Record

Joined = dict[str, tuple[str, ...]]
"""Of each actor that says itself to whom it belongs, by key: those."""


def joined(book: Book) -> Joined:
    """Who counts among whose members because their own record says so."""
    found = {actor.key: tuple(_joined_by(actor, book)) for actor in book.of(Actor)}
    return {key: targets for key, targets in found.items() if targets}


def beside(book: Book, key: str) -> set[str]:
    """The records that one leads to, and those that lead to it."""
    record = book.records.get(key)
    return book.neighbours(record) if record else set()


def nearby(
    changed: Iterable[str], handbook: Handbook, before: dict[str, Any], is_moved: Callable[[Actor], bool]
) -> set[str]:
    """The keys of all records of which a print may have moved, when the files of some changed and none came or went.

    ``before`` is what the last build kept; ``is_moved`` says whether links to somebody look otherwise than they did.
    """
    book, keys = handbook.book, list(changed)
    near = {key for one in keys for key in (one, *beside(book, one), *before["linked"][one])}
    actors = [book.records[key] for key in keys if isinstance(book.records[key], Actor)]
    for one in {above for actor in actors for above in _leading_to(actor, handbook, before["joined"])}:
        near.add(one.key)
        near.update(_resting_on(one, book, owned_only=one not in actors and not is_moved(one)))
    return near


def _leading_to(actor: Record, handbook: Handbook, before: Joined) -> Iterator[Actor]:
    """An actor, and all from whom something comes down to it; also those to whom it belongs, or did."""
    records, known = handbook.book.records, (*_joined_by(actor, handbook.book), *before.get(actor.key, ()))
    for one in (actor, *(records[key] for key in known)):
        if isinstance(one, Actor):
            yield one
            yield from handbook.ownership.above(one)


def _joined_by(actor: Record, book: Book) -> Iterator[str]:
    """The keys of those to whom an actor says itself that it belongs."""
    return (link.target.key for link in book.out[actor.key] if link.ref.joins)


def _resting_on(actor: Actor, book: Book, owned_only: bool) -> Iterator[str]:
    """The records that name an actor, as their owner or in any field, and those that inherit from them."""
    for link in book.into[actor.key]:
        if not owned_only or link.route == ("owner",):
            yield link.source.key
            yield from (below.source.key for below in book.into[link.source.key] if below.ref.parent)
