"""Document → record: values checked against a kind's model, faults put into plain words at their place.

A faulty record is not thrown away. What can be read of it is kept, so that one fault gives one finding and nothing
that leads to the record, or through it, is reported as well.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from opsbook.diagnostic import Diagnostic, Route
from opsbook.model.identity import Identity
from opsbook.model.inside import fields_at
from opsbook.model.record import Record, shifted
from opsbook.read.document import Document

if TYPE_CHECKING:
    from opsbook.model.complaint import Complaint

_DAMAGED_ALL = frozenset("*")


def validate(model: type[Record], identity: Identity, document: Document) -> tuple[Record, list[Diagnostic]]:
    """The record of a document, whole or salvaged, and the findings about its content."""
    found = [problem.diagnostic(identity.path, identity.key) for problem in document.problems]
    damaged = {str(problem.route[0]) for problem in document.problems if problem.route}
    if not document.readable:
        return _stub(model, identity), found
    values = {name: value for name, value in document.values.items() if name not in model.foreign_fields}
    values = _with_unknown(model, values, document.empty)
    try:
        record = model.model_validate(values)
    except ValidationError as error:
        noted = _complaints(model, values, error.errors(include_url=False))
        unread = {problem.route for problem in document.problems}
        found += [
            complaint.problem(document).diagnostic(identity.path, identity.key)
            for complaint in noted
            if complaint.route not in unread
        ]
        damaged |= {str(step) for complaint in noted for step in (*complaint.route[:1], complaint.suggested) if step}
        record, cuts = _salvage(model, identity, values, noted)
        object.__setattr__(record, "cuts", cuts)
        object.__setattr__(record, "faulty", frozenset(_faulty(noted, document)))
    if "audience" in damaged:
        record = record.model_copy(update={"audience": "restricted"})
    return record.placed(identity, frozenset(damaged)), found


def _complaints(model: type[Record], values: dict[str, Any], errors: list[ErrorDetails]) -> list[Complaint]:
    from opsbook.model.complaints import complaints  # noqa: PLC0415  # what to advise is much code, and faults are few

    return list(complaints(model, values, errors))


def _with_unknown(model: type[Record], values: dict[str, Any], empty: tuple[Route, ...]) -> dict[str, Any]:
    """The values, and the fields without one that the model does not know: a name is misspelt before it is used."""
    unknown = [route for route in empty if (known := fields_at(model, route[:-1])) and route[-1] not in known]
    unknown = [route for route in unknown if route[0] not in model.foreign_fields]
    if not unknown:
        return values
    values = copy.deepcopy(values)
    for *above, name in unknown:
        holder: Any = values
        for step in above:
            holder = holder[step]
        holder[name] = None
    return values


def _stub(model: type[Record], identity: Identity) -> Record:
    record = model.model_construct(**_placeholders(model, identity, {}))
    return record.placed(identity, _DAMAGED_ALL)


def _faulty(noted: list[Complaint], document: Document) -> Iterator[Route]:
    """The places of what is wrong, and those that a misspelt field was meant for."""
    yield from (problem.route for problem in document.problems if problem.route)
    for complaint in noted:
        yield complaint.route
        if complaint.suggested:
            yield (*complaint.route[:-1], complaint.suggested)


def _salvage(
    model: type[Record], identity: Identity, values: dict[str, Any], noted: list[Complaint]
) -> tuple[Record, frozenset[Route]]:
    """The record without what is wrong in it, first the values, then all that holds them; and the items left out."""
    values, cuts = copy.deepcopy(values), frozenset[Route]()
    for cut in range(1, 20):
        holders = sorted({complaint.holder for complaint in noted}, key=_place, reverse=True)
        cuts |= {shifted(route, cuts) for route in holders if _remove(values, route)}
        try:
            return model.model_validate(_placeholders(model, identity, values)), cuts
        except ValidationError as error:
            details: list[ErrorDetails] = error.errors(include_url=False)
            noted = [complaint.wider(cut - 1) for complaint in _complaints(model, values, details)]
    return model.model_construct(**_placeholders(model, identity, {})), frozenset()


def _placeholders(model: type[Record], identity: Identity, values: dict[str, Any]) -> dict[str, Any]:
    """Something for each mandatory field that is missing, so that a record exists to be linked to."""
    filled = dict(values)
    for name, info in model.model_fields.items():
        if info.is_required() and name not in filled:
            filled[name] = identity.id if name == "title" else date.max
    return filled


def _place(route: Route) -> tuple[tuple[str, int], ...]:
    return tuple((step, 0) if isinstance(step, str) else ("", step) for step in route)


def _remove(values: Any, route: Route) -> bool:
    """Take a value away. Whether it was an item of a list, so that those after it moved up."""
    for step in route[:-1]:
        try:
            values = values[step]
        except (KeyError, IndexError, TypeError):
            return False
    if isinstance(values, dict):
        values.pop(route[-1], None)
    elif isinstance(values, list) and isinstance(route[-1], int) and route[-1] < len(values):
        del values[route[-1]]
        return True
    return False
