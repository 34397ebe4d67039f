"""What every format is given: the findings to show, and what is needed to say whether they count."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from opsbook.check.rule import Rule
from opsbook.diagnostic import Diagnostic, Severity, Span
from opsbook.graph.handbook import Handbook
from opsbook.report.redaction import Secret, secrets, told


@dataclass(frozen=True)
class Report:
    """Findings in report order, with the handbook that they are about."""

    found: Sequence[Diagnostic]
    handbook: Handbook
    rules: Sequence[Rule] = ()
    """The rules that were applied, for formats that carry their documentation."""
    failing: frozenset[Severity] = frozenset((Severity.ERROR,))
    """The severities that fail a check."""
    touched: frozenset[str] | None = None
    """The files that a change touched; in others only errors count. None: all count."""
    known: int = 0
    """How many findings a baseline left out."""
    secrets: frozenset[Secret] = frozenset()
    """What must not be shown, beside what the findings themselves are about."""
    colour: bool = False
    """Whether text may hold terminal colours."""
    brief: bool = False
    """Whether text is to hold findings and nothing else."""
    base: Path | None = None
    """The folder from which the shown paths count; None where that is the handbook's root."""

    def shown(self, path: str) -> str:
        """A path as readers of the report find it."""
        if self.base is None:
            return path
        return os.path.relpath(f"{self._root}/{path}", self.base).replace(os.sep, "/")

    def placed(self, one: Diagnostic) -> Diagnostic:
        """A finding with its path as it is shown."""
        return one if self.base is None else replace(one, path=self.shown(one.path))

    @cached_property
    def _root(self) -> Path:
        return self.handbook.root.resolve()

    def __post_init__(self) -> None:
        object.__setattr__(self, "found", [told(one) for one in self.found])

    def counts(self, one: Diagnostic) -> bool:
        """Whether a finding stands where it may fail a check."""
        return self.touched is None or one.severity is Severity.ERROR or one.path in self.touched

    def fails(self, one: Diagnostic) -> bool:
        """Whether a finding fails the check."""
        return one.severity in self.failing and self.counts(one)

    @cached_property
    def worst_first(self) -> list[Diagnostic]:
        """The findings by whether they count, then by severity, each in report order."""
        return sorted(self.found, key=lambda one: (not self.counts(one), one.severity.rank))

    @cached_property
    def hidden(self) -> dict[str, list[Span]]:
        """The places that must not be shown, by path."""
        places: dict[str, list[Span]] = {}
        for path, span in self.secrets | secrets(self.found):
            places.setdefault(path, []).append(span)
        return places

    @property
    def paths(self) -> list[str]:
        """Every file that was read or is named by a finding."""
        return sorted({*self.handbook.library.documents, *(one.path for one in self.found)})


def printable(text: str) -> str:
    """A text on one line that a terminal or an XML file may be given: what cannot be shown is escaped."""
    return text if text.isprintable() else "".join(char if char.isprintable() else _escaped(char) for char in text)


def printable_lines(text: str) -> str:
    """The same for a text of several lines, which stay."""
    return text if text.isprintable() else "\n".join(map(printable, text.split("\n")))


def _escaped(char: str) -> str:
    if char.isspace():
        return " "
    return char.encode("ascii", "backslashreplace").decode() if ord(char) > 0x7F else f"\\x{ord(char):02x}"
