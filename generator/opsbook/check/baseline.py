"""Findings that a handbook had when it took the rules up: known, left out of reports, and paid down over time.

A finding is known by its code, its record (or file) and its field, never by its line; one about a reference also by
what stands there, so that another name that leads nowhere is new. A baseline only ever shrinks: writing it again drops
what no longer occurs and takes up nothing new.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from opsbook.diagnostic import Diagnostic, UsageError
from opsbook.graph.handbook import Handbook

DEFAULT = ".opsbook-baseline.json"
VERSION = 1


class Entry(NamedTuple):
    """What a known finding is known by. ``record`` is its key, or the file's path where there is no record."""

    code: str
    record: str
    field: str
    about: str = ""
    """The reference that it is about; empty for other findings, and where an older opsbook wrote the baseline."""

    @classmethod
    def of(cls, found: Diagnostic, about: str = "") -> Entry:
        """The entry for a finding."""
        return cls(found.code, found.record or found.path, found.field or "", about)

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


def entries_of(found: Iterable[Diagnostic], handbook: Handbook) -> list[Entry]:
    """The entries for some findings of a handbook."""
    return [Entry.of(one, _about(one, handbook)) for one in found]


def compare(found: Sequence[Diagnostic], entries: Iterable[Entry], handbook: Handbook) -> Comparison:
    """Pair findings with entries, each with one: first by the exact field, then by fields whose list items moved.

    Entries that do not say what they are about fit whatever it is. A record that was renamed is known by its aliases.
    """
    records = handbook.book.records
    now = {f"{key.partition(':')[0]}:{name}": key for key, names in records.aliases.items() for name in names}
    renamed = (
        one if one.record in records.identities else one._replace(record=now.get(one.record, one.record))
        for one in entries
    )
    left, known = Counter(renamed), Counter[Entry]()
    new = list(zip(found, entries_of(found, handbook), strict=True))
    for name in (_exactly, _roughly, _exactly_somewhere, _roughly_somewhere):
        new = _unpaired(new, left, known, name)
    return Comparison([one for one, _ in new], sorted(known.elements()), sorted(left.elements()))


def _about(found: Diagnostic, handbook: Handbook) -> str:
    document = handbook.library.documents.get(found.path)
    if not found.code.startswith("REF") or not found.field or not document or found.span.line != found.span.end_line:
        return ""
    return document.text.line(found.span.line)[found.span.column - 1 : found.span.end_column - 1].strip("\"' ")


def _exactly(entry: Entry) -> Entry:
    return entry


def _roughly(entry: Entry) -> Entry:
    return entry.roughly


def _exactly_somewhere(entry: Entry) -> Entry:
    return entry._replace(about="")


def _roughly_somewhere(entry: Entry) -> Entry:
    return entry.roughly._replace(about="")


_Named = tuple[Diagnostic, Entry]


def _unpaired(
    found: Iterable[_Named], left: Counter[Entry], known: Counter[Entry], name: Callable[[Entry], Entry]
) -> list[_Named]:
    whatever = name in (_exactly_somewhere, _roughly_somewhere)
    waiting: dict[Entry, list[Entry]] = {}
    for entry in left.elements():
        if not (whatever and entry.about):
            waiting.setdefault(name(entry), []).append(entry)
    unpaired = []
    for one, own in found:
        if entries := waiting.get(name(own)):
            entry = entries.pop(0)
            left[entry] -= 1
            known[own] += 1
        else:
            unpaired.append((one, own))
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
    if entry.about:
        item["about"] = entry.about
    return item if count == 1 else {**item, "count": count}


def _entries(item: dict[str, Any]) -> list[Entry]:
    entry = Entry(str(item["code"]), str(item["record"]), str(item.get("field", "")), str(item.get("about", "")))
    return [entry] * int(item.get("count", 1))
