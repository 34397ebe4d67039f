"""A record that is in order, as plain values that can be kept, and made from them again without checking it anew.

Short values are at hand at once. Long ones, and those that plain values only stand for (days, parts), are made when
somebody asks for them: a handbook of ten thousand records is read for the sake of few.
"""

from __future__ import annotations

import marshal
from collections.abc import Callable
from datetime import date
from functools import cache
from typing import Any, NamedTuple

from opsbook.model.duration import Duration
from opsbook.model.identity import Identity
from opsbook.model.record import HELD, Part, Record
from opsbook.model.shape import patterns

_SHORT = 160
"""Bytes, or letters, up to which a value is kept at hand."""
_NOT_DAMAGED = frozenset[str]()

Fields = dict[str, Any]

AT_ONCE = ("aliases", "audience", "status", "title")
"""What is looked at in every record, whatever is asked of a handbook."""


class Plain(NamedTuple):
    """A record's fields by attribute, in plain values: those needed at once, the other short ones, the long ones.

    The short ones are in two: those that plain values are, and those that plain values stand for.
    """

    at_once: Fields
    short: tuple[Fields, Fields]
    long: Fields


class NotPlainError(TypeError):
    """A value that plain values cannot stand for."""


def plain(record: Record) -> Plain:
    """The fields of a record in plain values. NotPlainError when they cannot tell all of it."""
    found = Plain({}, ({}, {}), {})
    parts, held = _parts(type(record)), record.whole().__dict__
    for name in type(record).model_fields:
        value = held[name]
        if name in AT_ONCE:
            found.at_once[name] = value
        elif value is None or value == [] or type(value) in (bool, int, float):
            found.short[0][name] = value
        elif type(value) is str:
            (found.short[0] if len(value) <= _SHORT else found.long)[name] = value
        else:
            told = _told(value, parts)
            if len(marshal.dumps(told)) > _SHORT:
                found.long[name] = told
            else:
                found.short[0 if _is_itself(told) else 1][name] = told
    return found


def record_from(
    model: type[Record], identity: Identity, at_once: Fields, short: bytes, long: Callable[[], Fields]
) -> Record:
    """The record that plain values tell of, as ``plain`` gave them, ``short`` packed; ``long`` fetches the rest."""
    at_once.update(identity=identity, id=identity.id, key=identity.key, path=identity.path, damaged=_NOT_DAMAGED)
    at_once[HELD] = Held(model, short, long)
    record = model.__new__(model)
    object.__setattr__(record, "__dict__", at_once)
    object.__setattr__(record, "__pydantic_fields_set__", set())
    object.__setattr__(record, "__pydantic_extra__", None)
    object.__setattr__(record, "__pydantic_private__", None)
    return record


class Held:
    """The fields of a record, and of its copies, that nobody asked for yet."""

    __slots__ = ("_long", "_model", "_packed", "_short")

    def __init__(self, model: type[Record], packed: bytes, long: Callable[[], Fields]) -> None:
        self._model, self._packed, self._long = model, packed, long
        self._short: tuple[Fields, Fields] | None = None

    def fetch(self, name: str | None) -> Fields:
        """The fields that come with one; all, when it is None."""
        if self._short is None:
            self._short = marshal.loads(self._packed)
        at_hand, standing = self._short
        if name in at_hand:
            return at_hand
        if name and name in standing:
            return {name: _value(standing[name], _parts(self._model))}
        found: Fields = _value(self._long() if name else {**standing, **self._long()}, _parts(self._model))
        return found if name else {**at_hand, **found}


def _told(value: Any, parts: dict[str, type[Part]]) -> Any:
    """A value as a plain one. Tuples, which no field holds, stand for what is not plain."""
    if value is None or type(value) in (str, int, float, bool):
        return value
    if type(value) is list:
        return [item if type(item) is str else _told(item, parts) for item in value]
    if type(value) is dict:
        return {key: item if type(item) is str else _told(item, parts) for key, item in value.items()}
    if type(value) is date:
        return (value.toordinal(),)
    if type(value) is Duration:
        return (value.months, value.days)
    name = type(value).__qualname__
    if parts.get(name) is not type(value):
        raise NotPlainError(type(value))
    return (name, _told(vars(value), parts), None)


def _is_itself(told: Any) -> bool:
    """Whether a plain value is the value that it stands for."""
    if isinstance(told, list):
        return all(map(_is_itself, told))
    if isinstance(told, dict):
        return all(map(_is_itself, told.values()))
    return not isinstance(told, tuple)


def _value(told: Any, parts: dict[str, type[Part]]) -> Any:
    """The value that a plain one stands for. Texts are passed over where they stand: most values are."""
    kind = type(told)
    if kind is list:
        return [item if type(item) is str else _value(item, parts) for item in told]
    if kind is dict:
        return {name: item if type(item) is str else _value(item, parts) for name, item in told.items()}
    if kind is not tuple:
        return told
    if len(told) == 1:
        return date.fromordinal(told[0])
    if len(told) == 2:  # months and days
        return Duration(*told)
    return _part(parts[told[0]], _value(told[1], parts))


def _part(kind: type[Part], fields: dict[str, Any]) -> Part:
    part = kind.__new__(kind)
    object.__setattr__(part, "__dict__", fields)
    object.__setattr__(part, "__pydantic_fields_set__", set(fields))
    object.__setattr__(part, "__pydantic_extra__", None)
    object.__setattr__(part, "__pydantic_private__", None)
    return part


@cache
def _parts(model: type[Record]) -> dict[str, type[Part]]:
    """The classes of the parts that a kind's records are made of, by name."""
    return {part.__qualname__: part for _, part in patterns(model, Part)}
