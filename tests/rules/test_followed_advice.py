"""Advice that is followed to the letter: what it writes after a field's name has the form that the field takes."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

import pytest

from opsbook import kinds, rules
from opsbook.check.documentation import documentation
from opsbook.check.rule import Rule, rules_in
from opsbook.diagnostic import Diagnostic
from opsbook.model.record import Record
from opsbook.read.source import parse
from tests.handbooks import KINDS, WriteHandbook, in_memory

SHOWN = [rule for rule in rules_in(rules, kinds) if documentation(rule.documentation).fails]
WRITTEN = re.compile(
    r"\b(?P<name>[a-z_]+):(?: and below it a line)?"
    r" (?!(?:and|in|or) )(?P<value>- (?:\{[^}]*\}|[a-z_]+: …)|\[[^\]]*\]|\{[^}]*\}|\d+ (?:month|year)s?|[\w-]+)"
)
"""A field's name, and what stands after it for somebody who takes the words as they are."""


@pytest.mark.parametrize("rule", SHOWN, ids=lambda rule: rule.fault.slug)
def test_what_is_written_as_advised_is_read(rule: Rule, handbook: WriteHandbook) -> None:
    files = {one.path: one.yaml.encode().replace(rb"\xff", b"\xff") for one in documentation(rule.documentation).fails}
    for found in handbook(files).diagnostics:
        if found.code == rule.code:
            for written in WRITTEN.finditer(found.help):
                value = re.sub(r"(amount|value): …", r"\1: 1", written["value"])
                field = _values(f"{written['name']}:\n  {value}".encode())
                said = _said_of(found, _values(files[found.path]), field)
                assert "DAT005" not in said, f"{field} cannot be read, in: {found.help}"


def _values(text: bytes) -> dict[str, Any]:
    return parse(text, markdown=False).values


def _said_of(found: Diagnostic, record: dict[str, Any], field: dict[str, Any]) -> set[str]:
    """What is wrong with a field that is written where the finding stands; where its kind lacks it, in another kind."""
    if kind := KINDS.get((found.record or "").partition(":")[0]):
        for copy in _written(record, found.field or "", field):
            if "DAT003" not in (said := _wrong(kind, copy)):
                return said
    others = [_wrong(other, {"title": "Another", **field}) for other in KINDS.values()]
    return min((said for said in others if "DAT003" not in said), key=len, default=set())


def _written(record: dict[str, Any], place: str, field: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The record with a field in each of the mappings in which a place lies, from the innermost outwards."""
    steps = re.findall(r"[^.\[\]]+", place)
    for length in range(len(steps), -1, -1):
        whole = deepcopy(record)
        inner: Any = whole
        for step in steps[:length]:
            inner = inner[int(step)] if isinstance(inner, list) else inner.get(step)
        if isinstance(inner, dict):
            inner.update(field)
            yield whole


def _wrong(kind: type[Record], record: dict[str, Any]) -> set[str]:
    text = json.dumps(record, default=str)
    return {one.code for one in in_memory({f"data/{kind.kind.plural}/followed.yml": text}).library.diagnostics}
