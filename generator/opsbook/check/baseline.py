"""Findings that a handbook had when it took the rules up: known, left out of reports, and paid down over time.

A finding is known by its code, its record (or file) and its field, never by its line. A baseline only ever shrinks:
writing it again drops what no longer occurs and takes up nothing new.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from opsbook.diagnostic import Diagnostic, UsageError

DEFAULT = ".opsbook-baseline.json"
VERSION = 1


class Entry(NamedTuple):
    """What a known finding is known by. ``record`` is its key, or the file's path where there is no record."""

    code: str
    record: str
    field: str

    @classmethod
    def of(cls, found: Diagnostic) -> Entry:
        """The entry for a finding."""
        return cls(found.code, found.record or found.path, found.field or "")

    @property
    def roughly(self) -> Entry:
        """The entry without the places of list items, which move when the list is edited."""
        return self._replace(field=re.sub(r"\[\d+\]", "[]", self.field))


@dataclass(frozen=True)
class Comparison:
    """Findings beside a baseline: those that are new, those that are known, and entries that no longer occur."""

    new: list[Diagnostic]
    known: list[Entry]
    removable: list[Entry]


def compare(found: Iterable[Diagnostic], entries: Iterable[Entry]) -> Comparison:
    """Pair findings with entries, each with one: first by the exact field, then by fields whose list items moved."""
    left, known = Counter(entries), Counter[Entry]()
    new = _unpaired(found, left, known, lambda entry: entry)
    new = _unpaired(new, left, known, lambda entry: entry.roughly)
    return Comparison(new, sorted(known.elements()), sorted(left.elements()))


def _unpaired(
    found: Iterable[Diagnostic], left: Counter[Entry], known: Counter[Entry], name: Callable[[Entry], Entry]
) -> list[Diagnostic]:
    waiting: dict[Entry, list[Entry]] = {}
    for entry in left.elements():
        waiting.setdefault(name(entry), []).append(entry)
    unpaired = []
    for one in found:
        if entries := waiting.get(name(Entry.of(one))):
            entry = entries.pop(0)
            left[entry] -= 1
            known[Entry.of(one)] += 1
        else:
            unpaired.append(one)
    return unpaired


def read(file: Path) -> list[Entry]:
    """The entries of a baseline file. UsageError when it cannot be read or is none."""
    try:
        document = json.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise UsageError(f"the baseline {file} cannot be read: {error.strerror}") from error
    except ValueError as error:
        raise UsageError(f"{file} is not a baseline: {error}") from error
    try:
        if document["version"] != VERSION:
            raise UsageError(f"{file} has version {document['version']}; this opsbook reads version {VERSION}")
        return [entry for item in document["findings"] for entry in _entries(item)]
    except (TypeError, KeyError, AttributeError) as error:
        raise UsageError(f"{file} is not a baseline: write it with opsbook check --write-baseline") from error


def written(entries: Iterable[Entry]) -> bytes:
    """A baseline file: entries sorted, one a line, so that paying one off is deleting one line."""
    lines = [json.dumps(_item(entry, count), ensure_ascii=False) for entry, count in sorted(Counter(entries).items())]
    body = ",\n    ".join(lines)
    findings = f"[\n    {body}\n  ]" if lines else "[]"
    return f'{{\n  "version": {VERSION},\n  "findings": {findings}\n}}\n'.encode()


def _item(entry: Entry, count: int) -> dict[str, Any]:
    item: dict[str, Any] = {"code": entry.code, "record": entry.record}
    if entry.field:
        item["field"] = entry.field
    return item if count == 1 else {**item, "count": count}


def _entries(item: dict[str, Any]) -> list[Entry]:
    return [Entry(str(item["code"]), str(item["record"]), str(item.get("field", "")))] * int(item.get("count", 1))
