"""Findings for programs, in the shape of the contract (check/contract.py)."""

from __future__ import annotations

import json

from opsbook.check.contract import document
from opsbook.report.report import Report

NAME = "json"


def render(report: Report) -> str:
    """One JSON document: version, as_of, records, summary, known, diagnostics."""
    found = document(report.found, report.handbook, report.known, report.counts)
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"
