"""The prose of a handbook: each text that people read, with its place in its file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from opsbook.diagnostic import Route
from opsbook.graph.handbook import Handbook
from opsbook.read.document import Document

# Fields whose text is written for machines, or says who or where.
NO_PROSE = {
    *("aliases", "chat", "channel", "depends_on", "email", "id", "indicator_query", "links", "location"),
    *("owner", "phone", "query", "related", "run", "timezone", "url", "version", "where"),
}
# What is no English even inside a text; its place is blanked, so that the rest keeps its own. A link keeps its label.
_ASIDE = re.compile(
    r"""^(?P<fence>```+|~~~+).*?^(?P=fence)[ \t]*$
      | (?P<ticks>`+)(?:(?!(?P=ticks)).)+(?P=ticks)
      | <!--.*?-->
      | \[\[[^\]|]*\|                  # a link's target before its label
      | \[\[[^\]|]*\]\]
      | (?<=\])\([^)\s]*\)             # a Markdown link's address
      | https?://\S+ | \S+@\S+ | (?<!\w)\#[a-z][\w-]*
      | \A[|>][-+]?[ \t]*(?:\#.*)?$    # YAML's sign for a long text
    """,
    re.VERBOSE | re.MULTILINE | re.DOTALL,
)


@dataclass(frozen=True)
class Passage:
    """One text of a record: the file it is in, where it begins there, and how the file writes it."""

    path: str
    route: Route
    document: Document
    start: int
    written: str

    @cached_property
    def english(self) -> str:
        """The text with code, addresses and names of records blanked; every character is where it was."""
        return _ASIDE.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), self.written)

    def place(self, index: int) -> tuple[int, int]:
        """The line and the column in the file, from 1, of a character of the text."""
        return self.document.text.position(self.start + index)


def passages(handbook: Handbook) -> Iterator[Passage]:
    """Every text of the records and of the hand-written pages, file by file."""
    for path, document in sorted(handbook.library.documents.items()):
        for route in _texts(document.values, ()):
            start, end = document.extent(route)
            yield Passage(path, route, document, start, document.text.content[start:end].rstrip())


def _texts(value: Any, route: Route) -> Iterator[Route]:
    """The ways to all values that are text in words. A single word may be an id; a title or a tag never is."""
    if isinstance(value, dict):
        for name, inner in value.items():
            if name not in NO_PROSE:
                yield from _texts(inner, (*route, name))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _texts(inner, (*route, number))
    elif isinstance(value, str) and (" " in value.strip() or {"title", "tags", "also_called"} & set(route)):
        yield route
