"""GitHub annotations, and the rest for the step's summary.

A step may show ten of each level; GitHub drops the others without a word. So the worst come first, and what is left
over stands in the log and in the summary.
https://docs.github.com/actions/reference/workflow-commands-for-github-actions
"""

from __future__ import annotations

from collections import Counter

from opsbook.diagnostic import Diagnostic, Severity
from opsbook.report.report import Report, printable
from opsbook.report.text import summary

NAME = "github"
FROM_TOP = True
LIMIT = 10
_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
_MOST = 1_000_000
"""A step's summary may have 1 MiB."""


def render(report: Report) -> str:
    """A workflow command for each finding that GitHub shows, then a line for each other one, and a count."""
    shown, rest = _divided(report)
    lines = [*map(_annotation, shown), *(printable(str(one)) for one in rest)]
    return "".join(f"{line}\n" for line in (lines if report.brief else [*lines, summary(report)]))


def step_summary(report: Report) -> str:
    """The findings without an annotation as a Markdown table; empty when there are none."""
    _, rest = _divided(report)
    if not rest:
        return ""
    lines = [
        f"### opsbook: {summary(report)}",
        "",
        "| Where | Finding | What to do |",
        "|---|---|---|",
        *map(_row, rest),
    ]
    text = "\n".join(lines).encode()
    return (text if len(text) <= _MOST else text[: text.rindex(b"\n", 0, _MOST)]).decode() + "\n"


def _divided(report: Report) -> tuple[list[Diagnostic], list[Diagnostic]]:
    """The findings to annotate, worst first, and the others."""
    used: Counter[Severity] = Counter()
    shown: list[Diagnostic] = []
    rest: list[Diagnostic] = []
    for one in report.worst_first:
        used[one.severity] += 1
        (shown if report.counts(one) and used[one.severity] <= LIMIT else rest).append(report.placed(one))
    return shown, rest


def _annotation(one: Diagnostic) -> str:
    line, column, end_line, end_column = one.span
    # Columns are of no use to GitHub where a finding spans lines, and then must not be given.
    place = f"line={line},endLine={end_line}"
    if line == end_line:
        place = f"line={line},col={column},endLine={end_line},endColumn={end_column}"
    title = _escaped(f"{one.code} {one.slug}", ":,")
    return f"::{_COMMANDS[one.severity]} title={title},file={_escaped(one.path, ':,')},{place}::{_escaped(_said(one))}"


def _said(one: Diagnostic) -> str:
    return f"{one.message}. {one.help}".rstrip()


def _escaped(text: str, more: str = "") -> str:
    for char in "%\r\n" + more:
        text = text.replace(char, f"%{ord(char):02X}")
    return printable(text)


def _row(one: Diagnostic) -> str:
    cells = (f"`{one.path}:{one.span.line}`", f"{one.severity} {one.code}: {one.message}", one.help)
    return "| " + " | ".join(printable(cell).replace("|", "\\|") for cell in cells) + " |"
