"""New bytes in the place of old ones: each file is old or new at any moment, and nobody else's change is lost."""

from __future__ import annotations

import importlib
import os
import stat
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from opsbook.diagnostic import OpsbookError
from opsbook.read.edit import RefusedError

fcntl: Any = importlib.import_module("fcntl") if os.name == "posix" else None
"""Locks, where the system has them. Elsewhere two edits in the same instant may end as one."""


@dataclass(frozen=True, slots=True)
class Change:
    """What a file held when it was read (None: there was none), and what it shall hold."""

    location: Path
    before: bytes | None
    after: bytes


def write(changes: Sequence[Change]) -> None:
    """Write some files. Everything that can fail is tried for all of them before the first one is replaced.

    RefusedError when one has changed since it was read, OpsbookError when one cannot be written; then all are as
    they were.
    """
    with ExitStack() as stack:
        for folder in sorted({change.location.resolve().parent for change in changes}):
            stack.enter_context(_alone(folder))
        ready = [(stack.enter_context(_beside(change)), change.location.resolve()) for change in changes]
        for new, target in ready:
            with _explained(target):
                os.replace(new, target)  # noqa: PTH105  # Path.replace is the same, and says less
        for folder in {target.parent for _, target in ready}:
            _sync(folder)


@contextmanager
def _beside(change: Change) -> Iterator[Path]:
    """A finished file in the same folder, of the same mode and owner. It is gone at the end, renamed or not."""
    target = change.location.resolve()
    with _explained(change.location):
        old = _unchanged(change, target)
        handle, name = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".tmp", dir=target.parent)
    new = Path(name)
    try:
        with _explained(change.location), os.fdopen(handle, "wb") as stream:
            stream.write(change.after)
            stream.flush()
            os.fsync(stream.fileno())
            new.chmod(stat.S_IMODE(old.st_mode) if old else 0o644)
        if old and hasattr(os, "chown"):
            with suppress(OSError):
                os.chown(new, old.st_uid, old.st_gid)
        yield new
    finally:
        new.unlink(missing_ok=True)


def _unchanged(change: Change, target: Path) -> os.stat_result | None:
    """The file as it stands; refused when that is read-only, or not what was read."""
    if change.before is None and not target.exists():
        return None
    old = target.stat()
    if not old.st_mode & 0o222 or not os.access(target, os.W_OK):
        raise OpsbookError(f"{change.location} is read-only; nothing was written")
    if target.read_bytes() != change.before:
        raise RefusedError(f"{change.location} was changed by somebody else meanwhile; nothing was written")
    return old


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Hold a folder against other programs of ours; the system ends the hold of a killed one."""
    if fcntl is None:
        yield
        return
    with _explained(folder):
        handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


@contextmanager
def _explained(file: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise OpsbookError(f"{file} cannot be written: {error.strerror}") from error


def _sync(folder: Path) -> None:
    with suppress(OSError):  # some file systems cannot do this for a folder
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
