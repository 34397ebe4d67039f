"""What the cache keeps of files between runs. It is kept in parts, by path, so that an edit writes one of them anew."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any, NamedTuple
from zlib import crc32

from opsbook import snapshot
from opsbook.cache import Cache
from opsbook.read.folder import DataFile

MANY = 1000
"""From how many files on there is more than one part."""
PARTS = 64


class Known(NamedTuple):
    """What is kept of a file: the look of it, its digest, and, unless something is wrong with it, whether it holds
    remarks, what was told of it that is wanted each time, and the rest, packed. A faulty one is read again each time.
    """

    look: tuple[int, ...] | None
    digest: bytes
    has_remarks: bool = False
    told: Any = None
    packed: bytes | None = None


Part = dict[str, Known]
"""By path."""
More = dict[str, tuple[bytes, bytes]]
"""What else was told of files that few will ask for, with the digest of the file that it was told of."""


_made = Known._make  # a whole handbook of them is made at every start


class Shelf:
    """The parts in which what is known of some files is kept."""

    def __init__(self, files: Sequence[DataFile], cache: Cache) -> None:
        self._cache = cache
        self._count = PARTS if len(files) >= MANY else 1
        self._more: dict[str, More] = {}
        self.parts: dict[str, list[DataFile]] = defaultdict(list)
        for file in files:
            self.parts[self._part_of(file)].append(file)

    @property
    def keeps(self) -> bool:
        """Whether anything is kept between runs."""
        return bool(self._cache)

    def load(self, name: str) -> Part:
        """What is kept in a part."""
        return {path: _made(known) for path, known in self._load(name).items()}

    def save(self, name: str, part: Part, more: More | None = None) -> None:
        """Keep a part; with ``more`` also what few will ask for. Where nothing is kept, that stays in memory."""
        self._save(name, {path: tuple(known) for path, known in part.items()})
        if more is not None:
            self._save(_beside(name), more)
            self.hold(name, more)

    def hold(self, name: str, more: More) -> None:
        """Have what few will ask for of a part in memory, where nothing is kept elsewhere."""
        self._more.pop(name, None)
        if not self._cache:
            self._more[name] = more

    def more(self, file: DataFile, digest: bytes) -> bytes | None:
        """What else was told of a file with this content; None when it is not there."""
        name = self._part_of(file)
        if name not in self._more:
            self._more[name] = self._load(_beside(name))
        told_of, found = self._more[name].get(file.path, (b"", b""))
        return found if told_of == digest else None

    def _part_of(self, file: DataFile) -> str:
        return f"read-{self._count}-{crc32(file.path.encode(errors='surrogateescape')) % self._count}"

    def _load(self, name: str) -> dict[str, Any]:
        kept = self._cache.load(name)
        usable = isinstance(kept, dict) and kept.get("program") == snapshot.program()
        return kept["files"] if usable else {}

    def _save(self, name: str, files: dict[str, Any]) -> None:
        self._cache.save(name, {"program": snapshot.program(), "files": files})


def _beside(name: str) -> str:
    return f"more-{name}"
