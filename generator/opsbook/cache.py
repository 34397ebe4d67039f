"""Results kept between runs. It may be deleted at any time; what is corrupt, old or unreadable counts as absent."""

from __future__ import annotations

import contextlib
import marshal
import os
import shutil
import struct
import sys
import time
from hashlib import blake2b
from pathlib import Path
from typing import Any
from zlib import crc32

FOLDER = ".opsbook"
VARIABLE = "OPSBOOK_CACHE_DIR"
_HEAD = f"opsbook cache 2 {sys.implementation.cache_tag} {marshal.version}\n".encode()
_SUM = struct.Struct("<QI")
"""How long what follows is, and its checksum: a digest says no more of bytes that nobody forges, and takes four times
as long.
"""
_DAY = 86_400.0
_TAG = "Signature: 8a477f597d28d172789f06886806bc55\n# See https://bford.info/cachedir/\n"


def cache_for(config: Path | None, data: Path | None = None) -> Cache:
    """The cache of a handbook: beside its configuration, or among the person's own where it has none.

    The environment variable OPSBOOK_CACHE_DIR names another place; an empty one keeps nothing.
    """
    place = os.environ.get(VARIABLE)
    if place is not None:
        return Cache(Path(place) if place else None)
    file = config or (data.resolve().parent if data else Path()) / "mkdocs.yml"
    if file.is_file():
        return Cache(file.resolve().parent / FOLDER)
    return Cache(_own_folder() / _digest(str((data or Path()).resolve()).encode(errors="surrogateescape")).hex())


def personal_cache() -> Cache:
    """What is kept for one person, whichever handbook. It may hold code: no folder of records can come with one."""
    place = os.environ.get(VARIABLE)
    return Cache((Path(place) if place else None) if place is not None else _own_folder())


def _own_folder() -> Path:
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "opsbook"


class Cache:
    """A folder of named results: plain values (dict, list, tuple, str, bytes, numbers, None). Without one, nothing is
    kept.
    """

    def __init__(self, folder: Path | None, keeps: bool = True) -> None:
        self._folder, self._keeps = folder, keeps

    def __bool__(self) -> bool:
        """Whether anything is kept at all."""
        return self._folder is not None and self._keeps

    def for_reading(self) -> Cache:
        """This cache, for somebody whose results are of no use to others: nothing new is kept."""
        return Cache(self._folder, keeps=False)

    def room(self, name: str) -> Path | None:
        """A folder of the cache for something that is more than a value; None where nothing is kept."""
        try:
            self._open()
        except OSError:
            return None
        return self._folder / name if self._folder else None

    def load(self, name: str) -> Any:
        """What was saved under a name; None when nothing usable is there."""
        if self._folder is None:
            return None
        try:
            raw = memoryview((self._folder / name).read_bytes())  # of which parts are no copies
        except OSError:
            return None
        start = len(_HEAD) + _SUM.size
        body = raw[start:]
        if raw[:start] != _HEAD + _sum(body):
            return None
        return marshal.loads(body)  # our own bytes, as the sum shows: marshal trusts what it is given

    def save(self, name: str, value: Any) -> None:
        """Keep a value under a name. Where it cannot be written it is not kept, which costs time and nothing else."""
        if self._folder is None or not self._keeps:
            return
        body = marshal.dumps(value)
        beside = self._folder / f"{name}.{os.getpid()}"
        with contextlib.suppress(OSError):
            self._open()
            try:
                with beside.open("wb") as stream:
                    stream.writelines((_HEAD, _sum(body), body))
                beside.replace(self._folder / name)
            finally:
                beside.unlink(missing_ok=True)

    def prune(self, prefix: str, most: int) -> None:
        """Of the results whose name begins so, drop the oldest until so many are left."""
        with contextlib.suppress(OSError):
            found = self._folder.glob(f"{prefix}*") if self._folder else iter(())
            for file in sorted(found, key=lambda file: file.stat().st_mtime_ns, reverse=True)[most:]:
                file.unlink()

    def prune_rooms(self, prefix: str, most: int) -> None:
        """The same for folders; one that was written to within a day may be in use and stays."""
        found = self._folder.glob(f"{prefix}*") if self._folder else iter(())
        for folder in sorted(found, key=lambda folder: folder.stat().st_mtime_ns, reverse=True)[most:]:
            if folder.stat().st_mtime < time.time() - _DAY:
                shutil.rmtree(folder, ignore_errors=True)

    def _open(self) -> None:
        """Make the folder, out of sight of git and of backups."""
        if self._folder and not self._folder.is_dir():
            self._folder.mkdir(parents=True)
            (self._folder / ".gitignore").write_text("*\n", encoding="utf-8")
            (self._folder / "CACHEDIR.TAG").write_text(_TAG, encoding="utf-8")


def _digest(name: bytes) -> bytes:
    return blake2b(name, digest_size=16).digest()


def _sum(body: bytes | memoryview) -> bytes:
    return _SUM.pack(len(body), crc32(body))


NOTHING = Cache(None)
"""The cache that keeps nothing."""
