"""A handbook with a finding of every sort, and its reports."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from opsbook.checked import check_handbook
from opsbook.diagnostic import Diagnostic, Severity
from opsbook.report.report import Report
from tests.handbooks import Files, in_memory

FILES: Files = {
    "data/people/maya-chen.yml": "title: Maya Chen\nstatus: left\nuntil: 2026-05-01\nsuccessor: ravi-patel\n",
    "data/people/ravi-patel.yml": "title: Ravi Patel\n",
    "data/metrics/opt-in-rate.yml": "title: Opt-in rate\nowner: maya-chen\n",
    "data/metrics/wide.yml": "title: 日本 😀\nowner: ravi-patel\nrelated: [日本, no-such-record]\n",
    "data/metrics/gap.yml": "title: Gap\nsummary: Something with a TODO in it.\n",
    "data/terms/consent.yml": "title: Consent\ndefinition: Agreement.\n",
}


def report_of(files: Files = FILES, **changes: Any) -> Report:
    """The report of a handbook, with some of its parts set."""
    checked = check_handbook(in_memory(files))
    return Report(**{"found": checked.diagnostics, "handbook": checked.handbook, "rules": checked.rules, **changes})


def findings(count: int, severity: Severity = Severity.WARNING, path: str = "data/a.yml") -> list[Diagnostic]:
    """So many findings that differ in nothing but their number."""
    return [Diagnostic("X001", "fault", severity, f"number {n}", "Mend it.", path) for n in range(count)]


def shape(value: object, at: str = "") -> set[str]:
    """Every way through keys that a JSON value has, list items all alike."""
    if isinstance(value, Mapping):
        return {at} | {way for key, inner in value.items() for way in shape(inner, f"{at}.{key}")}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return {at} | {way for inner in value for way in shape(inner, f"{at}[]")}
    return {at}
