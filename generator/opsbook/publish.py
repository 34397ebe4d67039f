"""Write a site beside the live one, verify it, swap. What is live is always whole: the old site or the new one."""

from __future__ import annotations

import atexit
import ctypes
import importlib
import os
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any

from opsbook.diagnostic import OpsbookError, UsageError

fcntl: Any = importlib.import_module("fcntl") if os.name == "posix" else None
"""Locks, where the system has them. Elsewhere two builds in the same instant are not kept apart."""

MARKER = ".opsbook-site"
"""The file by which opsbook knows a folder as a site of its own making."""
_EXCHANGE = 2
_AT_FDCWD = -100


@dataclass
class Edition:
    """A new edition of a site, written next to ``live`` and swapped in whole, or dropped without a trace."""

    live: Path

    def __post_init__(self) -> None:
        self.live = self.live.resolve()  # a link stays a link: what it leads to is replaced
        self.folder = self.live.with_name(f".{self.live.name}.next")
        self._made: set[str] = set()
        self._lock = _Lock(self.live.with_name(f".{self.live.name}.lock"))

    def __enter__(self) -> Edition:
        """Open the edition. UsageError for a place that is not ours, OpsbookError when another build is running."""
        refuse_foreign(self.live)
        try:
            self.live.parent.mkdir(parents=True, exist_ok=True)
            if not self._lock.taken():
                raise OpsbookError(f"another build is writing {self.live.name} right now; wait for it to end")
            atexit.register(self.close)  # whoever ends the program, by Ctrl C or a signal, ends the edition
            shutil.rmtree(self.folder, ignore_errors=True)
            self.folder.mkdir()
            (self.folder / MARKER).write_text("Made by opsbook; replaced as a whole at each build.\n", encoding="utf-8")
        except OSError as error:
            self.close()
            raise OpsbookError(f"the site cannot be written: {error.strerror} ({error.filename})") from error
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Drop what was not published."""
        self.close()

    def close(self) -> None:
        """Remove the edition's folder and the lock; harmless when that was done before."""
        if self._lock.held:
            shutil.rmtree(self.folder, ignore_errors=True)
            self._lock.release()
        atexit.unregister(self.close)

    def write(self, path: str, content: bytes) -> None:
        """Write one file, by its path from the site's root."""
        parts = path.split("/")
        if path.startswith("/") or ".." in parts or "\\" in path:
            raise OpsbookError(f"the file {path} would lie outside the site")
        folder = os.path.join(self.folder, *parts[:-1])  # noqa: PTH118  # once a page: Path objects cost three times more
        try:
            if folder not in self._made:
                os.makedirs(folder, exist_ok=True)  # noqa: PTH103
                self._made.add(folder)
            with open(os.path.join(folder, parts[-1]), "wb") as stream:  # noqa: PTH118, PTH123
                stream.write(content)
        except OSError as error:
            raise OpsbookError(f"the site cannot be written: {error.strerror} ({path})") from error

    def publish(self) -> None:
        """Verify the edition and put it in the live site's place at one stroke."""
        self._verify()
        try:
            if not self.live.exists():
                self.folder.rename(self.live)
            elif not _exchange(self.folder, self.live):
                self._replace()
        except OSError as error:
            raise OpsbookError(f"the site cannot be put in place: {error.strerror}") from error

    def _verify(self) -> None:
        for needed in ("index.html", "404.html", "sitemap.xml"):
            file = self.folder / needed
            if not file.is_file() or not file.stat().st_size:
                raise OpsbookError(f"the new site has no {needed}; the old one was left as it is")

    def _replace(self) -> None:
        """For systems that cannot exchange two folders: the old one steps aside first, and back if need be."""
        aside = self.live.with_name(f".{self.live.name}.old")
        shutil.rmtree(aside, ignore_errors=True)
        self.live.rename(aside)
        try:
            self.folder.rename(self.live)
        except OSError:
            aside.rename(self.live)
            raise
        shutil.rmtree(aside, ignore_errors=True)


class _Lock:
    """Held by one build at a time. The system lets go of it when the build ends, however that happens."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._handle: int | None = None

    @property
    def held(self) -> bool:
        return self._handle is not None

    def taken(self) -> bool:
        """Take it; False when another build holds it."""
        while self._handle is None:
            handle = os.open(self._file, os.O_CREAT | os.O_RDWR, 0o644)
            if fcntl:
                try:
                    fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                except BlockingIOError:
                    os.close(handle)
                    return False
            if self._file.exists() and os.path.samestat(os.fstat(handle), self._file.stat()):
                self._handle = handle
            else:
                os.close(handle)  # whoever held it removed the file in the meantime
        return True

    def release(self) -> None:
        """Let go of it, and leave no file behind."""
        if self._handle is not None:
            self._file.unlink(missing_ok=True)
            os.close(self._handle)
            self._handle = None


def refuse_foreign(live: Path) -> None:
    """UsageError when a folder cannot be a site of ours: the root, a source folder, or somebody else's files."""
    if live == Path(live.anchor) or (live / ".git").exists() or (live / "mkdocs.yml").exists():
        raise UsageError(f"{live} cannot be the site's folder: it holds other things")
    if live.is_file():
        raise UsageError(f"{live} is a file; the site needs a folder")
    if live.is_dir() and not (live / MARKER).exists() and any(live.iterdir()):
        raise UsageError(f"{live} holds files that opsbook did not write; empty it or choose another site folder")


def _exchange(one: Path, other: Path) -> bool:
    """Swap two folders in one step, where the system can (Linux: renameat2). False when it cannot."""
    if not sys.platform.startswith("linux"):
        return False
    library = ctypes.CDLL(None, use_errno=True)
    rename = getattr(library, "renameat2", None)
    if rename is None:
        return False
    done: int = rename(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _EXCHANGE)
    return done == 0
