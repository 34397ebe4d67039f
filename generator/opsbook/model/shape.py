"""Where the marked values of a model stand: its references, prose, days. Worked out once for each class."""

from __future__ import annotations

import types
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel

from opsbook.diagnostic import Route

ITEMS = "*"
"""Stands in a pattern for every item of a list, or every value of a mapping."""

Pattern = tuple[str, ...]


@cache
def patterns(model: type[BaseModel], mark: type) -> tuple[tuple[Pattern, Any], ...]:
    """The fields of a model that carry a mark, as (pattern, mark). Parts and lists are followed."""
    found: list[tuple[Pattern, Any]] = []
    for attribute, info in model.model_fields.items():
        name = info.alias or attribute
        own = [item for item in info.metadata if isinstance(item, mark)]
        found += [((name,), item) for item in own]
        if not own:
            found += [((name, *rest), item) for rest, item in _inside(info.annotation, mark)]
    return tuple(found)


def _inside(annotation: Any, mark: type) -> Iterator[tuple[Pattern, Any]]:
    origin = get_origin(annotation)
    if origin is Annotated:
        inner, *metadata = get_args(annotation)
        own = [item for item in metadata if isinstance(item, mark)]
        yield from (((), item) for item in own)
        if not own:
            yield from _inside(inner, mark)
    elif origin in (Union, types.UnionType):
        for choice in get_args(annotation):
            yield from _inside(choice, mark)
    elif origin in (list, dict):
        for rest, item in _inside(get_args(annotation)[-1], mark):
            yield (ITEMS, *rest), item
    elif isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield from patterns(annotation, mark)


def marked(model: BaseModel, mark: type) -> list[tuple[Route, Any, Any]]:
    """Every value of a record under a mark, as (route, value, mark). Absent values are left out."""
    found: list[tuple[Route, Any, Any]] = []
    _collect(model, _tree(type(model), mark), (), found)
    return found


@dataclass(slots=True)
class _Branch:
    """What a value is marked with, and which values inside it lead on."""

    marks: list[Any] = field(default_factory=list)
    inside: dict[str, _Branch] = field(default_factory=dict)


@cache
def _tree(model: type[BaseModel], mark: type) -> _Branch:
    """The patterns as a tree, so that what they share is walked once."""
    root = _Branch()
    for pattern, item in patterns(model, mark):
        branch = root
        for step in pattern:
            branch = branch.inside.setdefault(step, _Branch())
        branch.marks.append(item)
    return root


def _collect(value: Any, branch: _Branch, route: Route, found: list[tuple[Route, Any, Any]]) -> None:
    for item in branch.marks:
        found.append((route, value, item))  # noqa: PERF401  # a plain loop is faster for the one or two there are
    for step, inner in branch.inside.items():
        if step == ITEMS:
            pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
            for index, item in pairs:
                if item is not None:
                    _collect(item, inner, (*route, index), found)
        elif isinstance(value, BaseModel):
            attribute = _attributes(type(value)).get(step)
            held = getattr(value, attribute) if attribute else None
            if held is not None and held != []:
                _collect(held, inner, (*route, step), found)


@cache
def _attributes(model: type[BaseModel]) -> dict[str, str]:
    """Field names as they are written in files, each with the attribute that holds the value."""
    return {info.alias or attribute: attribute for attribute, info in model.model_fields.items()}
