"""What a record names: its references and the ``[[links]]`` in its prose, before anyone knows where they lead."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from opsbook.diagnostic import Route
from opsbook.graph import markdown_link, wikilink
from opsbook.graph.wikilink import WikiLink
from opsbook.model.record import Record
from opsbook.model.reference import Ref
from opsbook.model.shape import marked, patterns
from opsbook.model.text import ProseMark

_Links = list[tuple[Route, tuple[Any, ...]]]
PlainOutline = tuple[list[tuple[Route, str, int]], _Links, _Links]
"""An outline in plain values: a reference's mark is its place among those of the kind."""


class Outline(NamedTuple):
    """The references of a record, each with its route and mark, and the links in its prose.

    ``addresses`` are those in Markdown's own way that may lead to a place of this site.
    """

    references: list[tuple[Route, str, Ref]]
    mentions: list[tuple[Route, WikiLink]]
    addresses: list[tuple[Route, WikiLink]]

    @classmethod
    def of(cls, record: Record) -> Outline:
        """The outline of a record."""
        page = record.kind.name == "page"
        prose = [
            (route, text)
            for route, text, _ in marked(record, ProseMark)
            if isinstance(text, str) and ("[" in text or (page and "<" in text))
        ]
        return cls(
            marked(record, Ref),
            [(route, wiki) for route, text in prose for wiki in wikilink.find(text, page)],
            [
                *((route, link) for route, text in prose for link in markdown_link.find(text, page)),
                *_in_lines(record, page),
            ],
        )


def _in_lines(record: Record, page: bool) -> Iterator[tuple[Route, WikiLink]]:
    """What is written like a link in lines that are shown as they are; a page's title may be its first heading."""
    for name in ("summary",) if page else ("title", "summary"):
        line = getattr(record, name)
        if line and "[[" in line:
            yield from (((name,), link) for link in wikilink.find(line) if wikilink.may_be_id(link.name))


def outline(record: Record) -> PlainOutline:
    """The outline of a record in plain values."""
    found, places = Outline.of(record), _places(type(record))
    return (
        [(route, name, places[id(ref)]) for route, name, ref in found.references],
        [(route, tuple(wiki)) for route, wiki in found.mentions],
        [(route, tuple(link)) for route, link in found.addresses],
    )


@cache
def refs_of(model: type[Record]) -> list[Ref]:
    """The marks of a kind's references."""
    return [ref for _, ref in patterns(model, Ref)]


@cache
def _places(model: type[Record]) -> dict[int, int]:
    """The place of each of these marks, by its identity."""
    return {id(ref): place for place, ref in enumerate(refs_of(model))}
