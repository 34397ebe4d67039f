"""One thing to mend in a text."""

from __future__ import annotations

from typing import NamedTuple


class Finding(NamedTuple):
    """Where it stands, and what to write instead."""

    path: str
    line: int
    column: int
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}: {self.message}"
