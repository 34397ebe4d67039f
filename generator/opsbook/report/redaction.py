"""Lines of data files as reports may show them: a secret is never printed, not even to say that it is there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from opsbook.check.secret import starred
from opsbook.diagnostic import Diagnostic, Span
from opsbook.read.document import Document

_HIDDEN_RULES = ("DAT015", "DAT016")

Secret = tuple[str, Span]
"""The path and the place of something that must not be shown."""


def secrets(found: Iterable[Diagnostic]) -> frozenset[Secret]:
    """The places of the secrets that some findings are about."""
    return frozenset((one.path, one.span) for one in found if one.code in _HIDDEN_RULES)


def told(found: Diagnostic) -> Diagnostic:
    """A finding that names no secret, whatever rule it is of: a value that a field cannot take may be one."""
    message, advice = starred(found.message), starred(found.help)
    return found if (message, advice) == (found.message, found.help) else replace(found, message=message, help=advice)


def shown_line(found: Diagnostic, document: Document, hidden: Iterable[Span]) -> str:
    """The line that a finding stands on, tabs and control characters made harmless, what is hidden starred out."""
    number = found.span.line
    line = document.text.line(number)
    for span in hidden:
        if span.line <= number <= span.end_line:
            start = span.column - 1 if number == span.line else 0
            end = span.end_column - 1 if number == span.end_line else len(line)
            line = line[:start] + "*" * (end - start) + line[end:]
    line = starred(line)
    return line if line.isprintable() else "".join(char if char.isprintable() else " " for char in line)
