"""Where records lie and where their pages are, for links that name a file or an address of the site."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable
from functools import cached_property
from typing import NamedTuple

from opsbook.model.record import Record

Published = Callable[[str], bool]
"""Whether a file that somebody put beside the hand-written pages is published at an address of the site."""


class Whereabouts(NamedTuple):
    """What the site has beside the records: ``published`` files, the path that it lies below, and pages of others."""

    published: Published = lambda _: False
    prefix: str = "/"
    others: bool = False
    """Other plugins may make pages of which nobody here knows."""


NOTHING = Whereabouts()
"""Nothing but the records."""
_RECORD_FILES = (".md", ".yml", ".yaml")
_WITHHELD = (".yml", ".yaml", ".pem", ".key", ".env")
_FRONT = ("index", "README")
MADE = frozenset(
    (
        *("404.html", "api", "assets", "changes", "deadlines", "deadlines.ics", "feed.xml", "first-week", "health"),
        *("kinds", "llms.txt", "owners", "relations", "rules", "schemas", "search", "search-index"),
        *("sitemap.xml", "sitemap.xml.gz"),
    )
)
"""What a site has at its root beside its home page, its records and its hand-written pages."""


class Places:
    """The records by their files and by their pages."""

    def __init__(self, records: Iterable[Record], around: Whereabouts) -> None:
        self._records = list(records)
        self._around = around

    def named(self, record: Record, path: str) -> Record | None:
        """The record whose file a path names, as seen from another's file or, failing that, by its folder and name."""
        path = path.strip("/") if path.startswith("/") else posixpath.join(posixpath.dirname(record.path), path)
        path = posixpath.normpath(without_ending(path))
        return self._by_file.get(path) or self._by_tail.get("/".join(path.split("/")[-2:]))

    def leads(self, record: Record, path: str, as_written: bool = False) -> Record | bool:
        """The record to whose page a path leads, seen from another's, or else whether it leads to a file of the site.

        Of a hand-written page MkDocs takes the paths of files beside it; HTML it leaves ``as_written``.
        """
        path = path.partition("?")[0]
        if record.kind.name == "page" and not as_written and not path.startswith("/"):
            beside = posixpath.normpath(posixpath.join(posixpath.dirname(_source(record)), path))
            if found := self._by_source.get(beside):
                return found
            if not beside.endswith(_WITHHELD) and self._around.published(beside):
                return True
        if not path.startswith("/"):
            place = posixpath.join(posixpath.dirname(record.url), path)
        elif f"{path}/".startswith(self._around.prefix):
            place = path[len(self._around.prefix) :]
        else:
            return False
        site = posixpath.normpath(place or ".")
        site = "." if site == "index.html" else site.removesuffix("/index.html")
        if site in self._pages:
            return self._pages[site] or True
        if not site.endswith(_WITHHELD) and self._around.published(site):
            return True
        top = site.partition("/")[0]
        if self._around.others and not site.endswith(_RECORD_FILES) and top not in self._folders:
            return True
        return top in MADE or (top in self._folders and site.endswith(".ics"))

    def source(self, record: Record) -> str:
        """The file of a hand-written page, as seen from the folder of all of them."""
        return _source(record)

    def sources(self) -> list[str]:
        """The files of the hand-written pages, as seen from their folder."""
        return list(self._by_source)

    @cached_property
    def kinds(self) -> frozenset[str]:
        """The names of the kinds of which there are records."""
        return frozenset(record.kind.name for record in self._records)

    @cached_property
    def _by_file(self) -> dict[str, Record]:
        return {without_ending(record.path): record for record in self._records}

    @cached_property
    def _by_tail(self) -> dict[str, Record]:
        return {f"{record.kind.plural}/{record.id}": record for record in self._records}

    @cached_property
    def _by_source(self) -> dict[str, Record]:
        return {_source(record): record for record in self._records if record.kind.name == "page"}

    @cached_property
    def _pages(self) -> dict[str, Record | None]:
        """What there is at each address: the page of a record, or another that leads to records."""
        former = (f"{posixpath.dirname(one.url.rstrip('/'))}/{old}" for one in self._records for old in one.aliases)
        found: dict[str, Record | None] = dict.fromkeys([".", *self._folders, *(one.lstrip("/") for one in former)])
        return found | {posixpath.normpath(record.url or "."): record for record in self._records}

    @cached_property
    def _folders(self) -> frozenset[str]:
        return frozenset(record.kind.plural for record in self._records)


def _source(record: Record) -> str:
    """The file of a hand-written page, as seen from the folder of all of them."""
    file = posixpath.basename(record.path)
    if without_ending(file) in _FRONT:
        return f"{record.url}{file}"
    return f"{record.url.rstrip('/').removesuffix('.html')}.md"


def without_ending(path: str) -> str:
    """A path without the ending of a record's file."""
    ending = next((ending for ending in _RECORD_FILES if path.endswith(ending)), "")
    return path.removesuffix(ending) if ending else path
