"""GitLab Code Quality. https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format"""

from __future__ import annotations

import json
from typing import Any

from opsbook.diagnostic import Diagnostic, Severity
from opsbook.report.fingerprint import fingerprints
from opsbook.report.report import Report

NAME = "gitlab"
FROM_TOP = True
_SEVERITIES = {Severity.ERROR: "critical", Severity.WARNING: "minor", Severity.NOTE: "info"}


def render(report: Report) -> str:
    """A JSON list with an entry for each finding."""
    named = zip(report.found, fingerprints(report.found, report.handbook), strict=True)
    return json.dumps([_entry(report.placed(one), name) for one, name in named], ensure_ascii=False, indent=2) + "\n"


def _entry(one: Diagnostic, fingerprint: str) -> dict[str, Any]:
    return {
        "check_name": one.code,
        "description": f"{one.code} {one.message}. {one.help}".rstrip(),
        "severity": _SEVERITIES[one.severity],
        "fingerprint": fingerprint,
        "location": {
            "path": one.path,
            "lines": {"begin": one.span.line, "end": one.span.end_line},
            "positions": {
                "begin": {"line": one.span.line, "column": one.span.column},
                "end": {"line": one.span.end_line, "column": one.span.end_column},
            },
        },
    }
