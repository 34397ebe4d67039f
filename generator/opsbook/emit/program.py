"""The print of what makes every page, whatever the records say: the program itself and the templates that replace its
own."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from opsbook.emit.prints import text_print

_PACKAGE = Path(__file__).parents[1]


@cache
def program_print() -> bytes:
    """The print of this installation: which files it has, and when each was last written."""
    return folder_print(_PACKAGE)


def folder_print(folder: Path | None) -> bytes:
    """The print of a folder of templates, by name, size and time of each file; of none, without one."""
    return text_print(*sorted(_files(str(folder)))) if folder and folder.is_dir() else b""


def _files(folder: str) -> Iterator[tuple[str, int, int]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                yield from _files(entry.path) if entry.name != "__pycache__" else ()
            else:
                found = entry.stat()
                yield entry.path, found.st_size, found.st_mtime_ns
