"""Writes the artifacts of a site into an edition, and makes only those that changed since the last build."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from opsbook.cache import Cache
from opsbook.emit import settled
from opsbook.emit.artifact import Artifact, File, Late, Page, made
from opsbook.emit.prints import print_of, text_print
from opsbook.emit.site import Site
from opsbook.publish.edition import Edition
from opsbook.publish.generation import Entry
from opsbook.shell import Shell
from opsbook.site_check.page_facts import PageFacts, PageReader

Keys = tuple[str, ...]
Memory = dict[str, tuple[bytes, Keys, Keys, tuple[Any, ...] | None]]
"""Of each late artifact, by path: the print under which it was made, the targets and the views that it asked for, and
the facts of a page.
"""
Share = tuple[dict[str, Entry], Memory, dict[str, tuple[Any, ...]], list[str], dict[str, dict[Any, Any]], int, int]
"""What a part of the work came to: files of the edition, what to remember of them, the facts of pages, the addresses
of pages, what was found of the program alone, files written, artifacts made.
"""


class SiteWriter:
    """One writer for one edition of a site. ``frame`` is the print of the theme's page around every article."""

    def __init__(self, site: Site, shell: Shell, edition: Edition, cache: Cache, frame: bytes = b"") -> None:
        self._site, self._shell, self._edition, self._cache = site, shell, edition, cache
        self._program = print_of(site.program, frame)
        self._name = f"artifacts-{text_print(str(edition.live)).hex()}"
        before = cache.load(self._name)
        self._before: Memory = before if isinstance(before, dict) else {}
        self._now: Memory = {}
        self._reader = PageReader()
        self.pages: dict[str, PageFacts] = {}
        """What the check of the site needs of every page so far, by path."""
        self.addresses: list[str] = []
        """Those of all pages so far that readers should find, made or kept."""
        self.made = 0
        """How many artifacts were made, and not kept as they were."""

    def bring_in(self, folder: Path) -> None:
        """Write all files of another folder."""
        for file in sorted(folder.rglob("*")):
            if file.is_file():
                path, content = file.relative_to(folder).as_posix(), file.read_bytes()
                self._edition.write(path, content)
                self._note_facts(path, content)

    def stale(self, artifacts: Iterable[Artifact]) -> Iterator[Artifact]:
        """Those that must be made; what can be kept as it is, is, when its turn comes."""
        for artifact in artifacts:
            if isinstance(artifact, Late) and self._kept(artifact):
                self.addresses += _address(artifact)
            else:
                yield artifact

    def make(self, artifacts: Iterable[Artifact]) -> Share:
        """Make and write some artifacts, perhaps in a process of their own: what ``take`` must be told then."""
        before, written, made_before = set(self._edition.entries), self._edition.written, self.made
        known, addresses, settled_before = set(self.pages), len(self.addresses), settled.mark()
        for artifact in artifacts:
            self._make(artifact)
            self.addresses += _address(artifact)
        new = {path: entry for path, entry in self._edition.entries.items() if path not in before}
        remembered = {path: self._now[path] for path in new if path in self._now}
        facts = {path: tuple(found) for path, found in self.pages.items() if path not in known}
        counts = self._edition.written - written, self.made - made_before
        return new, remembered, facts, self.addresses[addresses:], settled.since(settled_before), *counts

    def take(self, share: Share) -> None:
        """Take over what another process made; what this one made is known already."""
        entries, remembered, facts, addresses, news, written, made_there = share
        if any(path not in self._edition.entries for path in entries):
            self.addresses += addresses
            settled.learn(news)
            self._edition.entries.update(entries)
            self._now.update(remembered)
            self.pages.update((path, PageFacts(*found)) for path, found in facts.items())
            self._edition.written += written
            self.made += made_there

    def asked_for(self, key: str) -> set[str]:
        """The paths of the artifacts that showed a record when they were made."""
        return {path for path, (_, targets, views, _) in self._now.items() if key in targets or key in views}

    def renew(self, site: Site, artifacts: Iterable[Late]) -> list[str]:
        """Write those artifacts of a site that has moved on which changed, straight into the live one; their paths."""
        self._site = site
        stale = [one for one in artifacts if one.path not in self._now or not self._is_as_known(one)]
        for artifact in stale:
            path, content = self._content(artifact)
            self._edition.overwrite(path, content)
        return [artifact.path for artifact in stale]

    def _is_as_known(self, artifact: Late) -> bool:
        known, targets, views, _ = self._now[artifact.path]
        return known == self._print(artifact, targets, views)

    def remember(self) -> None:
        """Keep for the next build what this one was made from. To be called once the edition is published."""
        self._cache.save(self._name, self._now)

    def _kept(self, artifact: Late) -> bool:
        """Whether nothing changed of what the artifact was made from, and it still stands where it was put."""
        known = self._before.get(artifact.path)
        if known is None or known[0] != self._print(artifact, known[1], known[2]):
            return False
        if not self._edition.keep(artifact.path):
            return False
        self._now[artifact.path] = known
        if known[3]:
            self.pages[artifact.path] = PageFacts(*known[3])
        return True

    def _print(self, artifact: Late, targets: tuple[str, ...], views: tuple[str, ...]) -> bytes:
        return print_of(self._program, artifact.print, self._site.prints.page(targets, views))

    def _make(self, artifact: Artifact) -> None:
        self._edition.write(*self._content(artifact))

    def _content(self, artifact: Artifact) -> tuple[str, bytes]:
        """The path and the bytes of an artifact, made now; what it asked for is noted."""
        with self._site.views.traced() as trace:
            made_now = made(artifact)
        self.made += 1
        if isinstance(made_now, File):
            content = made_now.content
            facts = self._note_facts(made_now.path, content)
        else:
            content, inside, frame = self._shell.page(made_now)
            facts = self._note_facts(made_now.path, inside, frame)
        if isinstance(artifact, Late):
            targets, views = trace.settled()
            self._now[artifact.path] = (self._print(artifact, targets, views), targets, views, facts)
        return made_now.path, content

    def _note_facts(self, path: str, content: bytes, frame: bytes = b"") -> tuple[Any, ...] | None:
        if not path.endswith(".html"):
            return None
        self.pages[path] = self._reader.facts(content, frame)
        return tuple(self.pages[path])


def _address(artifact: Artifact) -> list[str]:
    """The address of a page that readers should find; none for a file."""
    found = None if isinstance(artifact, File) or (isinstance(artifact, Page) and not artifact.listed) else artifact.url
    return [] if found is None else [found]
