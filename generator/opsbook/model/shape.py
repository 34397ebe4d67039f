"""Where the marked values of a model stand: its references, prose, days, parts. Worked out once for each class."""

from __future__ import annotations

import types
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, reduce
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel

from opsbook.diagnostic import Route

ITEMS = "*"
"""Stands in a pattern for every item of a list, or every value of a mapping."""

Pattern = tuple[str, ...]
Found = list[tuple[Route, Any, Any]]


@cache
def patterns(model: type[BaseModel], mark: type) -> tuple[tuple[Pattern, Any], ...]:
    """The fields of a model that carry a mark, as (pattern, mark). Parts and lists are followed.

    The mark may be a class of parts; then each place of such a part is given, with its class.
    """
    return tuple(_patterns(_of_model(model, mark), ()))


def marked(model: BaseModel, mark: type) -> Found:
    """Every value of a record under a mark, as (route, value, mark). Absent values are left out."""
    found: Found = []
    _collect(model, _of_model(type(model), mark), (), found)
    return found


@dataclass(frozen=True, slots=True)
class _Place:
    """What a value is marked with, and which values inside it lead on."""

    marks: Sequence[Any] = ()
    fields: dict[str, tuple[str, _Place]] = field(default_factory=dict)
    """By the name that stands in files: the attribute that holds the value, and its place."""
    items: _Place | None = None

    def __bool__(self) -> bool:
        return bool(self.marks or self.fields or self.items)

    def or_as(self, other: _Place) -> _Place:
        """The place of a value that may be read in either way."""
        fields = dict(self.fields)
        for name, (attribute, inner) in other.fields.items():
            fields[name] = (attribute, fields[name][1].or_as(inner) if name in fields else inner)
        items = self.items.or_as(other.items) if self.items and other.items else self.items or other.items
        return _Place([*self.marks, *other.marks], fields, items)


@cache
def _of_model(model: type[BaseModel], mark: type) -> _Place:
    fields = {
        info.alias or attribute: (attribute, place)
        for attribute, info in model.model_fields.items()
        if (place := _of_annotation(info.annotation, info.metadata, mark))
    }
    return _Place(fields=fields)


def _of_annotation(annotation: Any, metadata: Sequence[Any], mark: type) -> _Place:
    """The place of a value of this type. Nothing is looked for inside a text or a list that is marked itself."""
    if own := [item for item in metadata if isinstance(item, mark)]:
        return _Place(own)
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _of_annotation(arguments[0], arguments[1:], mark)
    if origin in (Union, types.UnionType):
        return reduce(_Place.or_as, (_of_annotation(choice, (), mark) for choice in arguments))
    if origin in (list, dict):
        return _Place(items=_of_annotation(arguments[-1], (), mark) or None)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        inside = _of_model(annotation, mark)
        return _Place([annotation], inside.fields) if issubclass(annotation, mark) else inside
    return _Place()


def _patterns(place: _Place, way: Pattern) -> Iterator[tuple[Pattern, Any]]:
    yield from ((way, mark) for mark in place.marks)
    for name, (_, inner) in place.fields.items():
        yield from _patterns(inner, (*way, name))
    if place.items:
        yield from _patterns(place.items, (*way, ITEMS))


def _collect(value: Any, place: _Place, route: Route, found: Found) -> None:
    for mark in place.marks:
        found.append((route, value, mark))  # a plain loop is faster for the one or two there are
    if place.fields and isinstance(value, BaseModel):
        held = value.__dict__  # half the time that pydantic's own way to an attribute takes
        for name, (attribute, inner) in place.fields.items():
            inside = held[attribute] if attribute in held else getattr(value, attribute, None)
            if inside is not None and inside != []:
                _collect(inside, inner, (*route, name), found)
    if place.items and isinstance(value, list | dict):
        for index, item in value.items() if isinstance(value, dict) else enumerate(value):
            if item is not None:
                _collect(item, place.items, (*route, index), found)
