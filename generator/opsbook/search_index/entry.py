"""What can be found: every record and page that the site's audience may see, and the indexes and overviews."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from opsbook.emit.side_list import OVERVIEWS
from opsbook.emit.site import Site
from opsbook.model.kind import Phase
from opsbook.model.record import Record
from opsbook.search_index.text import Name, Text, text_of

OVERVIEW = "Overview"
NO_OWNER = "No owner"


class Entry(NamedTuple):
    """A page that can be found. ``phase`` is that of its status: what is over comes after what holds."""

    url: str
    kind: str
    owner: str
    status: str
    phase: Phase
    text: Text


def entries(site: Site) -> Iterator[Entry]:
    """Records in the order of their keys, so that neighbours lie together and few edits move any; then overviews."""
    find = site.handbook.book.find

    @cache
    def name(reference: str) -> str | None:
        target = find(reference)
        return target.heading if target else None

    for record in sorted(site.handbook.book, key=lambda record: record.key):
        yield _of_record(site, record, name)
    for kind in site.handbook.book.kinds():
        if kind.group:
            yield _overview(f"{kind.plural}/", kind.labels, kind.about, [f"all {kind.labels.lower()}"])
    yield _overview("owners/", "Owners", "People, teams and roles, and what each answers for.")
    for title, url in OVERVIEWS:
        yield _overview(url, title)


def _of_record(site: Site, record: Record, name: Name) -> Entry:
    view = site.views.of(record)
    wanted = getattr(record, "owner_expected", False) and hasattr(record, "owner")
    owner = view.owner.target.title if view.owner else NO_OWNER if wanted else ""
    text = text_of(record, name)
    if owner and view.owner:
        text = text._replace(mentions=f"{text.mentions} {owner}".strip())
    return Entry(record.url, record.kind.label, owner, view.status.label, view.status.phase, text)


def _overview(url: str, title: str, about: str = "", names: list[str] | None = None) -> Entry:
    return Entry(url, OVERVIEW, "", "", Phase.LIVE, Text(title, names or [], about, "", [], ""))
