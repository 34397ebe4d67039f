"""Writes the artifacts of a site into an edition, and makes only those that changed since the last build."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, TypeVar

from opsbook.emit import settled
from opsbook.emit.artifact import Artifact, Bunch, File, Group, Late, Made, Page, made
from opsbook.emit.aspect import Aspect
from opsbook.emit.site import Site
from opsbook.emit.trace import NOTHING, Seen
from opsbook.publish.edition import Edition
from opsbook.publish.generation import Entry
from opsbook.shell import Shell
from opsbook.site_check.page_facts import PageFacts, PageReader
from opsbook.site_memory import SiteMemory

AnyArtifact = TypeVar("AnyArtifact", bound=Artifact)
Facts = tuple[Any, ...] | None
Memory = dict[str, tuple[bytes, Seen, Facts, str | None]]
"""Of each artifact, by path: the print under which it was made, what was seen of records then, the facts of a page, and
the address of a page that readers should find. What is one of a bunch has no print of its own.
"""
Bunches = dict[str, tuple[bytes, tuple[str, ...], Seen]]
"""Of each bunch or group, by name: the print under which it was made, the paths of what is in it, and what was seen."""
Share = tuple[dict[str, Entry], Memory, Bunches, dict[str, tuple[Any, ...]], list[str], dict[str, Any], int, int]
"""What a part of the work came to: files of the edition, what to remember of them and of bunches, the facts of pages,
the addresses of pages, what was found of the program alone, files written, artifacts made.
"""


class SiteWriter:
    """One writer for one edition of a site. ``frame`` is the print of the theme's page around every article."""

    def __init__(self, site: Site, shell: Shell, edition: Edition, memory: SiteMemory, frame: bytes = b"") -> None:
        self._site, self._shell, self._edition, self._memory = site, shell, edition, memory
        self._frame = frame
        usable = memory.before.get("frame") == frame
        self._before: Memory = memory.made() if usable else {}
        self._bunches_before: Bunches = memory.before["bunches"] if usable else {}
        self._now: Memory = {}
        self._bunches: Bunches = {}
        self._reader = PageReader()
        self._renewed: set[str] = set()
        self.pages: dict[str, PageFacts] = {}
        """What the check of the site needs of every page so far, by path."""
        self.fresh: set[str] = set()
        """Those among them that were not kept as they were."""
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
                self._now[path] = (b"", NOTHING, self._note_facts(path, content), None)

    def stale(self, artifacts: Iterable[AnyArtifact]) -> Iterator[AnyArtifact | Late]:
        """Those that must be made, of groups the single ones; what can be kept as it is, is, when its turn comes."""
        for artifact in artifacts:
            if isinstance(artifact, Bunch | Group):
                if self._kept_together(artifact):
                    continue
                if isinstance(artifact, Group):
                    yield from self._stale_in(artifact)
                    continue
            elif self._kept(artifact):
                continue
            yield artifact

    def _stale_in(self, group: Group) -> Iterator[Late]:
        found = list(group.find())
        self._bunches[group.name] = (group.print, tuple(one.path for one in found), NOTHING)
        return self.stale(found)

    def make(self, artifacts: Iterable[Artifact]) -> Share:
        """Make and write some artifacts, perhaps in a process of their own: what ``take`` must be told then."""
        before, written, made_before = set(self._edition.entries), self._edition.written, self.made
        known, addresses, settled_before = set(self.pages), len(self.addresses), settled.mark()
        bunches = set(self._bunches)
        for artifact in artifacts:
            self._make(artifact)
        new = {path: entry for path, entry in self._edition.entries.items() if path not in before}
        remembered = {path: self._now[path] for path in new if path in self._now}
        together = {name: found for name, found in self._bunches.items() if name not in bunches}
        facts = {path: tuple(found) for path, found in self.pages.items() if path not in known}
        counts = self._edition.written - written, self.made - made_before
        return new, remembered, together, facts, self.addresses[addresses:], settled.since(settled_before), *counts

    def take(self, share: Share) -> None:
        """Take over what another process made; what this one made is known already."""
        entries, remembered, bunches, facts, addresses, news, written, made_there = share
        if any(path not in self._edition.entries for path in entries):
            self.addresses += addresses
            settled.learn(news)
            self._edition.entries.update(entries)
            self._now.update(remembered)
            self._bunches.update(bunches)
            self.pages.update((path, PageFacts(*found)) for path, found in facts.items())
            self.fresh.update(facts)
            self._edition.written += written
            self.made += made_there

    @property
    def anchors_gone(self) -> bool:
        """Whether a page may have lost a place that links name: it has, or nothing is known of the last build."""
        return not self._before or any(not self._places(path) <= self.pages[path].places for path in self.fresh)

    def _places(self, path: str) -> frozenset[str]:
        _, _, facts, _ = self._before.get(path, (b"", NOTHING, None, None))
        return PageFacts(*facts).places if facts else frozenset()

    def asked_for(self, keys: Iterable[str]) -> set[str]:
        """The paths of the artifacts that showed any of some records when they were made."""
        names = {name for key in keys for name in (key, *(part.of(key) for part in (Aspect.TARGET, Aspect.SUMMARY)))}
        return {path for path, (_, (seen, _), _, _) in self._now.items() if not names.isdisjoint(seen)}

    def renew(self, site: Site, artifacts: Iterable[Late]) -> list[str]:
        """Write those artifacts of a site that has moved on which changed, at once; their paths."""
        self._site = site
        stale = [one for one in artifacts if one.path in self._renewed or not self._is_as_made(one, self._now)]
        for artifact in stale:
            for one, content in self._contents(artifact):
                self._edition.overwrite(one.path, content)
        self._renewed.update(artifact.path for artifact in stale)  # what has moved is told from the last whole build
        return [artifact.path for artifact in stale]

    def remember(self) -> None:
        """Keep for the next build what this one was made from. To be called once the edition is published."""
        self._memory.keep(self._now, {"frame": self._frame, "bunches": self._bunches})

    def _is_as_made(self, artifact: Late, memory: Memory) -> bool:
        known = memory.get(artifact.path)
        return known is not None and known[0] == artifact.print and not self._site.prints.moved(known[1])

    def _kept(self, artifact: Late | Made) -> bool:
        """Whether nothing changed of what the artifact was made from, and it still stands where it was put."""
        if not isinstance(artifact, Late) or not self._is_as_made(artifact, self._before):
            return False
        return self._keep(artifact.path)

    def _kept_together(self, bunch: Bunch | Group) -> bool:
        known = self._bunches_before.get(bunch.name)
        if known is None or known[0] != bunch.print or self._site.prints.moved(known[2]):
            return False
        if not all(map(self._keep, known[1])):
            return False
        self._bunches[bunch.name] = known
        return True

    def _keep(self, path: str) -> bool:
        """Take over a file of the last build, with all that is known of it."""
        known = self._before.get(path)
        if known is None or not self._edition.keep(path):
            return False
        _, _, facts, address = self._now[path] = known
        if facts:
            self.pages[path] = PageFacts(*facts)
        if address is not None:
            self.addresses.append(address)
        return True

    def _make(self, artifact: Artifact) -> None:
        for one, content in self._contents(artifact):
            self._edition.write(one.path, content)
            self.addresses += _address(one)

    def _contents(self, artifact: Artifact) -> Iterator[tuple[Made, bytes]]:
        """What an artifact comes to, made now, with the bytes of each; what it asked for is noted."""
        paths = []
        with self._site.views.notes.taken() as trace:
            for one in made(artifact):
                self.made += 1
                paths.append(one.path)
                if isinstance(one, File):
                    content, facts = one.content, self._note_facts(one.path, one.content)
                else:
                    content, inside, frame = self._shell.page(one)
                    facts = self._note_facts(one.path, inside, frame)
                seen = trace.settled() if isinstance(artifact, Late) and artifact.noted else NOTHING
                made_of = artifact.print if isinstance(artifact, Late) else b""
                self._now[one.path] = (made_of, seen, facts, next(iter(_address(one)), None))
                yield one, content
            if isinstance(artifact, Bunch):
                seen = trace.settled() if artifact.noted else NOTHING
                self._bunches[artifact.name] = (artifact.print, tuple(paths), seen)

    def _note_facts(self, path: str, content: bytes, frame: bytes = b"") -> Facts:
        if not path.endswith(".html"):
            return None
        self.pages[path] = self._reader.facts(content, frame)
        self.fresh.add(path)
        return tuple(self.pages[path])


def _address(one: Made) -> list[str]:
    """The address of a page that readers should find; none for a file."""
    return [one.url] if isinstance(one, Page) and one.listed else []
