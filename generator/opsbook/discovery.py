"""Import the modules of a package, so that adding a kind, a rule or an output is adding a file."""

from __future__ import annotations

import importlib
import os
from collections.abc import Iterator
from functools import cache
from types import ModuleType


def modules(package: ModuleType) -> Iterator[ModuleType]:
    """Every module below a package, by name, imported as it comes; packages themselves left out."""
    return map(importlib.import_module, names(package))


@cache
def names(package: ModuleType) -> tuple[str, ...]:
    """The full names of the modules below a package, in order. None is imported."""
    return tuple(sorted(name for folder in package.__path__ for name in _below(folder, package.__name__)))


def _below(folder: str, package: str) -> Iterator[str]:
    """A look at the files: asking the import system takes three times as long, at every start of every command."""
    with os.scandir(folder) as entries:
        for entry in entries:
            stem, _, ending = entry.name.partition(".")
            if ending == "py" and stem != "__init__":
                yield f"{package}.{stem}"
            elif not ending and entry.is_dir() and os.path.exists(f"{entry.path}/__init__.py"):  # noqa: PTH110
                yield from _below(entry.path, f"{package}.{stem}")
