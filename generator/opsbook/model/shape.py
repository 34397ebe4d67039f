"""Where the marked values of a model stand: its references, prose, days, parts. Worked out once for each class."""

from __future__ import annotations

import types
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache, reduce
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel

from opsbook.diagnostic import Route
from opsbook.model.mark import Mark

ITEMS = "*"
"""Stands in a pattern for every item of a list, or every value of a mapping."""

Pattern = tuple[str, ...]
Found = list[tuple[Route, Any, Any]]


@cache
def patterns(model: type[BaseModel], mark: type) -> tuple[tuple[Pattern, Any], ...]:
    """The fields of a model that carry a mark, as (pattern, mark). Parts and lists are followed.

    The mark may be a class of parts; then each place of such a part is given, with its class.
    """
    return tuple(_patterns(_of_model(model, (mark,)), ()))


def marked(model: BaseModel, mark: type) -> Found:
    """Every value of a record under a mark, as (route, value, mark). Absent values are left out.

    The mark may be a class of parts, as in ``patterns``.
    """
    return _under_marks(model)[mark] if issubclass(mark, Mark) else marked_alone(model, mark)


def marked_alone(model: BaseModel, mark: type) -> Found:
    """The same, for whoever asks a record about no other mark: nothing else is looked at."""
    found: dict[type, Found] = {mark: []}
    _collect(model, _of_model(type(model), (mark,)), (), found)
    return found[mark]


@lru_cache(maxsize=1)
def _under_marks(model: BaseModel) -> dict[type, Found]:
    """The values under all marks, by mark: whoever asks about a record soon asks for those under another."""
    marks = tuple(Mark.__subclasses__())
    found: dict[type, Found] = {mark: [] for mark in marks}
    _collect(model, _of_model(type(model), marks), (), found)
    return found


@dataclass(frozen=True, slots=True)
class _Place:
    """What a value is marked with, each with the class that was looked for, and which values inside it lead on."""

    marks: Sequence[tuple[type, Any]] = ()
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
def _of_model(model: type[BaseModel], marks: tuple[type, ...]) -> _Place:
    fields = {
        info.alias or attribute: (attribute, place)
        for attribute, info in model.model_fields.items()
        if (place := _of_annotation(info.annotation, info.metadata, marks))
    }
    return _Place(fields=fields)


def _of_annotation(annotation: Any, metadata: Sequence[Any], marks: tuple[type, ...]) -> _Place:
    """The place of a value of this type. No mark is looked for inside a text or a list that bears it itself."""
    own = [(mark, item) for item in metadata for mark in marks if isinstance(item, mark)]
    left = tuple(mark for mark in marks if all(mark is not found for found, _ in own))
    inside = _inside(annotation, left) if left else _Place()
    return _Place([*own, *inside.marks], inside.fields, inside.items) if own else inside


def _inside(annotation: Any, marks: tuple[type, ...]) -> _Place:
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _of_annotation(arguments[0], arguments[1:], marks)
    if origin in (Union, types.UnionType):
        return reduce(_Place.or_as, (_of_annotation(choice, (), marks) for choice in arguments))
    if origin in (list, dict):
        return _Place(items=_of_annotation(arguments[-1], (), marks) or None)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        inside = _of_model(annotation, marks)
        own = [(mark, annotation) for mark in marks if issubclass(annotation, mark)]
        return _Place(own, inside.fields) if own else inside
    return _Place()


def _patterns(place: _Place, way: Pattern) -> Iterator[tuple[Pattern, Any]]:
    yield from ((way, mark) for _, mark in place.marks)
    for name, (_, inner) in place.fields.items():
        yield from _patterns(inner, (*way, name))
    if place.items:
        yield from _patterns(place.items, (*way, ITEMS))


def _collect(value: Any, place: _Place, route: Route, found: dict[type, Found]) -> None:
    for kind, mark in place.marks:
        found[kind].append((route, value, mark))  # a plain loop is faster for the one or two there are
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
