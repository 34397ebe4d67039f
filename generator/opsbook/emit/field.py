"""A kind's fields in plain words: what each holds, what it means, and where it comes from."""

from __future__ import annotations

import types
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from opsbook.model.description import descriptions, origin
from opsbook.model.duration import Duration
from opsbook.model.kind import Kind
from opsbook.model.record import Record
from opsbook.model.reference import ANY, SAME, Ref
from opsbook.model.text import ProseMark, UrlMark

_PLAIN = {str: "text", int: "whole number", float: "number", bool: "true or false", date: "day, such as 2026-05-01"}
_PLURAL = {
    "text": "texts",
    "address": "addresses",
    "Markdown": "Markdown texts",
    "mapping": "mappings",
    "choice": "choices",
}


@dataclass(frozen=True, slots=True)
class Field:
    """One field. ``trait`` is the class that brings it, None for the kind's own; ``says`` and ``back`` are the headings
    of a reference; ``parts`` are the fields of the mapping, or of each mapping of the list, that it holds."""

    name: str
    type: str
    required: bool
    about: str
    trait: str | None = None
    values: list[str] = field(default_factory=list)
    says: str | None = None
    back: str | None = None
    parts: list[Field] = field(default_factory=list)

    @classmethod
    def of(cls, *plain: Any) -> Field:
        """A field from its plain values, in order, with those of its parts."""
        found = cls(*plain)
        return replace(found, parts=[cls.of(*part) for part in plain[-1]])


def fields(model: type[Record]) -> list[Field]:
    """The fields of a kind: its own first, then those of its traits, then those that every record has."""
    found = list(_fields(model, model))
    return sorted(found, key=lambda one: 0 if one.trait is None else 2 if one.trait == Record.__name__ else 1)


def traits(model: type[Record]) -> list[type[Record]]:
    """What the kind is composed of, in order; what every record has left out."""
    return [base for base in model.__mro__[1:] if issubclass(base, Record) and base is not Record]


def _fields(model: type[BaseModel], kind: type[Record]) -> Iterator[Field]:
    for attribute, info in model.model_fields.items():
        states = origin(model, attribute)
        yield Field(
            name=info.alias or attribute,
            type=_words(_annotation(info), kind.kind),
            required=info.is_required(),
            about=descriptions(model).get(attribute, ""),
            trait=states.__name__ if issubclass(model, Record) and states is not model else None,
            values=list(_values(info.annotation)),
            says=next((ref.says for ref in _marks(_annotation(info), Ref)), None),
            back=next((ref.back for ref in _marks(_annotation(info), Ref)), None),
            parts=[part for inner in _models(info.annotation) for part in _fields(inner, kind)],
        )


def _annotation(info: FieldInfo) -> Any:
    """The annotation with the marks that pydantic took off it."""
    annotation: Any = info.annotation
    for mark in info.metadata:
        annotation = Annotated[annotation, mark]
    return annotation


def _words(annotation: Any, kind: Kind) -> str:
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _marked_words(annotation, kind)
    if origin in (Union, types.UnionType):
        return " or ".join(dict.fromkeys(_words(choice, kind) for choice in arguments if choice is not type(None)))
    if origin is Literal:
        return "one of"
    if origin is list:
        item = _words(arguments[0], kind)
        several = item.replace("id of", "ids, each of", 1) if item.startswith("id of") else _PLURAL.get(item, item)
        return f"list of {several}"
    if origin is dict:
        return f"mapping of names to {_words(arguments[1], kind)}"
    if annotation is Duration:
        return "length of time, such as 6 months"
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return "mapping"
    return _PLAIN.get(annotation, "value")


def _marked_words(annotation: Any, kind: Kind) -> str:
    inner, *marks = get_args(annotation)
    for mark in marks:
        if isinstance(mark, Ref):
            return _reference(mark, kind)
        if isinstance(mark, ProseMark):
            return "Markdown"
        if isinstance(mark, UrlMark):
            return "address"
    return _words(inner, kind)


def _reference(ref: Ref, kind: Kind) -> str:
    if ANY in ref.kinds:
        return "id of any record"
    names = [(kind.name if name == SAME else name).replace("-", " ") for name in ref.kinds]
    listed = " or ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
    return f"id of a {listed}"


def _marks(annotation: Any, mark: type) -> Iterator[Any]:
    if get_origin(annotation) is Annotated:
        yield from (item for item in get_args(annotation)[1:] if isinstance(item, mark))
    for inner in get_args(annotation):
        yield from _marks(inner, mark)


def _values(annotation: Any) -> Iterator[str]:
    if get_origin(annotation) is Literal:
        yield from map(str, get_args(annotation))
    else:
        for inner in get_args(annotation):
            yield from _values(inner)


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in get_args(annotation):
        yield from _models(inner)
