"""What files looked like at a moment, by name, size and times: equal snapshots mean that nobody wrote to them."""

from __future__ import annotations

import marshal
import os
import sysconfig
from collections.abc import Iterable, Iterator
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

_PACKAGE = Path(__file__).parent
_PASSED_OVER = frozenset(("__pycache__", ".git", ".opsbook"))
TICK = 50_000_000
"""Nanoseconds within which two writes to a file may bear the same time: a generous multiple of what systems need."""


class Snapshot(NamedTuple):
    """``name`` stands for all that was seen; ``latest`` is the last change of any file, in nanoseconds."""

    name: bytes
    latest: int

    def older_than(self, moment: int) -> bool:
        """Whether every change was made safely before a moment, in nanoseconds since the epoch."""
        return self.latest < moment - TICK


def snapshot(paths: Iterable[Path]) -> Snapshot | None:
    """All files at or below some paths; absent ones count as such. None when a folder cannot be looked into."""
    seen = blake2b(digest_size=16)
    latest = 0
    try:
        for path in paths:
            lines = list(_files(path))
            seen.update(marshal.dumps(lines, 2))  # a version in which equal values are equal bytes
            latest = max(latest, *(line[3] for line in lines), 0)
    except OSError:
        return None
    return Snapshot(seen.digest(), latest)


@cache
def program() -> bytes:
    """The name of this installation: what its files say, and which packages lie beside it in which versions."""
    seen = blake2b(digest_size=16)
    for folder, inner, names in os.walk(_PACKAGE):
        inner[:] = sorted(set(inner) - _PASSED_OVER)
        for name in sorted(names):
            with open(f"{folder}/{name}", "rb", buffering=0) as file:  # noqa: PTH123  # five hundred at every start
                seen.update(file.read())
    for beside in sorted(entry.name for entry in os.scandir(sysconfig.get_path("purelib"))):
        seen.update(beside.encode() if beside.endswith(".dist-info") else b"")
    return seen.digest()


def name(*paths: Path) -> bytes:
    """The name of what lies at some paths now; an empty one when that cannot be seen."""
    found = snapshot(paths)
    return found.name if found else b""


Line = tuple[str, int, int, int, int]
"""A file's name, size, times of the last write and of the last change, and number."""


def _files(path: Path) -> Iterator[Line]:
    if path.is_dir():
        yield from _below(str(path))
    else:
        yield _line(str(path), path.stat() if path.exists() else None)


def _below(folder: str) -> Iterator[Line]:
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda entry: entry.name):
            if entry.name in _PASSED_OVER:
                continue
            if entry.is_dir(follow_symlinks=False):
                yield from _below(entry.path)
            else:
                yield _line(entry.path, entry.stat(follow_symlinks=False))
                if entry.is_symlink():
                    yield _target(entry)


def _target(link: os.DirEntry[str]) -> Line:
    try:
        return _line(link.path, link.stat())
    except OSError:
        return _line(link.path, None)


def _line(name: str, found: os.stat_result | None) -> Line:
    if found is None:
        return name, -1, 0, 0, 0
    return name, found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino
