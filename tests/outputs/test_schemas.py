"""A JSON Schema of every kind, which its example obeys."""

from __future__ import annotations

from typing import Any

import jsonschema
import pytest

from opsbook.model import scaffold
from opsbook.model.schema import known_ids, schema
from opsbook.read import source
from tests.handbooks import KINDS
from tests.outputs.books import BOOK
from tests.outputs.emitted import Emit


def described(node: Any) -> list[str]:
    """The properties of a schema that say nothing of what they mean."""
    silent = [name for name, field in node.get("properties", {}).items() if not field.get("description")]
    return silent + [name for part in node.get("$defs", {}).values() for name in described(part)]


@pytest.mark.parametrize("kind", KINDS)
def test_each_schema_is_one_and_describes_every_field(emit: Emit, kind: str) -> None:
    made = schema(KINDS[kind])
    jsonschema.Draft202012Validator.check_schema(made)
    assert described(made) == []


@pytest.mark.parametrize("kind", [name for name in KINDS if name != "page"])
def test_the_kinds_example_is_valid(kind: str) -> None:
    example = source.parse(scaffold.example(KINDS[kind]).encode())
    jsonschema.Draft202012Validator(schema(KINDS[kind])).validate(example.values)


def test_schemas_are_published_under_their_own_address(emit: Emit) -> None:
    made = emit(BOOK).data("schemas/policy.json")
    assert made["$id"] == "https://handbook.example/ops/schemas/policy.json"
    assert made["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert made["properties"]["owner"]["anyOf"][0]["x-ref"] == ["person", "team", "role"]


def test_published_schemas_name_no_record(emit: Emit) -> None:
    site = emit(BOOK)
    assert not [path for path in site.made if path.startswith("schemas/") and b"maya-chen" in site.content(path)]


def test_with_the_known_ids_references_offer_them_with_their_titles(emit: Emit) -> None:
    made = schema(KINDS["policy"], known_ids(emit(BOOK).site.handbook.book))
    owner = made["properties"]["owner"]["anyOf"][0]
    assert dict(zip(owner["enum"], owner["enumDescriptions"], strict=True)) == {
        "empty-seat": "Empty seat",
        "maya-chen": "Maya Chen",
        "old-hand": "Old Hand",
        "platform": "Platform team",
        "ravi-patel": "Ravi Patel",
        "steward": "Data steward",
    }


def test_an_id_that_two_kinds_have_is_offered_with_its_kind(emit: Emit) -> None:
    site = emit({"data/people/ada.yml": "title: Ada\n", "data/teams/ada.yml": "title: Team Ada\n"})
    made = schema(KINDS["tool"], known_ids(site.site.handbook.book))
    assert made["properties"]["owner"]["anyOf"][0]["enum"] == ["person:ada", "team:ada"]
