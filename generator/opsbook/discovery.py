"""Import the modules of a package, so that adding a kind, a rule or an output is adding a file."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from functools import cache
from types import ModuleType


def modules(package: ModuleType) -> Iterator[ModuleType]:
    """Every module below a package, by name, imported as it comes; packages themselves left out."""
    return map(importlib.import_module, names(package))


@cache
def names(package: ModuleType) -> tuple[str, ...]:
    """The full names of the modules below a package, in order. None is imported, but for the packages on the way."""
    found = pkgutil.walk_packages(package.__path__, f"{package.__name__}.")
    return tuple(sorted(info.name for info in found if not info.ispkg))
