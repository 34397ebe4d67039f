"""Brings what an edit moved elsewhere up to date, in a thread of its own: the next edit need not wait for it."""

from __future__ import annotations

import time
from collections.abc import Callable
from threading import Condition, Thread

_NEVER = float("inf")
QUIET = 1.0
"""Seconds without an edit after which the rest of the site is brought up to date."""
LATEST = 8.0
"""Seconds after the first edit when that is done although others keep coming."""
IDLE = 5.0
"""Seconds without an edit after which the memory is tidied."""
MOST_UNTIDY = 8
"""Builds after which that is done although edits keep coming."""


class Rest:
    """Builds the whole site when it is time to, and tidies up behind that when nobody is likely to wait."""

    def __init__(self, build: Callable[[], None], tidy: Callable[[], None]) -> None:
        self._build, self._tidy = build, tidy
        self._changed = Condition()
        self._due = self._latest = _NEVER
        self._last, self._untidy = 0.0, 0
        self._ended = False
        self._worker = Thread(target=self._work, name="rest", daemon=True)

    def start(self) -> None:
        """Be ready to build."""
        self._worker.start()

    def soon(self) -> None:
        """Build when there has been no edit for a while."""
        now = time.monotonic()
        with self._changed:
            self._latest = min(self._latest, now + LATEST)
            self._due = min(now + QUIET, self._latest)
            self._last = now
            self._changed.notify()

    def now(self) -> None:
        """Build at once, or as soon as the build is done that is under way."""
        with self._changed:
            self._due = self._latest = self._last = time.monotonic()
            self._changed.notify()

    def end(self, patience: float) -> None:
        """Build no more. Waits for a build that is under way, for so many seconds."""
        with self._changed:
            self._ended = True
            self._changed.notify()
        if self._worker.is_alive():
            self._worker.join(patience)  # a thread that is still at work when Python ends would be torn off

    def _work(self) -> None:
        while task := self._next():
            task()

    def _next(self) -> Callable[[], None] | None:
        """What to do, once it is time to; nothing any more in the end."""
        with self._changed:
            while not self._ended:
                now = time.monotonic()
                idle_from = self._last + IDLE if self._untidy else _NEVER
                if now >= self._due:
                    self._due = self._latest = _NEVER
                    self._untidy += 1
                    return self._build
                if now >= idle_from or self._untidy >= MOST_UNTIDY:
                    self._untidy = 0
                    return self._tidy
                until = min(self._due, idle_from)
                self._changed.wait(until - now if until < _NEVER else None)
        return None
