"""JSON Schemas of the kinds (draft 2020-12), for editors and other programs; with the ids that exist, if wanted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema
from pydantic_core import core_schema

from opsbook.model.description import descriptions
from opsbook.model.record import Record
from opsbook.model.reference import ANY, SAME

DIALECT = "https://json-schema.org/draft/2020-12/schema"

Known = Mapping[str, Mapping[str, str]]
"""The records that exist: their titles by id, by kind."""


def schema(model: type[Record], known: Known | None = None) -> dict[str, Any]:
    """A kind's schema. With ``known``, references offer the ids that exist, each with its title.

    Every field carries its description; a reference names the kinds that it accepts as ``x-ref`` (``*`` for all).
    """
    found = model.model_json_schema(by_alias=True, schema_generator=_Described)
    definitions = found.pop("$defs", {})
    for part in (found, *definitions.values()):
        _refine(part, model, known)
    head = {"$schema": DIALECT, "title": model.kind.label}
    return {**head, **found, **({"$defs": definitions} if definitions else {})}


class _Described(GenerateJsonSchema):
    """Adds the descriptions of fields, which the classes leave in their source until they are asked for."""

    def model_schema(self, schema: core_schema.ModelSchema) -> dict[str, Any]:
        found = super().model_schema(schema)
        model: type[BaseModel] = schema["cls"]
        for attribute, text in descriptions(model).items():
            name = model.model_fields[attribute].alias or attribute
            found["properties"][name]["description"] = text
        return found


def known_ids(records: Iterable[Record]) -> dict[str, dict[str, str]]:
    """The titles of records by id, by kind."""
    found: dict[str, dict[str, str]] = {}
    for record in records:
        found.setdefault(record.kind.name, {})[record.id] = record.heading
    return found


def _refine(node: Any, model: type[Record], known: Known | None) -> None:
    """Leave out the titles that pydantic makes of names, settle "the same kind", and offer what exists."""
    if isinstance(node, list):
        for item in node:
            _refine(item, model, known)
    if not isinstance(node, dict):
        return
    if isinstance(node.get("title"), str):
        del node["title"]
    if "x-ref" in node:
        node["x-ref"] = [model.kind.name if kind == SAME else kind for kind in node["x-ref"]]
        if known is not None:
            node.update(_offer(node["x-ref"], known))
    for name, value in node.items():
        for child in value.values() if name == "properties" else [value]:
            _refine(child, model, known)


def _offer(kinds: list[str], known: Known) -> dict[str, list[str]]:
    """The ids that fit, as editors complete them. An id that several kinds have is written with its kind."""
    fitting = sorted(known) if ANY in kinds else [kind for kind in kinds if kind in known]
    owners: dict[str, list[str]] = {}
    for kind in fitting:
        for name in known[kind]:
            owners.setdefault(name, []).append(kind)
    titles = {
        name if len(having) == 1 else f"{kind}:{name}": known[kind][name]
        for name, having in sorted(owners.items())
        for kind in having
    }
    return {"enum": list(titles), "enumDescriptions": list(titles.values())} if titles else {}
