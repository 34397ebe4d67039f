"""The parts of a register: the one table of records that people find, filter, sort and share.

A long one shows its first rows; a file beside it holds all of them, for whoever filters or sorts, and plain pages list
them for whoever has no JavaScript. So no page grows with the number of records.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import Any

from opsbook.emit.artifact import File
from opsbook.emit.icon import symbols
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


AT_ONCE = 200
"""How many rows a page shows, and how many records a plain page lists (as in assets/js/40-register.js)."""
_ROW = re.compile(r"<tr.*?</tr>", re.DOTALL)
_SYMBOLS = re.compile(r'<svg class="ob-symbols".*?</svg>', re.DOTALL)


@dataclass(frozen=True, slots=True)
class Rest:
    """What a long register says of the rows that it does not show: how many there are in all, and where they are."""

    total: int
    file: str = "rows.json"
    pages: str = "page/1/"
    at_once: int = AT_ONCE
    """How many rows the page itself shows."""
    rows: list[str] = field(default_factory=list, compare=False)
    """The rows as they were rendered for the page, which a register gives one by one."""

    def shows(self, row: str) -> bool:
        """Take the next row; whether the page itself shows it."""
        self.rows.append(row)
        return len(self.rows) <= self.at_once


def rest(total: int, file: str = "rows.json", pages: str = "page/1/", at_once: int = AT_ONCE) -> Rest | None:
    """For a register of so many rows; None where the page shows them all."""
    return Rest(total, file, pages, at_once) if total > at_once else None


def page_numbers(total: int, at_once: int = AT_ONCE) -> range:
    """The numbers of the plain pages that list so many records; none where the register itself shows them all."""
    return range(1, -(-total // at_once) + 1) if total > at_once else range(0)


def rows_of(path: str, more: Rest) -> File | None:
    """The rows that a register gave while its page was rendered, as a file for the script.

    None where it gave none: a template of the handbook's own may show rows and know nothing of giving them.
    """
    return _file(path, more.rows, symbols("".join(more.rows))) if more.rows else None


def rows_file(path: str, article: str, name: str) -> File:
    """All rows of an article's register of that name as a file for the script, with the symbols of their icons."""
    found = _SYMBOLS.search(article)
    _, _, table = article.partition(f'data-ob-register="{name}"')
    rows = _ROW.findall(table.partition("<tbody>")[2].partition("</tbody>")[0])
    return _file(path, rows, found[0] if found else "")


def _file(path: str, rows: list[str], icons: str) -> File:
    content = {"rows": rows, "symbols": icons}
    return File(path, json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode())
