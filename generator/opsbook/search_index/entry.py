"""What can be found: every record and page that the site's audience may see, and the indexes and overviews."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from typing import NamedTuple

from opsbook.emit.fingerprint import print_of, text_print
from opsbook.emit.side_list import OVERVIEWS
from opsbook.emit.site import Site
from opsbook.model.kind import Phase, Status
from opsbook.model.record import Record
from opsbook.search_index.text import Name, Text, text_of

OVERVIEW = "Overview"
NO_OWNER = "No owner"
HOLDS, IN_PART, NO_LONGER = 2, 1, 0
_STANDING = {Phase.LIVE: HOLDS, Phase.DRAFT: IN_PART, Phase.FINISHED: HOLDS, Phase.RETIRED: NO_LONGER}
"""How firmly a status stands. What is on its way out comes after what holds, as what is over does."""


class Facets(NamedTuple):
    """What a page is. ``standing`` is how firmly its status stands: what is over comes after what holds."""

    kind: str
    owner: str
    status: str
    standing: int


class Entry(NamedTuple):
    """A page that can be found. ``print`` covers all that its text rests on, but for the titles that it asks for."""

    url: str
    facets: Facets
    print: bytes
    text: Callable[[Name], Text]


def entries(site: Site) -> Iterator[Entry]:
    """Records in the order of their keys, so that neighbours lie together and few edits move any; then overviews."""
    for record in sorted(site.handbook.book, key=lambda record: record.key):
        yield _of_record(site, record)
    for kind in site.handbook.book.kinds():
        if kind.group:
            yield _overview(f"{kind.plural}/", kind.labels, kind.about, [f"all {kind.labels.lower()}"])
    yield _overview("owners/", "Owners", "People, teams and roles, and what each answers for.")
    for title, url in OVERVIEWS:
        yield _overview(url, title)


def names(site: Site) -> Name:
    """The titles of the site's records, by what references call them."""
    find = site.handbook.book.find

    @cache
    def name(reference: str) -> str | None:
        target = find(reference)
        return target.heading if target else None

    return name


def _of_record(site: Site, record: Record) -> Entry:
    view = site.views.of(record)
    wanted = getattr(record, "owner_expected", False) and hasattr(record, "owner")
    owner = view.owner.target.title if view.owner else NO_OWNER if wanted else ""

    def text(name: Name) -> Text:
        said = text_of(record, name)
        return said._replace(mentions=f"{said.mentions} {owner}".strip()) if view.owner else said

    stated = getattr(record, "owner", None)  # the audience may see another than the file names
    told = text_print(record.key, record.url, stated, owner)
    facets = Facets(record.kind.label, owner, view.status.label, _standing(view.status))
    return Entry(record.url, facets, print_of(site.handbook.document(record).digest, told), text)


def _standing(status: Status) -> int:
    return NO_LONGER if status.leaving else _STANDING[status.phase]


def _overview(url: str, title: str, about: str = "", names: list[str] | None = None) -> Entry:
    text = Text(title, names or [], about, "", [], "")
    return Entry(url, Facets(OVERVIEW, "", "", HOLDS), text_print(url, text), lambda _: text)
