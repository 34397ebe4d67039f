"""Findings as the terminal shows them while a site is built."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable

from opsbook.diagnostic import Diagnostic, Severity
from opsbook.graph.handbook import Handbook
from opsbook.report import colour, text
from opsbook.report.report import Report, printable


def told(found: Iterable[Diagnostic], handbook: Handbook) -> str:
    """Errors with their lines, warnings in a line each; notes are counted only."""
    found = list(found)
    errors = [one for one in found if one.severity is Severity.ERROR]
    if errors:
        return text.render(Report(errors, handbook, colour=colour.wanted(sys.stderr, os.environ)))
    lines = [printable(f"{one} → {one.help}") for one in found if one.severity is Severity.WARNING]
    return "\n".join([*lines, text.summary(Report(found, handbook)), ""])
