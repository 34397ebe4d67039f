"""What the checker says about a value, as a finding: which fault, in plain words, at which key or value."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from difflib import SequenceMatcher, get_close_matches
from typing import Any

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from opsbook import faults
from opsbook.diagnostic import Fault, Fix, Route, place_text
from opsbook.model.advice import advice
from opsbook.model.advised import Advice
from opsbook.model.description import in_brackets
from opsbook.model.inside import fields_at
from opsbook.model.number_meant import bounds
from opsbook.model.word_meant import word_meant
from opsbook.read.document import Document
from opsbook.read.problem import Problem

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
    "duration": "a length of time",
    "currency": "the three letters of a currency",
    "rhythm": "a time",
    "email": "an e-mail address",
    "phone": "a phone number",
    "zone": "a time zone",
}
_MOST = 8
"""So many fields can be taken in at a glance."""
_OTHER_WORDS = {
    "backup": "deputy",
    "name": "title",
    "description": "summary",
    "rules": "requirements",
    "id": "title",
}


_KNOWN_ANYWAY: dict[Route, str] = {
    ("id",): "a record's id is its file's name",
    ("kind",): "a record's kind is told by its folder",
}


@dataclass(frozen=True, slots=True)
class Complaint:
    """One fault of a value. ``holder`` is the route to cut away so that the rest of the record can be read."""

    fault: Fault
    route: Route
    holder: Route
    message: str
    help: str
    suggested: str | None = None
    better: str | None = None
    guessed: bool = False
    """Whether ``better`` is only what was probably meant."""
    unquoted: bool = False
    """A number or a truth value where text is wanted: as it is written, it only lacks its quotation marks."""

    def wider(self, steps: int) -> Complaint:
        """The same, with more of what surrounds the value cut away."""
        return replace(self, holder=self.holder[: max(1, len(self.holder) - steps)])

    def problem(self, document: Document) -> Problem:
        """The complaint at its place in the file."""
        unknown = self.fault is faults.UNKNOWN_FIELD
        span = document.key_span(self.route) if unknown else document.span(self.route)
        better, said = self.better, self.help
        if self.unquoted:
            better = f'"{document.written(self.route)}"'
            said = _put_in_quotes(self.route, better)
        elif self.fault is faults.MISSING_FIELD and document.follow(self.route)[0]:
            said = f"Write it after {self.route[-1]}: on the same line."
        fix = Fix(self.route, better, f"Write {better}", guess=self.guessed) if better else None
        if unknown and self.suggested and " " not in str(self.route[-1]):
            fix = Fix(self.route, self.suggested, f"Call it {self.suggested}", renames=True, guess=True)
        return Problem(self.fault, self.message, said, span, self.route, fix)


def complaints(model: type[BaseModel], values: dict[str, Any], errors: Iterable[ErrorDetails]) -> Iterator[Complaint]:
    """One complaint for each faulty value of a record, from the checker's own list of errors."""
    grouped: dict[Route, list[ErrorDetails]] = {}
    for error in errors:
        grouped.setdefault(_route(error, values), []).append(error)
    suggested = set()
    for route in sorted(grouped, key=lambda route: grouped[route][0]["type"] != "extra_forbidden"):
        group = grouped[route]
        if any(other != route and other[: len(route)] == route for other in grouped):
            continue  # another reading of the same value got further, and says more
        if group[0]["type"] == "missing" and route in suggested:
            continue
        complaint = _complaint(model, route, group, values)
        if complaint.suggested:
            suggested.add((*route[:-1], complaint.suggested))
        yield complaint


def _complaint(model: type[BaseModel], route: Route, group: list[ErrorDetails], values: Any) -> Complaint:
    error, place = group[0], place_text(route, values)
    if error["type"] == "extra_forbidden":
        if route in _KNOWN_ANYWAY and "title" in values:
            message, advice = f"{route[0]} is no field: {_KNOWN_ANYWAY[route]}", "Delete this line."
            return Complaint(faults.UNKNOWN_FIELD, route, route, message, advice)
        return _unknown(model, route, error["input"], place_text(route[:-1], values))
    if error["type"] == "missing":
        name = route[-1]
        holder = route if len(route) == 1 else route[:-1]
        return Complaint(
            faults.MISSING_FIELD,
            route,
            holder,
            f"{place} is missing",
            f"Add a line {name}: …{in_brackets(model, route)}",
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


def _wrong_type(model: type[BaseModel], route: Route, group: list[ErrorDetails], place: str) -> Complaint:
    value = group[0]["input"]
    wanted = list(dict.fromkeys(_WANTED.get(error["type"], "something else") for error in group))
    if "a number" in wanted:
        wanted = [word for word in wanted if word != "a whole number"]
    message = f"{place} must be {' or '.join(wanted)}, not {_shown(value)}"
    unquoted = "text" in wanted and isinstance(value, int | float)
    if unquoted:
        said = Advice(_put_in_quotes(route, f'"{value}"'))
    else:
        said = advice(model, route, value, wanted[0], group[0].get("ctx", {}))
    better = said.better if len(wanted) == 1 else None
    return Complaint(
        faults.WRONG_TYPE, route, route, message, said.text, better=better, guessed=said.guessed, unquoted=unquoted
    )


def _put_in_quotes(route: Route, better: str) -> str:
    name = f"{route[-1]}: " if isinstance(route[-1], str) else ""
    return f"Put it in quotes, as in {name}{better}."


def _wrong_word(route: Route, error: ErrorDetails, place: str) -> Complaint:
    words = re.findall(r"'([^']+)'", error.get("ctx", {}).get("expected", ""))
    value = error["input"]
    near = word_meant(value, words)
    said = f"Did you mean {near}? " if near else ""
    said += f"Write one of: {', '.join(words)}."
    message = f"{place} cannot be {_shown(value)}"
    return Complaint(faults.WRONG_TYPE, route, route, message, said, better=near, guessed=True)


def _unknown(model: type[BaseModel], route: Route, value: object, holder: str) -> Complaint:
    name, known = str(route[-1]), sorted(fields_at(model, route[:-1]))
    if name == "<<":
        return Complaint(
            faults.UNKNOWN_FIELD,
            route,
            route,
            "merge keys (<<) are not part of YAML 1.2",
            "Write the fields out.",
        )
    other = _OTHER_WORDS.get(name)
    near = get_close_matches(name.lower().replace("-", "_"), known, n=1) or ([other] if other in known else [])
    said = f"Did you mean {near[0]}?" if near else _known(model, name, known)
    if value is None and not near and not re.fullmatch(r"[\w-]*[a-z_][\w-]*", name):
        meant = "number, write it with a point" if name.isdecimal() else "text, put that text in quotes"
        said = f"Between {{ and }} a comma ends a value: if this belongs to the {meant}."
    rest = name.partition(" ")[2]
    if value is None and near and rest:
        said = f"A colon is missing: write {near[0]}: {rest}"
    where = f"{holder or 'this kind of record'} has"
    return Complaint(
        faults.UNKNOWN_FIELD,
        route,
        route,
        f"{where} no field {name}",
        said,
        suggested=near[0] if near else None,
    )


def _known(model: type[BaseModel], name: str, known: list[str]) -> str:
    """Some of the fields that there are, the most alike first, and where all of them stand."""
    if len(known) <= _MOST:
        return f"Its fields are: {', '.join(known)}."
    like = sorted(known, key=lambda field: -SequenceMatcher(None, name.lower(), field).ratio())[:_MOST]
    kind = getattr(model, "kind", None)
    where = (
        f" opsbook explain {kind.name} lists all {len(known)}, as does its page /kinds/{kind.name}/." if kind else ""
    )
    return f"Its fields are, among others: {', '.join(like)}.{where}"


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
