"""The documents of many files at once: what was read before comes from the cache, the rest is shared out among cores.

The cache is kept in parts, by path, so that an edit writes one of them anew.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from hashlib import blake2b
from typing import Any
from zlib import crc32

from opsbook import snapshot
from opsbook.cache import Cache
from opsbook.read import source
from opsbook.read.document import Document
from opsbook.read.folder import DataFile
from opsbook.read.text import decode
from opsbook.workers import shared_out

MANY = 1000
"""From how many files on the cache is kept in parts."""
PARTS = 64

Known = tuple[bytes, dict[str, Any] | None, tuple[int, int], int | None]
"""What is kept of a file: its digest, its values, and where its fields and its body stand. Of a faulty one no values:
it is read again each time.
"""
Part = dict[str, Known]


def documents(files: Sequence[DataFile], cache: Cache) -> Iterator[tuple[DataFile, Document, bool]]:
    """Each file with its document, and whether it was parsed now, in order. OpsbookError when one cannot be read."""
    raws = [file.read() for file in files]
    digests = [blake2b(raw, digest_size=16).digest() for raw in raws]
    reader = _Reader(files, raws, digests, cache)
    found = reader.known()
    for file, raw, name in zip(files, raws, digests, strict=True):
        entry = found[file.path]
        restored = _restored(raw, entry)
        document = restored or source.parse(raw, file.markdown)
        vars(document)["digest"] = name
        yield file, document, restored is None or file.path in reader.parsed


class _Reader:
    """Finds what is known of files, and parses the others."""

    def __init__(self, files: Sequence[DataFile], raws: list[bytes], digests: list[bytes], cache: Cache) -> None:
        self._files, self._raws, self._digests, self._cache = files, raws, digests, cache
        self.parsed: set[str] = set()
        """The paths of the files that were not known before."""
        count = PARTS if len(files) >= MANY else 1
        self._parts: dict[str, list[int]] = defaultdict(list)
        for place, file in enumerate(files):
            self._parts[f"values-{count}-{crc32(file.path.encode(errors='surrogateescape')) % count}"].append(place)

    def known(self) -> Part:
        """What is known now of each file, by path."""
        before = {name: self._load(name) for name in self._parts}
        stale = [name for name in self._parts if self._is_stale(name, before[name])]
        self.parsed = {path for name in stale for path in self._unknown(name, before[name])}
        found = {path: entry for name in self._parts if name not in stale for path, entry in before[name].items()}

        def renew(names: Sequence[str]) -> list[Part]:
            return [self._renew(name, before[name]) for name in names]

        for made in shared_out(stale, renew, weight=self._missing(stale, before)):
            for part in made:
                found.update(part)
        return found

    def _missing(self, names: list[str], before: dict[str, Part]) -> int:
        """About how many files must be parsed."""
        return sum(max(1, len(self._parts[name]) - len(before[name])) for name in names)

    def _is_stale(self, name: str, part: Part) -> bool:
        return len(part) != len(self._parts[name]) or any(self._unknown(name, part))

    def _unknown(self, name: str, part: Part) -> Iterator[str]:
        """The paths of a part's files whose content is new."""
        for place in self._parts[name]:
            path = self._files[place].path
            if part.get(path, (b"",))[0] != self._digests[place]:
                yield path

    def _renew(self, name: str, before: Part) -> Part:
        """Parse the files of a part that are not known, and keep it."""
        part: Part = {}
        for place in self._parts[name]:
            file, known = self._files[place], before.get(self._files[place].path)
            if known is None or known[0] != self._digests[place]:
                document = source.parse(self._raws[place], file.markdown)
                known = _plain(self._digests[place], document)
            part[file.path] = known
        self._cache.save(name, {"program": snapshot.program(), "files": part})
        return part

    def _load(self, name: str) -> Part:
        kept = self._cache.load(name)
        usable = isinstance(kept, dict) and kept.get("program") == snapshot.program()
        return kept["files"] if usable else {}


def _plain(name: bytes, document: Document) -> Known:
    if document.problems or not document.readable:
        return name, None, (0, 0), None
    return name, document.values, document.extent_of_fields, document.start_of_body


def _restored(raw: bytes, known: Known) -> Document | None:
    _, values, fields, body = known
    if values is None:
        return None
    text, _ = decode(raw)
    return Document(text, values, (), _yaml=fields, _body=body)
