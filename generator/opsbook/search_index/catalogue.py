"""The catalogue of the search index: all that a browser reads before its first search."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from opsbook.emit.site import Site
from opsbook.search_index.entry import Entry
from opsbook.search_index.pieces import Pieces
from opsbook.search_index.thesaurus import groups
from opsbook.search_index.words import LISTING, STOP, WEAK, stems


def catalogue(site: Site, pages: Sequence[Entry], pieces: Pieces) -> dict[str, Any]:
    """What there is.

    ``kinds``, ``owners`` and ``statuses`` are the values of the facets; ``kind`` (as runs), ``owner`` and ``status``
    say which each entry has. ``hints`` are, for each kind, the words of a question that point to it; ``indexes`` the
    entry that lists its records, -1 where there is none. ``synonyms`` and ``alike`` are groups of names, as stems, that
    stand for each other: the handbook's own, and everybody's. ``pieces`` are the other files.
    """
    found = [page.facets for page in pages]
    kinds, owners, statuses = (
        sorted({getattr(entry, name) for entry in found}) for name in ("kind", "owner", "status")
    )
    standing = {entry.status: entry.standing for entry in found}
    return {
        "entries": len(found),
        "stop": " ".join(sorted(STOP)),
        "weak": stems(WEAK),
        "listing": LISTING,
        "kinds": kinds,
        "owners": owners,
        "statuses": statuses,
        "standing": [standing[status] for status in statuses],
        "hints": _hints(site, kinds),
        "indexes": _indexes(site, kinds, pages),
        "explains": _explaining(site, kinds),
        "synonyms": _synonyms(site),
        "alike": [list(dict.fromkeys(map(stems, group))) for group in groups()],
        "kind": [(number, len(list(run))) for number, run in groupby(kinds.index(entry.kind) for entry in found)],
        "owner": _numbers(owners, [entry.owner for entry in found]),
        "status": _numbers(statuses, [entry.status for entry in found]),
        **pieces.listed(),
    }


def _numbers(names: list[str], values: list[str]) -> list[int]:
    places = {name: number for number, name in enumerate(names)}
    return [places[value] for value in values]


def _hints(site: Site, kinds: list[str]) -> list[list[str]]:
    known = {kind.label: kind for kind in site.handbook.book.kinds()}
    return [
        [kind.label.lower(), kind.labels.lower(), *filter(None, kind.asked_by.split(", "))]
        if (kind := known.get(label))
        else []
        for label in kinds
    ]


def _indexes(site: Site, kinds: list[str], pages: Sequence[Entry]) -> list[int]:
    plurals = {kind.label: f"{kind.plural}/" for kind in site.handbook.book.kinds() if kind.group}
    numbers = {page.url: number for number, page in enumerate(pages)}
    return [numbers.get(plurals.get(label, ""), -1) for label in kinds]


def _explaining(site: Site, kinds: list[str]) -> list[int]:
    """The kinds, by number, whose records come after the rest unless a meaning is asked for."""
    return [kinds.index(kind.label) for kind in site.handbook.book.kinds() if kind.explains]


def _synonyms(site: Site) -> list[tuple[str, str]]:
    """Other words, each with the title that they stand for. What a title has in brackets stands for it too."""
    found: set[tuple[str, str]] = set()
    for record in site.handbook.book:
        if record.synonyms:
            title, _, inside = record.title.partition(" (")
            found |= {(other, title) for other in (*record.synonyms, inside.rstrip(")")) if other not in ("", title)}
    return sorted({(stems(other), stems(title)) for other, title in found})
