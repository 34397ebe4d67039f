"""Import every module of a package, so that adding a kind, a rule or an output is adding a file."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from types import ModuleType


def modules(package: ModuleType) -> Iterator[ModuleType]:
    """Every module below a package, by name; packages themselves left out."""
    for found in sorted(pkgutil.walk_packages(package.__path__, f"{package.__name__}."), key=lambda info: info.name):
        if not found.ispkg:
            yield importlib.import_module(found.name)
