"""A command, run as a whole process: how long it takes, or how much memory."""

from __future__ import annotations

import os
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

_PAUSE = 0.02
QUIET = {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true", "ELEVENTY_ENV": "production"}
"""What keeps tools from advertising in between."""
_LEFT_OUT = ("OPSBOOK_CACHE_DIR", "SOURCE_DATE_EPOCH")


class FailedError(Exception):
    """A command that ended badly; the text is the last that it said."""


class Spent(NamedTuple):
    """How long a run took, and how much work it was."""

    seconds: float
    busy: float | None = None
    """Processor seconds of all its processes: what is left of a figure when the machine has other work too."""


@dataclass(frozen=True)
class Peak:
    """The most memory that was held at once, in megabytes."""

    largest: int
    """By the largest process (resident)."""
    tree: int | None
    """By all of its processes together, what n share counted as one n-th each; None where the system does not tell."""
    seconds: float
    """How long the run took, which watching makes longer."""


def surroundings() -> dict[str, str]:
    """The environment that every command gets."""
    return {**{name: value for name, value in os.environ.items() if name not in _LEFT_OUT}, **QUIET}


def timed(command: Sequence[str], folder: Path) -> Spent:
    """Run a command; what it spent. FailedError when it fails."""
    with tempfile.TemporaryFile() as said:
        start = time.perf_counter()
        process = subprocess.Popen(command, cwd=folder, stdout=said, stderr=said, env=surroundings())
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            raise FailedError(_last_line(said.read()))
    return Spent(seconds, usage.ru_utime + usage.ru_stime)


def watched(command: Sequence[str], folder: Path) -> Peak:
    """Run a command and watch its memory, which slows it down: no run that is watched is timed."""
    tree, start = 0, time.perf_counter()
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(
            command, cwd=folder, stdout=said, stderr=said, env=surroundings(), start_new_session=True
        )
        while True:
            ended, status, usage = os.wait4(process.pid, os.WNOHANG)
            if ended:
                break
            tree = max(tree, sum(map(_proportional, _session(process.pid))))
            time.sleep(_PAUSE)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            raise FailedError(_last_line(said.read()))
    return Peak(usage.ru_maxrss // 1024, tree // 1024 or None, time.perf_counter() - start)


def _session(leader: int) -> Iterator[Path]:
    """The processes that a command has started, itself among them."""
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            fields = (folder / "stat").read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
        except OSError:
            continue  # it has ended in the meantime
        if int(fields[3]) == leader:
            yield folder


def _proportional(process: Path) -> int:
    """The kilobytes of a process, a page that n processes share counted as one n-th."""
    try:
        lines = (process / "smaps_rollup").read_text(encoding="utf-8").splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)


def _last_line(said: bytes) -> str:
    lines = [line.strip() for line in said.decode(errors="replace").splitlines() if line.strip()]
    return lines[-1] if lines else "it said nothing"
