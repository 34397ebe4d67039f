"""One fault gives one finding: at its place, under its code, and nothing that follows from it is reported as well."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from opsbook.diagnostic import Diagnostic, Route, Span, route_text
from opsbook.model.identity import Identity
from opsbook.model.reference import Ref
from opsbook.model.shape import marked
from opsbook.model.validate import validate
from opsbook.read import source
from tests import example_handbook
from tests.example_handbook import FILES, distinct_fields, document, findings, spliced
from tests.handbooks import KINDS, in_memory

FIELDS = {f"{path.split('/')[1]} {route_text(route)}": (path, route) for path, route in distinct_fields()}
NAMED = {name: place for name, place in FIELDS.items() if isinstance(place[1][-1], str)}
HALF = dict(list(FIELDS.items())[::2])
OTHER_HALF = {name: place for name, place in NAMED.items() if name not in HALF}
"""A whole handbook is checked for each, so each field is spoilt in one way only."""


def only(found: list[Diagnostic]) -> Diagnostic:
    assert len(found) == 1, [f"{one} ({one.help})" for one in found]
    return found[0]


def value_at(path: str, route: Route) -> object:
    value: Any = document(path).values
    for step in route:
        value = value[step]
    return value


def test_the_examples_together_are_a_clean_handbook() -> None:
    assert [str(one) for one in findings()] == []


@pytest.mark.parametrize(("path", "route"), HALF.values(), ids=HALF)
def test_a_value_of_another_type_is_one_finding_at_the_value(path: str, route: Route) -> None:
    span = document(path).span(route)
    value = value_at(path, route)
    wrong = "12.5" if isinstance(value, list | dict) else json.dumps([[value]], ensure_ascii=False)
    found = only(findings(path, spliced(path, span, wrong)))
    assert (found.path, found.code) == (path, "DAT005")
    assert found.span[:2] == span[:2]


@pytest.mark.parametrize(("path", "route"), FIELDS.values(), ids=FIELDS)
def test_a_value_under_a_strange_tag_is_one_finding_at_the_value(path: str, route: Route) -> None:
    span = document(path).span(route)
    model = KINDS.by_plural(path.split("/")[1])
    assert model
    identity = Identity(model.kind.name, "x", path)
    text = spliced(path, span, "!secret x")
    found = only(validate(model, identity, source.parse(text.encode()))[1])
    assert found.code == "DAT001"
    assert found.span == Span(span.line, span.column, span.line, span.column + len("!secret x"))


@pytest.mark.parametrize(("path", "route"), OTHER_HALF.values(), ids=OTHER_HALF)
def test_a_misspelt_field_is_one_finding_at_the_name(path: str, route: Route) -> None:
    if path.startswith("data/experiments/") and route[0] == "package" and len(route) > 1:
        return  # its names are the ids of a checklist's items
    span = document(path).key_span(route)
    name = f"{route[-1]}x"
    found = only(findings(path, spliced(path, span, name)))
    assert (found.path, found.code, found.field) == (path, "DAT003", route_text((*route[:-1], name)))
    assert found.span == Span(span.line, span.column, span.line, span.column + len(name))
    assert found.help == f"Did you mean {route[-1]}?"


@pytest.mark.parametrize("path", FILES)
def test_a_field_that_stands_twice_is_one_finding_at_the_second(path: str) -> None:
    lines = FILES[path].splitlines()
    for name in [key for key in document(path).values if f"{key}:" in {line.split(" ")[0] for line in lines}][:3]:
        text = FILES[path].rstrip("\n") + f"\n{name}: again\n"
        found = only(findings(path, text))
        last = text.count("\n")
        assert (found.path, found.code, found.span) == (path, "DAT002", Span(last, 1, last, 1 + len(name)))


REFERENCES = {
    f"{record.kind.plural} {route_text(route)}": (record.path, route, name, ref)
    for record in in_memory(FILES, example_handbook.TODAY).book
    for route, name, ref in marked(record, Ref)
    if all(step == 0 for step in route if isinstance(step, int))
}


@pytest.mark.parametrize(("path", "route", "name", "ref"), REFERENCES.values(), ids=REFERENCES)
def test_a_misspelt_reference_is_one_finding_at_the_reference(path: str, route: Route, name: str, ref: Ref) -> None:
    span = document(path).span(route)
    found = only(findings(path, spliced(path, span, f"{name}x")))
    assert (found.path, found.code) == (path, ref.unknown or "REF001")
    assert found.span == Span(span.line, span.column, span.line, span.column + len(name) + 1)
    assert name.rpartition(":")[2] in found.help


@pytest.mark.parametrize("path", FILES)
def test_a_file_that_cannot_be_read_is_one_finding(path: str) -> None:
    assert only(findings(path, "title: 'never closed\n")).code == "DAT001"
    assert only(findings(path, "- a list\n")).code == "DAT005"
    assert only(findings(path, "")).code == "DAT017"


@pytest.mark.parametrize("kind", KINDS)
def test_a_record_without_its_required_fields_lacks_each_of_them_once(kind: str) -> None:
    model = KINDS[kind]
    if kind == "page":
        return
    required = [name for name, info in model.model_fields.items() if info.is_required()]
    path = f"data/{model.kind.plural}/new-one.yml"
    found = [one for one in findings(path, "tags: [a]\n") if one.path == path and one.code == "DAT004"]
    assert sorted(re.findall(r"^(\w+) is missing", "\n".join(one.message for one in found), re.MULTILINE)) == sorted(
        required
    )
    assert {one.span for one in found} == {Span(1, 1, 1, 1)}
