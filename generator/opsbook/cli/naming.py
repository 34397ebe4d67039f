"""The record that a word of the command line names, or one line that says why there is none."""

from __future__ import annotations

from difflib import get_close_matches

from opsbook.diagnostic import UsageError
from opsbook.graph.book import Book
from opsbook.model.actor import Actor
from opsbook.model.record import Record


def record_named(book: Book, name: str, among: type[Record] = Record) -> Record:
    """The record of an id or of ``kind:id``; near names are looked for ``among`` those of a trait.

    UsageError when there is none, or several have the id.
    """
    record = book.find(name)
    if record is None:
        same = sorted(one.key for one in book if one.id == name)
        near = same or get_close_matches(name, [one.id for one in book.of(among)], n=1)
        raise UsageError(
            f"{name} is the id of several records; write {' or '.join(same)}"
            if same
            else f"there is no record {name}" + (f"; did you mean {near[0]}?" if near else "")
        )
    return record


def person_named(book: Book, name: str) -> Actor:
    """The person of an id, whatever records of other kinds share it. UsageError when there is none."""
    people = [actor for actor in book.of(Actor) if actor.is_person]
    found = [person for person in people if name in (person.id, person.key, *person.aliases)]
    if len(found) == 1:
        return found[0]
    near = get_close_matches(name, [person.id for person in people], n=1)
    raise UsageError(f"there is no person {name}" + (f"; did you mean {near[0]}?" if near else ""))
