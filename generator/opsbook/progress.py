"""A line on the terminal that says what a long piece of work is at. Nothing is shown where nobody watches."""

from __future__ import annotations

import os
import sys
import time
from dataclasses import dataclass, field
from typing import TextIO

PATIENCE = 0.6
"""Seconds without a word that a person does not mind."""
_PAUSE = 0.08
_WIDTH = 20


@dataclass
class Progress:
    """One line, written over again and again, and wiped away in the end."""

    stream: TextIO | None = None
    _begun: float = field(default_factory=time.monotonic)
    _shown: float = 0.0
    _what: str = ""
    _process: int = field(default_factory=os.getpid)
    """The process whose line it is; copies of it stay silent."""

    @classmethod
    def for_terminal(cls, quiet: bool = False) -> Progress:
        """Progress on standard error, where that is a terminal and somebody wants it."""
        return cls(sys.stderr if sys.stderr.isatty() and not quiet else None)

    def stage(self, what: str) -> None:
        """Say what comes now."""
        self._what = what
        self._show(what, 0.0)

    def step(self, done: int, total: int) -> None:
        """Say how far it is."""
        if self.stream is None or not total:
            return
        filled = _WIDTH * done // total
        self._show(f"{self._what} {'█' * filled}{'░' * (_WIDTH - filled)} {done} of {total}", _PAUSE)

    def done(self) -> None:
        """Wipe the line away."""
        if self.stream is not None and self._shown:
            self.stream.write("\r\x1b[K")
            self.stream.flush()
            self._shown = 0.0

    def _show(self, text: str, pause: float) -> None:
        now = time.monotonic()
        if (
            self.stream is None
            or os.getpid() != self._process
            or now - self._begun < PATIENCE
            or now - self._shown < pause
        ):
            return
        self.stream.write(f"\r\x1b[K{text}")
        self.stream.flush()
        self._shown = now
