"""A field that the kind does not have: which one was meant, or which there are."""

from __future__ import annotations

import re
from difflib import SequenceMatcher, get_close_matches
from typing import Any

from pydantic import BaseModel

from opsbook import faults
from opsbook.diagnostic import Route, place_text
from opsbook.model.complaint import Complaint
from opsbook.model.inside import fields_at
from opsbook.model.record import Record

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


def unknown_field(
    model: type[BaseModel], route: Route, value: object, record: dict[str, Any], guess: bool = True
) -> Complaint:
    """The complaint about a field and its value, which stand at a route in a record's values.

    ``guess``: whether to look for what it was meant for, which takes long where there are very many.
    """
    name, known = str(route[-1]), sorted(fields_at(model, route[:-1]))
    if route in _KNOWN_ANYWAY and "title" in record:
        message = f"{name} is no field: {_KNOWN_ANYWAY[route]}"
        return Complaint(faults.UNKNOWN_FIELD, route, route, message, "Delete this line.")
    if name == "<<":
        message = "merge keys (<<) are not part of YAML 1.2"
        return Complaint(faults.UNKNOWN_FIELD, route, route, message, "Write the fields out.")
    message = f"{place_text(route[:-1], record) or 'this kind of record'} has no field {name}"
    if not guess:
        return Complaint(faults.UNKNOWN_FIELD, route, route, message, _known(model, known))
    other = _OTHER_WORDS.get(name)
    near = get_close_matches(name.lower().replace("-", "_"), known, n=1) or ([other] if other in known else [])
    said = f"Did you mean {near[0]}?" if near else _known(model, _most_alike(name, known))
    if value is None and not near and not re.fullmatch(r"[\w-]*[a-z_][\w-]*", name):
        meant = "number, write it with a point" if name.isdecimal() else "text, put that text in quotes"
        said = f"Between {{ and }} a comma ends a value: if this belongs to the {meant}."
    if not near and len(route) == 1 and (others := _kinds_with(name)):
        said = f"{name} is a field of {' and '.join(others)}: delete the line here."
    if name.startswith("-") and not near:
        said = f"Write - {name[1:]}: with a space after the hyphen, where an item begins."
    rest = name.partition(" ")[2]
    if value is None and near and rest:
        said = f"A colon is missing: write {near[0]}: {rest}"
    return Complaint(faults.UNKNOWN_FIELD, route, route, message, said, suggested=near[0] if near else None)


def _kinds_with(name: str) -> list[str]:
    """The kinds that have a field of this name, in the words for several of their records; none where they are many."""
    found, waiting = [], Record.__subclasses__()
    while waiting:
        model = waiting.pop(0)
        waiting += model.__subclasses__()
        if (kind := getattr(model, "kind", None)) and name in fields_at(model, ()):
            found.append(kind.labels.lower())
    return sorted(set(found)) if len(set(found)) < 3 else []


def _most_alike(name: str, known: list[str]) -> list[str]:
    """The fields that there are, those first that are most like a name."""
    if len(known) <= _MOST:
        return known
    return sorted(known, key=lambda field: -SequenceMatcher(None, name.lower(), field).ratio())


def _known(model: type[BaseModel], known: list[str]) -> str:
    """Some of the fields that there are, and where all of them stand."""
    if len(known) <= _MOST:
        return f"Its fields are: {', '.join(known)}."
    kind = getattr(model, "kind", None)
    where = (
        f" opsbook explain {kind.name} lists all {len(known)}, as does its page /kinds/{kind.name}/." if kind else ""
    )
    return f"Its fields are, among others: {', '.join(known[:_MOST])}.{where}"
