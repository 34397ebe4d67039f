"""The parts of a register: the one table of records that people find, filter, sort and share."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from opsbook.emit.target import OwnerView, Target


@dataclass(frozen=True, slots=True)
class Column:
    """A column. ``secondary``: left out on a phone; ``total``: its values are added up."""

    key: str
    label: str
    numeric: bool = False
    secondary: bool = False
    total: bool = False
    total_text: str = ""


@dataclass(frozen=True, slots=True)
class Filter:
    """A choice above the table, with its values in order."""

    key: str
    label: str
    values: list[str]


@dataclass(frozen=True, slots=True)
class Row:
    """A line: the record, its owner, its cells by column, and what filters go by."""

    target: Target
    owner: OwnerView | None
    cells: dict[str, Any] = field(default_factory=dict)
    facets: dict[str, str] = field(default_factory=dict)
