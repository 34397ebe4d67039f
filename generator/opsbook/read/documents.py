"""The documents of many files at once: what was read before comes from the cache, the rest is shared out among cores.

A file that looks as it did, by size, times and place on the disk, is not opened.
"""

from __future__ import annotations

import marshal
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any, NamedTuple

from opsbook import snapshot
from opsbook.cache import Cache
from opsbook.read import source
from opsbook.read.content import digest_of
from opsbook.read.document import Document
from opsbook.read.folder import DataFile
from opsbook.read.kept_document import KeptDocument
from opsbook.read.shelf import Known, More, Part, Shelf
from opsbook.workers import shared_out

Study = Callable[[DataFile, Document], tuple[Any, Any, bytes] | None]
"""What else is to be kept of a file that is in order: a plain value that is wanted each time, one that is wanted when
somebody asks for the file, and bytes that few will ask for. None when nothing can be; the first value is never None.
"""


class Read(NamedTuple):
    """A file with what is known of it. ``parsed``: whether the file was parsed now."""

    file: DataFile
    known: Known
    parsed: bool
    shelf: Shelf

    def document(self) -> Document:
        """The file's document. OpsbookError when it cannot be read."""
        if self.known.packed is not None:
            start, end, body = self._unpacked()[0]
            return KeptDocument(self.file, self.known.digest, start, end, body, self.known.has_remarks)
        raw = self.file.read()
        document = source.parse(raw, self.file.markdown)
        vars(document)["digest"] = digest_of(raw)
        return document

    def told(self) -> Any:
        """What the study said of the file that is wanted now."""
        return self._unpacked()[1]

    def more(self) -> bytes | None:
        """What the study said of the file that few ask for; None when it is lost."""
        return self.shelf.more(self.file, self.known.digest)

    def _unpacked(self) -> tuple[Any, ...]:
        found: tuple[Any, ...] = marshal.loads(self.known.packed or b"")
        return found


def documents(files: Sequence[DataFile], cache: Cache, study: Study) -> Iterator[Read]:
    """What is known of each file, in order. OpsbookError when one cannot be read."""
    shelf = Shelf(files, cache)
    reader = _Reader(shelf, study)
    found = reader.known()
    for file in files:
        known = found[file.path]
        yield Read(file, known, known.packed is None or file.path in reader.parsed, shelf)


class _Reader:
    """Finds what is known of files, and parses the others."""

    def __init__(self, shelf: Shelf, study: Study) -> None:
        self._shelf, self._study, self._begun = shelf, study, time.time_ns()
        self.parsed: set[str] = set()
        """The paths of the files that were not known before."""

    def known(self) -> Part:
        """What is known now of each file, by path."""
        found: Part = {}
        stale: dict[str, Part] = {}
        for name, files in self._shelf.parts.items():
            before = self._shelf.load(name)
            seen = self._seen(files, before)
            if len(seen) < len(files):
                stale[name] = seen
                self.parsed.update(file.path for file in files if file.path not in seen)
                continue
            found.update(seen)
            if seen != before:
                self._shelf.save(name, seen)
        for made in shared_out(list(stale), partial(self._renewed, stale), weight=len(self.parsed)):
            for name, part, more in made:
                found.update((path, Known(*known)) for path, known in part)
                self._shelf.hold(name, more)
        return found

    def _seen(self, files: list[DataFile], before: Part) -> Part:
        """What is known of files and still holds: they look alike, or else read alike."""
        found: Part = {}
        for file in files:
            known = before.get(file.path)
            if known is None:
                continue
            if known.look != file.look:
                if digest_of(file.read()) != known.digest:
                    continue
                known = known._replace(look=self._look(file))
            found[file.path] = known
        return found

    def _renewed(
        self, seen: dict[str, Part], names: Sequence[str]
    ) -> list[tuple[str, list[tuple[str, tuple[Any, ...]]], More]]:
        """Some parts with the files that were not known, in plain values: another process may have made them."""
        return [(name, *self._renew(name, seen[name])) for name in names]

    def _renew(self, name: str, seen: Part) -> tuple[list[tuple[str, tuple[Any, ...]]], More]:
        part: Part = {}
        more: More = {}
        for file in self._shelf.parts[name]:
            known = seen.get(file.path)
            if known is None:
                known, told = self._parse(file)
            else:
                told = self._shelf.more(file, known.digest)
            part[file.path] = known
            if told is not None:
                more[file.path] = (known.digest, told)
        self._shelf.save(name, part, more)
        return [(path, tuple(known)) for path, known in part.items()], {} if self._shelf.keeps else more

    def _parse(self, file: DataFile) -> tuple[Known, bytes | None]:
        raw = file.read()
        look, digest, document = self._look(file), digest_of(raw), source.parse(raw, file.markdown)
        if document.problems or not document.readable:
            return Known(look, digest), None
        extents = (*document.extent_of_fields, document.start_of_body)
        at_hand, told, more = self._study(file, document) or (None, None, None)
        return Known(look, digest, document.has_remarks, at_hand, marshal.dumps((extents, told))), more

    def _look(self, file: DataFile) -> tuple[int, ...] | None:
        """How a file looks, before it is read; None where another write could leave it looking alike."""
        return file.look if file.look and max(file.look[:2]) < self._begun - snapshot.TICK else None
