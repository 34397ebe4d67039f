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
from opsbook.model.record import HELD, Identity, Part, Record
from opsbook.model.shape import patterns

_SHORT = 160
"""Bytes, or letters, up to which a value is kept at hand."""
_NOT_DAMAGED = frozenset[str]()

Fields = dict[str, Any]

Plain = tuple[Fields, Fields]
"""A record's short fields by attribute: those that plain values are, and those that plain values stand for."""


class NotPlainError(TypeError):
    """A value that plain values cannot stand for."""


def plain(record: Record) -> tuple[Plain, Fields]:
    """The fields of a record in plain values, the long ones apart. NotPlainError when they cannot tell all of it."""
    at_hand: Fields = {}
    standing: Fields = {}
    long: Fields = {}
    parts, held = _parts(type(record)), record.whole().__dict__
    for name in type(record).model_fields:
        value = held[name]
        if value is None or value == [] or (type(value) is str and len(value) <= _SHORT):
            at_hand[name] = value
            continue
        told = _told(value, parts)
        if len(marshal.dumps(told)) > _SHORT:
            long[name] = told
        elif _is_itself(told):
            at_hand[name] = told
        else:
            standing[name] = told
    return (at_hand, standing), long


def record_from(model: type[Record], identity: Identity, told: Plain, long: Callable[[], Fields]) -> Record:
    """The record that plain values tell of, as ``plain`` gave them; ``long`` fetches the long ones."""
    at_hand, standing = told
    at_hand.update(identity=identity, id=identity.id, key=identity.key, path=identity.path, damaged=_NOT_DAMAGED)
    at_hand[HELD] = Held(model, standing, long)
    record = model.__new__(model)
    object.__setattr__(record, "__dict__", at_hand)
    object.__setattr__(record, "__pydantic_fields_set__", set())
    object.__setattr__(record, "__pydantic_extra__", None)
    object.__setattr__(record, "__pydantic_private__", None)
    return record


class Held(NamedTuple):
    """The fields of a record that nobody asked for yet."""

    model: type[Record]
    standing: Fields
    long: Callable[[], Fields]

    def fetch(self, name: str | None) -> Fields:
        """The fields that come with one; all, when it is None."""
        if name in self.standing:
            return {name: _value(self.standing[name], _parts(self.model))}
        found: Fields = _value(self.long() if name else {**self.standing, **self.long()}, _parts(self.model))
        return found


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
