"""A contender's own folder, with the records and what its users would write."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from tests.bench.contender import Contender
from tests.bench.environment import PEERS, Environment
from tests.bench.process import Peak, Spent, surroundings, timed, watched

_SETTLING = 0.1
"""Seconds between an edit and the command that finds it: nobody is faster, and file times are no finer everywhere."""


class Size(NamedTuple):
    """What was written."""

    files: int
    megabytes: float


@dataclass
class Workplace:
    """Where a contender works. ``record`` is the path of the record that is edited."""

    contender: Contender
    environment: Environment
    folder: Path
    record: str
    failed: str = ""
    """Why it is measured no further."""
    _settled: set[tuple[str, ...]] = field(default_factory=set)
    """The commands that have seen the records as they are."""

    def lay(self, data: Path) -> None:
        """Put everything in place; ``data`` are the records."""
        shutil.copytree(PEERS / self.contender.files, self.folder)
        shutil.copytree(data, self.folder / "data")
        shutil.copy(PEERS / "markdown_pages.py", self.folder)
        if self.contender.node:
            (self.folder / "node_modules").symlink_to(self.environment.root / "node_modules")
        self._set_up()

    def clean(self) -> None:
        """Take away all that earlier runs made."""
        for pattern in (self.contender.output, *self.contender.kept):
            for found in self.folder.glob(pattern):
                shutil.rmtree(found) if found.is_dir() and not found.is_symlink() else found.unlink()
        self._settled.clear()

    def time(self, words: tuple[str, ...]) -> Spent:
        """Run a command of the contender; what it spent."""
        spent = timed(self.environment.command(words), self.folder)
        self._settled.add(words)
        return spent

    def watch(self, words: tuple[str, ...]) -> Peak:
        """Run a command of the contender; the memory that it took."""
        return watched(self.environment.command(words), self.folder)

    def settle(self, words: tuple[str, ...]) -> None:
        """See to it that a command has seen the records as they are."""
        if words not in self._settled:
            self.time(words)

    def save(self, words: str) -> float:
        """Put some words before the record's summary; when that was done, by the clock that measures."""
        return self._rewrite("summary: ", f"summary: {words} ")

    def edit(self, words: str) -> None:
        """The same, and whatever must follow before the tool can build."""
        self.save(words)
        self._set_up()
        time.sleep(_SETTLING)

    def undo(self, words: str) -> None:
        """Take the words away again."""
        self._rewrite(f"summary: {words} ", "summary: ")
        self._set_up()
        time.sleep(_SETTLING)

    def size(self) -> Size:
        """What the last build left."""
        sizes = [file.stat().st_size for file in (self.folder / self.contender.output).rglob("*") if file.is_file()]
        return Size(len(sizes), sum(sizes) / 1e6)

    def _rewrite(self, old: str, new: str) -> float:
        file = self.folder / self.record
        text = file.read_text(encoding="utf-8").replace(old, new, 1)
        self._settled.clear()
        file.write_text(text, encoding="utf-8")
        return time.perf_counter()

    def _set_up(self) -> None:
        """What must stand before the tool can build, such as a tree of Markdown: never timed."""
        if (self.folder / "set_up.py").is_file():
            subprocess.run([sys.executable, "set_up.py"], cwd=self.folder, check=True, env=surroundings())
