"""What somebody meant who wrote one value where named fields belong: the same value, in the field that it is for."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, Literal, NamedTuple, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from opsbook.diagnostic import Route
from opsbook.model.inside import part_at
from opsbook.model.number_meant import number_meant
from opsbook.model.text import ProseMark, UrlMark

_SAFE = re.compile(r"[\w#@%€$£+][^,\[\]{}:#\"'&*!|>]*(?<!\s)")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_REST = "…"


class Meant(NamedTuple):
    """Fields as they would be written, such as ``do: Look``; ``whole`` when none of them is left to be filled in."""

    pairs: tuple[tuple[str, str], ...]
    all_of_it: bool = True
    """Whether nothing of the value is left out."""

    @property
    def whole(self) -> bool:
        """Whether every field has its value, and the value is all there."""
        return self.all_of_it and all(value != _REST for _, value in self.pairs)

    @property
    def braced(self) -> str:
        """Between braces, for the place of the value."""
        return f"{{{self._joined}}}"

    @property
    def item(self) -> str:
        """As an item of a list on a line of its own."""
        return f"- {self._joined if len(self.pairs) == 1 else self.braced}"

    @property
    def _joined(self) -> str:
        return ", ".join(f"{name}: {value}" for name, value in self.pairs)


def fields_meant(model: type[BaseModel], route: Route, value: Any) -> Meant | None:
    """The fields that one value at a route stands for; None where no fields belong, or none that would take it.

    A list is taken for the values of the fields that are needed, a mapping of others for the first of its pairs.
    """
    part = part_at(model, route)
    if part is None:
        return None
    fields = {info.alias or name: info for name, info in part.model_fields.items()}
    needed = [name for name, info in fields.items() if info.is_required()]
    if isinstance(value, dict):
        return _of_pair(next(iter(value.items()), None), fields, needed)
    if isinstance(value, list):
        plain = len(value) == len(needed) and all(isinstance(one, str | int | float) for one in value)
        return Meant(tuple(zip(needed, map(_written, value), strict=True))) if plain and value else None
    number = number_meant(value, whole=False) if isinstance(value, str) else None
    counted = next((name for name in needed if {int, float} & set(_sorts(fields[name]))), None)
    said = float(number[0]) if number and counted else value
    name = _field_for(said, fields, needed)
    if name is None:
        return None
    names = needed if name in needed else [name, *needed]
    written = number[0] if number and counted else _written(value)
    return Meant(tuple((one, written if one == name else _REST) for one in names), not (number and counted))


def _of_pair(pair: tuple[Any, Any] | None, fields: dict[str, FieldInfo], needed: Sequence[str]) -> Meant | None:
    """What somebody meant who wrote ``{no-dogs: No dogs aboard.}`` or ``{2026-05-01: 12}``."""
    if pair is None or pair[0] in fields or not isinstance(pair[1], str | int | float):
        return None
    names = needed if len(needed) == 2 else ["id", *needed] if "id" in fields and len(needed) == 1 else []
    return Meant(tuple(zip(names, map(_written, pair), strict=True))) if names else None


def _field_for(value: Any, fields: dict[str, FieldInfo], needed: Sequence[str]) -> str | None:
    """The field that a value is for: one that is needed if it fits, else the likeliest of the others."""
    sorts = {name: set(_sorts(info)) for name, info in fields.items()}
    text = str(value)
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, int | float):
        fitting = [name for name in fields if sorts[name] & {int, float}]
    elif _DAY.fullmatch(text):
        fitting = [name for name in fields if date in sorts[name]][-1:]  # of two days the last is told more often
    elif text.startswith(("https://", "http://")):
        fitting = [name for name in fields if UrlMark in sorts[name]]
    else:
        said = [name for name in fields if text in sorts[name]]
        prose = [name for name in fields if ProseMark in sorts[name]]
        fitting = said or [*(prose if not needed else []), *(name for name in fields if str in sorts[name])]
        fitting = said or [name for name in fitting if name != "id"]
    return next((name for name in fitting if name in needed), next(iter(fitting), None))


def _sorts(info: FieldInfo) -> Iterator[Any]:
    """The types, words and marks that a field's annotation speaks of."""
    yield from (type(mark) for mark in info.metadata)
    yield from _inside(info.annotation)


def _inside(annotation: Any) -> Iterator[Any]:
    if isinstance(annotation, type):
        yield annotation
    if get_origin(annotation) is Literal:
        yield from get_args(annotation)
        return
    yield from (type(mark) for mark in getattr(annotation, "__metadata__", ()))
    for argument in get_args(annotation):
        if isinstance(argument, type) or get_args(argument):
            yield from _inside(argument)


def _written(value: Any) -> str:
    text = str(value)
    plain = not isinstance(value, str) or bool(_SAFE.fullmatch(text) and not text.startswith("#"))
    return text if plain else json.dumps(text, ensure_ascii=False)
