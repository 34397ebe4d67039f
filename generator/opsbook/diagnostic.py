"""What is wrong, how bad it is, where it stands and how to mend it: the one type for every fault."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Any, NamedTuple

Route = tuple[str | int, ...]
"""The way to a value inside a record: field names and list indexes, as in ``("reviews", 0, "by")``."""


class Severity(StrEnum):
    """How bad a finding is. Errors fail a build, warnings only a strict one, notes never."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    @property
    def rank(self) -> int:
        """0 for the worst, so that a sort puts errors first."""
        return list(Severity).index(self)


class Span(NamedTuple):
    """A stretch of a text. Lines and columns count from 1, columns count characters, the end is exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


START = Span(1, 1, 1, 1)
"""Where a fault of the whole record stands."""


@dataclass(frozen=True, slots=True)
class Fault:
    """A kind of fault: its code, the slug that people write, and its severity before configuration."""

    code: str
    slug: str
    severity: Severity = Severity.ERROR
    arguable: bool = False
    """Whether it is told by how a text looks, so that it may be a false alarm."""

    @property
    def firm(self) -> bool:
        """Whether no setting and no comment can take it away: the data cannot be trusted, and that is a fact."""
        return self.severity is Severity.ERROR and not self.arguable


@dataclass(frozen=True, slots=True)
class Fix:
    """A mechanical mend: put ``text`` (YAML source) where the value at ``route`` stands, or where it is missing.

    With ``token``, only its ``nth`` occurrence (from 0) inside the value gives way, to ``text`` as it is. With
    ``renames``, the field keeps its value and is called ``text``. A ``guess`` is what was probably meant: for a person
    to confirm.
    """

    route: Route
    text: str
    description: str
    token: str | None = None
    nth: int = 0
    renames: bool = False
    guess: bool = False


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding, ready to be reported.

    ``path`` is relative to the handbook's root and uses ``/``. ``record`` is the record's key, such as
    ``policy:consent``, and ``field`` the route inside it as text, such as ``reviews[0].by``.
    """

    code: str
    slug: str
    severity: Severity
    message: str
    help: str
    path: str
    span: Span = START
    record: str | None = None
    field: str | None = None
    fix: Fix | None = None

    @property
    def order(self) -> tuple[str, int, int, str, str]:
        """The sort key of every report: path, line, column, code, then the text."""
        return (self.path, self.span.line, self.span.column, self.code, self.message)

    def plain(self) -> tuple[object, ...]:
        """The finding as plain values, to be kept or sent; ``Diagnostic.of`` makes a finding of them again."""
        values = [getattr(self, field.name) for field in fields(self)]
        values[2], values[6] = self.severity.value, tuple(self.span)
        values[9] = tuple(getattr(self.fix, field.name) for field in fields(self.fix)) if self.fix else None
        return tuple(values)

    @classmethod
    def of(cls, plain: Sequence[Any]) -> Diagnostic:
        """A finding from its plain values."""
        code, slug, severity, message, advice, path, span, record, field, fix = plain
        mend = Fix(*fix) if fix else None
        return cls(code, slug, Severity(severity), message, advice, path, Span(*span), record, field, mend)

    def __str__(self) -> str:
        where = f"{self.path}:{self.span.line}:{self.span.column}"
        return f"{where}: {self.severity} {self.code} {self.message}"


def route_text(route: Route) -> str | None:
    """``("reviews", 0, "by")`` as ``reviews[0].by``; None for the record itself."""
    text = ""
    for step in route:
        text += f"[{step}]" if isinstance(step, int) else f".{step}" if text else step
    return text or None


def place_text(route: Route, values: Any = None) -> str:
    """A place for people: ``("reviews", 0, "by")`` as ``by: in the 1st entry of reviews``.

    With the ``values`` of the record, an entry is also called by its id, name or title.
    """
    said = ""
    for step in route:
        values = _inside(values, step)
        if isinstance(step, int):
            name = next((found for key in _NAMES if isinstance(found := _inside(values, key), str)), "")
            said = f"the {_ordinal(step + 1)} entry of {said}" + (
                f" ({name})" if 0 < len(name) <= _LONGEST_NAME else ""
            )
        else:
            said = f"{step}: in {said}" if said else step
    return said


_NAMES = ("id", "name", "title")
_LONGEST_NAME = 40


def _inside(values: Any, step: str | int) -> Any:
    try:
        return values[step]
    except (KeyError, IndexError, TypeError):
        return None


def _ordinal(number: int) -> str:
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10 if number // 10 % 10 != 1 else 0, "th")
    return f"{number}{ending}"


class OpsbookError(Exception):
    """The program cannot go on: one plain line for the person, and the exit code that says whose fault it is."""

    exit_code = 3


class UsageError(OpsbookError):
    """The command line or the configuration is wrong."""

    exit_code = 2
