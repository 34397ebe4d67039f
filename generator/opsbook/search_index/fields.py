"""Which fields of a model hold text that search should know, worked out once for each class."""

from __future__ import annotations

import types
from functools import cache
from typing import Annotated, Any, Literal, NamedTuple, Union, get_args, get_origin

from opsbook.model.kind import Kind
from opsbook.model.record import Part, Record
from opsbook.model.reference import Ref
from opsbook.model.shape import ITEMS, patterns
from opsbook.model.text import LocalIdMark, PastMark, ProseMark, UrlMark

_APART = frozenset(("title", "summary", "status", "tags", "audience", "aliases", "related", "body", "review_exempt"))
"""Fields of every record that are read by name, or that say nothing about it."""


class Field(NamedTuple):
    """A field with text in it. ``parts``: it is a list of parts, which may have anchors of their own."""

    attribute: str
    prose: bool
    reference: bool
    parts: bool
    anchor: str
    heading: str
    strong: bool


@cache
def fields(model: type[Part]) -> tuple[Field, ...]:
    """The fields of a record or of a part of one. Logs of what happened (reviews, exercises) are left out."""
    kind: Kind | None = model.kind if issubclass(model, Record) else None
    left_out = _APART if kind else frozenset[str]()
    references, prose = _directly(model, Ref), _directly(model, ProseMark)
    others = _directly(model, UrlMark) | _directly(model, LocalIdMark)
    found = []
    for attribute, info in model.model_fields.items():
        if attribute in left_out or attribute in others or not _has_text(info.annotation):
            continue
        parts = _parts(info.annotation)
        if any(patterns(part, PastMark) for part in parts):
            continue
        anchor = attribute.replace("_", "-") if kind else ""
        heading = kind.sections.get(anchor, "") if kind else ""
        found.append(
            Field(
                attribute,
                attribute in prose,
                attribute in references,
                bool(parts),
                anchor if heading else "",
                heading,
                bool(kind and attribute in kind.known_by),
            )
        )
    return tuple(found)


def _directly(model: type[Part], mark: type) -> set[str]:
    """The attributes whose value, or each item of it, is marked."""
    marked = {pattern[0] for pattern, _ in patterns(model, mark) if len(pattern) == 1 or pattern[1:] == (ITEMS,)}
    return {attribute for attribute, info in model.model_fields.items() if (info.alias or attribute) in marked}


def _has_text(annotation: Any) -> bool:
    """Whether text can stand there: not in dates, numbers, and words from a fixed list."""
    origin = get_origin(annotation)
    if origin is Literal:
        return False
    if origin is Annotated:
        return _has_text(get_args(annotation)[0])
    if origin in (Union, types.UnionType, list, dict):
        return any(_has_text(argument) for argument in get_args(annotation))
    return isinstance(annotation, type) and issubclass(annotation, str | Part)


def _parts(annotation: Any) -> list[type[Part]]:
    if isinstance(annotation, type) and issubclass(annotation, Part):
        return [annotation]
    return [part for argument in get_args(annotation) for part in _parts(argument)]
