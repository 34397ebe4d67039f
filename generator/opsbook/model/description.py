"""What a field is for: the words below it in its class. They are an editor's hover text and the reference pages' table.

They are read from the source when somebody asks, which a check does for a field that is missing.
"""

from __future__ import annotations

import ast
import inspect
import sys
from functools import cache
from itertools import pairwise

from pydantic import BaseModel

from opsbook.diagnostic import Route
from opsbook.model.inside import part_at


@cache
def descriptions(model: type[BaseModel]) -> dict[str, str]:
    """The description of each field of a model, by attribute; a field that a class states anew needs one of its own."""
    found = {attribute: _stated(origin(model, attribute)).get(attribute) for attribute in model.model_fields}
    return {attribute: text for attribute, text in found.items() if text}


def in_brackets(model: type[BaseModel], route: Route) -> str:
    """What the field at a route is for, in brackets, to be put after its name; an empty text where nothing says so."""
    holder = part_at(model, route[:-1]) or model
    attribute = next((name for name, info in holder.model_fields.items() if (info.alias or name) == route[-1]), "")
    said = descriptions(holder).get(attribute, "").split(". ")[0].rstrip(".")
    return f" ({said})" if said else ""


def origin(model: type[BaseModel], attribute: str) -> type[BaseModel]:
    """The class that states a field of a model: itself, or the nearest that it inherits it from."""
    bases = (base for base in model.__mro__ if issubclass(base, BaseModel))
    return next(base for base in bases if attribute in inspect.get_annotations(base))


@cache
def _stated(model: type[BaseModel]) -> dict[str, str]:
    """The texts that stand directly below the fields of one class."""
    found = {}
    for line, below in pairwise(_class(model.__module__, model.__name__)):
        if isinstance(line, ast.AnnAssign) and isinstance(line.target, ast.Name) and isinstance(below, ast.Expr):
            text = below.value.value if isinstance(below.value, ast.Constant) else None
            if isinstance(text, str):
                found[line.target.id] = inspect.cleandoc(text)
    return found


def _class(module: str, name: str) -> list[ast.stmt]:
    """The lines of a class, none where its source is not at hand."""
    statements = ast.walk(_module(module))
    return next((one.body for one in statements if isinstance(one, ast.ClassDef) and one.name == name), [])


@cache
def _module(name: str) -> ast.Module:
    try:
        return ast.parse(inspect.getsource(sys.modules[name]))
    except (OSError, TypeError):
        return ast.Module([], [])
