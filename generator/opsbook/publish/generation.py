"""What a folder that opsbook wrote holds: each file's digest, with the size and time by which a stranger's edit shows.

A site has two generations, the live one and the one before it, which is brought up to date and takes the live one's
place at the next build. A folder keeps its inode when it is renamed, so that is the name of its generation.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from opsbook.cache import Cache

Entry = tuple[bytes, int, int]
"""Of one file: digest, size in bytes, time of the last change in nanoseconds."""


def digest(content: bytes) -> bytes:
    """A short name for a content. Processors have instructions for this hash; BLAKE2 takes three times as long."""
    return sha256(content).digest()[:16]


@dataclass
class Generation:
    """The files of one folder, by path from it. An unknown or altered folder has none that can be relied on."""

    entries: dict[str, Entry] = field(default_factory=dict)

    @classmethod
    def of(cls, folder: Path, cache: Cache) -> Generation:
        """What is known of a folder."""
        known = cache.load(_name(folder)) if folder.is_dir() else None
        return cls(known if isinstance(known, dict) else {})

    def save(self, folder: Path, cache: Cache) -> None:
        """Remember it under the folder's name, wherever that is moved."""
        cache.save(_name(folder), self.entries)

    def restored(self, folder: Path) -> Generation:
        """What is left of it in the folder: files that somebody else touched or added are deleted there."""
        found = dict(_stats(str(folder), "")) if self.entries else {}
        left = {path: entry for path, entry in self.entries.items() if found.get(path) == entry[1:]}
        remove(folder, found.keys() - left.keys())
        return Generation(left)

    def holds(self, path: str, folder: Path) -> bool:
        """Whether one file is as it was written."""
        entry = self.entries.get(path)
        return entry is not None and stamp(f"{folder}/{path}") == entry[1:]


def remove(folder: Path, paths: Iterable[str]) -> None:
    """Delete files of a folder, and the folders within it that are empty then."""
    for path in paths:
        file = folder / path
        file.unlink(missing_ok=True)
        for above in file.parents:
            if above == folder or any(above.iterdir()):
                break
            above.rmdir()


def stamp(file: str) -> tuple[int, int] | None:
    """Size and time of a file; None when there is none."""
    try:
        found = os.stat(file)  # noqa: PTH116  # asked for thousands of files
    except OSError:
        return None
    return found.st_size, found.st_mtime_ns


def _name(folder: Path) -> str:
    found = folder.stat()
    return f"site-{found.st_dev}-{found.st_ino}"


def _stats(folder: str, inside: str) -> list[tuple[str, tuple[int, int]]]:
    files: list[tuple[str, tuple[int, int]]] = []
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                files += _stats(entry.path, f"{inside}{entry.name}/")
            else:
                found = entry.stat(follow_symlinks=False)
                files.append((f"{inside}{entry.name}", (found.st_size, found.st_mtime_ns)))
    return files
