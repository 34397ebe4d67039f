"""Findings on the terminal while a site is built: on standard error, and nothing when all is well."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable

from opsbook.diagnostic import Diagnostic, Severity
from opsbook.graph.handbook import Handbook
from opsbook.report import colour, text
from opsbook.report.report import Report, printable


def to_stderr(found: Iterable[Diagnostic], handbook: Handbook) -> None:
    """Errors with their lines, warnings in a line each; notes are counted only."""
    found = list(found)
    errors = [one for one in found if one.severity is Severity.ERROR]
    warnings = [one for one in found if one.severity is Severity.WARNING]
    if errors:
        coloured = colour.wanted(sys.stderr, os.environ)
        sys.stderr.write(text.render(Report(errors, handbook, colour=coloured)))
    elif warnings:
        lines = [printable(f"{one} → {one.help}") for one in warnings]
        sys.stderr.write("\n".join(lines) + "\n")
    if not errors:
        sys.stderr.write(f"{text.summary(Report(found, handbook))}\n")
    sys.stderr.flush()
