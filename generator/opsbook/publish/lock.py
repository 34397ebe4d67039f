"""A lock for a site: one build at a time. The system lets go of it when the build ends, however that happens."""

from __future__ import annotations

import importlib
import os
from pathlib import Path
from typing import Any

fcntl: Any = importlib.import_module("fcntl") if os.name == "posix" else None
"""Locks, where the system has them. Elsewhere two builds in the same instant are not kept apart."""


class Lock:
    """Held by one build at a time."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._handle: int | None = None

    @property
    def held(self) -> bool:
        """Whether this build holds it."""
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
