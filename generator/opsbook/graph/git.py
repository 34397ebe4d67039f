"""Asking git about the repository that a folder lies in."""

from __future__ import annotations

import os
import subprocess
import weakref
from pathlib import Path

_ANOTHER_PLACE = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_COMMON_DIR")
"""What git tells its hooks of their repository, and would believe of every other."""


def ask(folder: Path, *arguments: str) -> bytes | None:
    """What git says; None when it fails, does not answer, or is not there."""
    try:
        done = subprocess.run(
            ["git", "-C", str(folder), *arguments],
            capture_output=True,
            check=False,
            timeout=120,
            env=_surroundings(),
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout if done.returncode == 0 else None


class Objects:
    """Files as they were in a commit, all read by one git process, which stays open as long as this does."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._process: subprocess.Popen[bytes] | None = None
        self._opened_by = 0

    def read(self, name: str) -> bytes | None:
        """The file that ``revision:path`` names; None when git cannot tell."""
        try:
            return self._ask(name) if "\n" not in name else None
        except (OSError, ValueError):
            return None

    def _ask(self, name: str) -> bytes | None:
        process = self._open()
        if process.stdin is None or process.stdout is None:
            return None
        process.stdin.write(name.encode("utf-8", errors="surrogateescape") + b"\n")
        process.stdin.flush()
        head = process.stdout.readline().split()
        if len(head) != 3 or not head[2].isdigit():
            return None  # "missing"
        content = process.stdout.read(int(head[2]))
        process.stdout.read(1)  # the line end after it
        return content if head[1] == b"blob" else None

    def _open(self) -> subprocess.Popen[bytes]:
        """The process; a process of one's own after a fork, because two cannot share its answers."""
        if self._process is None or self._opened_by != os.getpid():
            self._process = subprocess.Popen(
                ["git", "-C", str(self._folder), "cat-file", "--batch"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=_surroundings(),
            )
            self._opened_by = os.getpid()
            weakref.finalize(self, _close, self._process)
        return self._process


def _close(process: subprocess.Popen[bytes]) -> None:
    for pipe in (process.stdin, process.stdout):
        if pipe:
            pipe.close()
    process.wait()


def _surroundings() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if name not in _ANOTHER_PLACE}
