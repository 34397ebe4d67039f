"""The name of a report format, as an option. The formats are imported only when one is needed or they are listed."""

from __future__ import annotations

from importlib import import_module
from types import ModuleType
from typing import Any

import click

from opsbook import discovery


def formats() -> dict[str, ModuleType]:
    """Every report format by its name, in order."""
    from opsbook import report

    found = {module.NAME: module for module in discovery.modules(report) if hasattr(module, "NAME")}
    return dict(sorted(found.items()))


class FormatName(click.ParamType[str]):
    """A format's name. Whether there is such a format is looked at with ``form``."""

    name = "format"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The name as it was given."""
        return str(value)

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        """All names, for the help."""
        return f"[{'|'.join(formats())}]"


def form(name: str) -> ModuleType:
    """The format of a name. A usage error when there is none."""
    from opsbook import report

    likely = sorted(discovery.names(report), key=lambda module: name not in module)  # the others need not be imported
    for module in map(import_module, likely):
        if getattr(module, "NAME", None) == name:
            return module
    choices = ", ".join(map(repr, formats()))
    raise click.BadParameter(f"{name!r} is not one of {choices}.", param_hint="'--output-format'")
