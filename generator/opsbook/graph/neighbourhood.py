"""What stands around a record: everything that a few references lead to from it, and that lead to it."""

from __future__ import annotations

from dataclasses import dataclass

from opsbook.graph.book import Book
from opsbook.graph.link import Link
from opsbook.model.record import Record


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """The records around one, by how many references away they are, and the references between them."""

    centre: Record
    distances: dict[Record, int]
    """Nearest first; the record itself is 0 away."""
    links: list[Link]
    """Those by which the records were reached. Of several with one meaning between the same two, the first."""


def neighbourhood(book: Book, centre: Record, depth: int) -> Neighbourhood:
    """Follow the references of a record in both directions, up to ``depth`` of them in a row."""
    distances = {centre: 0}
    links: dict[tuple[str, str, str], Link] = {}
    ring = [centre]
    for distance in range(1, depth + 1):
        found: dict[Record, None] = {}
        for record in ring:
            for link in (*book.out[record.key], *book.into[record.key]):
                links.setdefault((link.source.key, link.ref.says, link.target.key), link)
                found[link.target if link.source is record else link.source] = None
        ring = [record for record in found if record not in distances]
        distances |= dict.fromkeys(ring, distance)
    return Neighbourhood(centre, distances, list(links.values()))


def headings(book: Book, record: Record) -> tuple[dict[str, list[Record]], dict[str, list[Record]]]:
    """What a record links to and what links to it, each under the heading with which pages show it."""
    out: dict[str, dict[Record, None]] = {}
    into: dict[str, dict[Record, None]] = {}
    for link in book.out[record.key]:
        out.setdefault(link.ref.says, {})[link.target] = None
    for link in book.into[record.key]:
        into.setdefault(link.ref.back, {})[link.source] = None
    return _listed(out), _listed(into)


def _listed(groups: dict[str, dict[Record, None]]) -> dict[str, list[Record]]:
    return {heading: sorted(records, key=lambda record: record.key) for heading, records in sorted(groups.items())}
