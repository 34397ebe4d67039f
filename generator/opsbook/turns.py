"""Who is waited for goes first: an edit that somebody watches goes before work that nobody waits for.

Work that may wait gives way at points where it has left nothing half-done.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager


class EndedError(Exception):
    """The program comes to its end: what gives way need not go on."""


class Turns:
    """Shared by the threads of one program."""

    def __init__(self) -> None:
        self._site = threading.RLock()
        self._changed = threading.Condition()
        self._ahead = 0
        self._holder: int | None = None
        self._ended = False

    @contextmanager
    def ahead(self) -> Iterator[None]:
        """Have other work give way in the meantime."""
        with self._changed:
            self._ahead += 1
        try:
            yield
        finally:
            with self._changed:
                self._ahead -= 1
                self._changed.notify_all()

    @contextmanager
    def first(self) -> Iterator[None]:
        """Change the site before anybody who can wait: they give way, and nobody else changes it."""
        with self.ahead(), self.alone():
            yield

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Change the site while nobody else does."""
        with self._site:
            before, self._holder = self._holder, threading.get_ident()
            try:
                yield
            finally:
                self._holder = before

    def give_way(self) -> None:
        """Wait until nobody goes first. Whoever changes the site just then does not wait: others wait for that.

        EndedError when the work is of no use any more.
        """
        if (self._ahead or self._ended) and self._holder != threading.get_ident():
            with self._changed:
                self._changed.wait_for(lambda: self._ended or not self._ahead)
            if self._ended:
                raise EndedError

    def end(self) -> None:
        """Have all work end that can wait, each at the next point where it would give way."""
        with self._changed:
            self._ended = True
            self._changed.notify_all()
