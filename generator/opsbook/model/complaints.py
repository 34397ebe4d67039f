"""What the checker says about the values of a record, as complaints: one for each faulty value."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from opsbook import faults
from opsbook.diagnostic import Route, place_text
from opsbook.model.advice import advice
from opsbook.model.advised import Advice
from opsbook.model.complaint import Complaint, put_in_quotes
from opsbook.model.description import in_brackets
from opsbook.model.inside import annotations_at
from opsbook.model.number_meant import bounds
from opsbook.model.unknown_field import unknown_field
from opsbook.model.word_meant import word_meant

_WANTED = {
    "string_type": "text",
    "int_type": "a whole number",
    "int_from_float": "a whole number",
    "float_type": "a number",
    "bool_type": "true or false",
    "list_type": "a list",
    "dict_type": "named fields",
    "model_type": "named fields",
    "day": "a day",
    "no_such_day": "a day of the calendar",
    "long_ago": "a day after 1900",
    "duration": "a length of time",
    "currency": "the three letters of a currency",
    "rhythm": "a time",
    "email": "an e-mail address",
    "phone": "a phone number",
    "zone": "a time zone",
}
_MANY = 100
"""So many unknown fields in a record are no slips of the pen."""


def complaints(model: type[BaseModel], values: dict[str, Any], errors: Iterable[ErrorDetails]) -> Iterator[Complaint]:
    """One complaint for each faulty value of a record, from the checker's own list of errors."""
    grouped: dict[Route, list[ErrorDetails]] = {}
    for error in errors:
        grouped.setdefault(_route(error, values), []).append(error)
    leading_on = {route[:length] for route in grouped for length in range(len(route))}
    guess = sum(error["type"] == "extra_forbidden" for (error, *_) in grouped.values()) < _MANY
    suggested = set()
    for route in sorted(grouped, key=lambda route: grouped[route][0]["type"] != "extra_forbidden"):
        group = grouped[route]
        if route in leading_on:
            continue  # another reading of the same value got further, and says more
        if group[0]["type"] == "missing" and route in suggested:
            continue
        complaint = _complaint(model, route, group, values, guess)
        if complaint.suggested:
            suggested.add((*route[:-1], complaint.suggested))
        yield complaint


def _complaint(model: type[BaseModel], route: Route, group: list[ErrorDetails], values: Any, guess: bool) -> Complaint:
    error, place = group[0], place_text(route, values)
    if error["type"] == "extra_forbidden":
        return unknown_field(model, route, error["input"], values, guess)
    if error["type"] == "missing":
        name = route[-1]
        holder = route if len(route) == 1 else route[:-1]
        return Complaint(
            faults.MISSING_FIELD,
            route,
            holder,
            f"{place} is missing",
            f"Add a line {name}: …{_form(model, route)}{in_brackets(model, route)}",
        )
    if error["type"] == "literal_error":
        return _wrong_word(route, error, place)
    if any(one["type"] in ("string_too_short", "string_pattern_mismatch") for one in group):
        return Complaint(
            faults.WRONG_TYPE,
            route,
            route,
            f"{place} is empty",
            "Write the text, or delete the line.",
        )
    if error["type"] in ("greater_than_equal", "less_than_equal"):
        limit = next(iter(error.get("ctx", {}).values()))
        bound = "at least" if error["type"] == "greater_than_equal" else "at most"
        message = f"{place} is {error['input']}; it must be {bound} {limit}"
        span = bounds(model, route) or f" of {bound} {limit}"
        return Complaint(faults.WRONG_TYPE, route, route, message, f"Write a number{span}.")
    return _wrong_type(model, route, group, place)


def _form(model: type[BaseModel], route: Route) -> str:
    """How a value is written that must have a certain form."""
    return ", a day such as 2026-12-31" if date in annotations_at(model, route) else ""


def _wrong_type(model: type[BaseModel], route: Route, group: list[ErrorDetails], place: str) -> Complaint:
    value = group[0]["input"]
    wanted = list(dict.fromkeys(_WANTED.get(error["type"], "something else") for error in group))
    if "a number" in wanted:
        wanted = [word for word in wanted if word != "a whole number"]
    message = f"{place} must be {' or '.join(wanted)}, not {_shown(value)}"
    unquoted = "text" in wanted and isinstance(value, int | float)
    if unquoted:
        said = Advice(put_in_quotes(route, f'"{value}"'))
    else:
        said = advice(model, route, value, wanted[0], group[0].get("ctx", {}))
    better = said.better if len(wanted) == 1 else None
    return Complaint(
        faults.WRONG_TYPE, route, route, message, said.text, better=better, guessed=said.guessed, unquoted=unquoted
    )


def _wrong_word(route: Route, error: ErrorDetails, place: str) -> Complaint:
    words = re.findall(r"'([^']+)'", error.get("ctx", {}).get("expected", ""))
    value = error["input"]
    near = word_meant(value, words)
    said = f"Did you mean {near}? " if near else ""
    said += f"Write one of: {', '.join(words)}."
    message = f"{place} cannot be {_shown(value)}"
    return Complaint(faults.WRONG_TYPE, route, route, message, said, better=near, guessed=True)


def _route(error: ErrorDetails, values: Any) -> Route:
    """The error's place as keys and indexes that exist, without the names of the checker's own branches."""
    route: list[str | int] = []
    last = len(error["loc"]) - 1
    for index, step in enumerate(error["loc"]):
        exists = (isinstance(values, dict) and step in values) or (
            isinstance(values, list) and isinstance(step, int) and 0 <= step < len(values)
        )
        if exists:
            values = values[step]
            route.append(step)
        elif index == last and error["type"] == "missing":
            route.append(step)
    return tuple(route)


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return f'"{value}"' if len(value) <= 40 else f'"{value[:40]}…"'
    if isinstance(value, list):
        return "a list"
    if isinstance(value, dict):
        return "named fields"
    return "nothing" if value is None else f"the number {value}"
