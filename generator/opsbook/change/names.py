"""What a record is called in a sentence about another one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from opsbook.graph.book import Book
from opsbook.model.record import Record
from opsbook.model.reference import Ref


@dataclass(frozen=True, slots=True)
class Names:
    """The titles of a book's records. ``discreet``: of a record that is not in the book, not even the id is told."""

    book: Book
    discreet: bool = False
    plain: Callable[[str], str] = str.strip
    """Makes a note in Markdown one line of text."""

    def of(self, record: Record, name: str | None, ref: Ref) -> str:
        """The title of the record that a reference of ``record`` names."""
        if name is None:
            return "none"
        found = self.book.named(record, name, ref)
        return found.title if found else "one that is not shown here" if self.discreet else name
