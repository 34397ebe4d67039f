"""Findings as one line each: path:line:column: severity CODE message."""

from __future__ import annotations

from opsbook.diagnostic import Diagnostic
from opsbook.report.colour import BOLD, QUIET, SEVERITIES, paint
from opsbook.report.report import Report, printable
from opsbook.report.text import closing

NAME = "concise"


def render(report: Report) -> str:
    """The lines, then a count."""
    lines = [*(_line(one, report) for one in report.found), *(() if report.brief else closing(report))]
    return "".join(f"{line}\n" for line in lines)


def _line(one: Diagnostic, report: Report) -> str:
    where, _, rest = printable(str(report.placed(one))).partition(f": {one.severity} ")
    aside = "" if report.counts(one) else " (not counted: unchanged)"
    tint = SEVERITIES[one.severity]
    return (
        f"{paint(f'{where}:', BOLD, report.colour)} {paint(one.severity, tint, report.colour)} {rest}"
        f"{paint(aside, QUIET, report.colour)}"
    )
