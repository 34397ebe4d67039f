"""rdjson, which reviewdog turns into review comments. https://github.com/reviewdog/reviewdog/tree/master/proto/rdf

Its columns count bytes of UTF-8, not characters.
"""

from __future__ import annotations

import json
from typing import Any

from opsbook.check.mend import edits
from opsbook.diagnostic import Diagnostic, Severity, Span
from opsbook.report.report import Report

NAME = "rdjson"
_SEVERITIES = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.NOTE: "INFO"}


def render(report: Report) -> str:
    """One JSON document with a diagnostic for each finding."""
    document = {
        "source": {"name": "opsbook"},
        "severity": _SEVERITIES[report.worst_first[0].severity] if report.found else "INFO",
        "diagnostics": [_diagnostic(one, report) for one in report.found],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _diagnostic(one: Diagnostic, report: Report) -> dict[str, Any]:
    entry: dict[str, Any] = {
        "message": f"{one.message}. {one.help}".rstrip(),
        "location": {"path": report.shown(one.path), "range": _range(one.span, one, report)},
        "severity": _SEVERITIES[one.severity],
        "code": {"value": one.code},
    }
    if changes := edits(one, report.handbook):
        entry["suggestions"] = [{"range": _range(edit.span, one, report), "text": edit.text} for edit in changes]
    return entry


def _range(span: Span, one: Diagnostic, report: Report) -> dict[str, Any]:
    document = report.handbook.library.documents.get(one.path)

    def position(line: int, column: int) -> dict[str, int]:
        before = document.text.line(line)[: column - 1] if document else ""
        return {"line": line, "column": column - len(before) + len(before.encode())}

    return {"start": position(span.line, span.column), "end": position(span.end_line, span.end_column)}
