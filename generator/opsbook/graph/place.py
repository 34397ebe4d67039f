"""Where records lie and where their pages are, for links that name a file or an address of the site."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable
from functools import cached_property

from opsbook.model.record import Record

Published = Callable[[str], bool]
"""Whether a file that somebody put beside the hand-written pages is published at an address of the site."""

_RECORD_FILES = (".md", ".yml", ".yaml")


class Places:
    """The records by their files and by their pages."""

    def __init__(self, records: Iterable[Record], published: Published = lambda _: False) -> None:
        self._records = list(records)
        self._published = published

    def named(self, record: Record, path: str) -> Record | None:
        """The record whose file a path names, as seen from another's file or, failing that, by its folder and name."""
        path = path.strip("/") if path.startswith("/") else posixpath.join(posixpath.dirname(record.path), path)
        path = posixpath.normpath(without_ending(path))
        return self._by_file.get(path) or self._by_tail.get("/".join(path.split("/")[-2:]))

    def leads(self, record: Record, path: str) -> bool:
        """Whether a path, as seen from a record's page, leads to a page or to a file that the site has.

        So it does, as far as can be told, where no record's page or file would be.
        """
        whole = path.lstrip("/") if path.startswith("/") else posixpath.join(record.url, path)
        site = posixpath.normpath(whole).removesuffix("/index.html")
        if site in self._pages or self._published(site):
            return True
        return not site.endswith(_RECORD_FILES) and site.partition("/")[0] not in self._folders

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
    def _pages(self) -> frozenset[str]:
        return frozenset({posixpath.normpath(record.url) for record in self._records} | self._folders)

    @cached_property
    def _folders(self) -> frozenset[str]:
        return frozenset(record.kind.plural for record in self._records)


def without_ending(path: str) -> str:
    """A path without the ending of a record's file."""
    ending = next((ending for ending in _RECORD_FILES if path.endswith(ending)), "")
    return path.removesuffix(ending) if ending else path
