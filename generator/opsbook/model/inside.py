"""What a mapping at some place in a record may hold, as its kind's model says."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, get_args

from pydantic import BaseModel

from opsbook.diagnostic import Route


def fields_at(model: type[BaseModel], route: Route) -> set[str]:
    """The fields that a mapping at this route may have."""
    return {info.alias or name for found in _models_at(model, route) for name, info in found.model_fields.items()}


def needed_at(model: type[BaseModel], route: Route) -> list[str]:
    """The fields that a mapping at this route must have, in order; none where it may be of several sorts."""
    models = _models_at(model, route)
    if len(models) != 1:
        return []
    return [info.alias or name for name, info in next(iter(models)).model_fields.items() if info.is_required()]


def part_at(model: type[BaseModel], route: Route) -> type[BaseModel] | None:
    """The class of the part at this route, or of the items of its list; None where it may be of several sorts."""
    models = _models_at(model, route)
    return next(iter(models)) if len(models) == 1 and route else None


def annotations_at(model: type[BaseModel], route: Route) -> list[Any]:
    """What the model says of the type of the value at this route."""
    holders = _models_at(model, route[:-1])
    fields = [info for one in holders for name, info in one.model_fields.items() if (info.alias or name) == route[-1]]
    return [mark for info in fields for mark in (info.annotation, *info.metadata)]


def _models_at(model: type[BaseModel], route: Route) -> set[type[BaseModel]]:
    models = {model}
    for step in route:
        named = [
            info
            for candidate in models
            for name, info in candidate.model_fields.items()
            if (info.alias or name) == step
        ]
        if named:  # else it is a place in a list, or a key that the writer chose
            models = {inner for info in named for inner in _models(info.annotation)}
    return models


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in get_args(annotation):
        yield from _models(argument)
