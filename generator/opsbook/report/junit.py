"""JUnit XML: a suite for each file, with a failed case for each of its findings, and a passed one where it has none.

Notes, and findings that do not count, are skipped cases: they are shown and turn nothing red.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from opsbook.diagnostic import Diagnostic, Severity
from opsbook.report.report import Report, printable

NAME = "junit"


def render(report: Report) -> str:
    """One XML document."""
    by_path: dict[str, list[Diagnostic]] = {path: [] for path in report.paths}
    for one in report.found:
        by_path[one.path].append(one)
    return "\n".join(
        [
            '<?xml version="1.0" encoding="UTF-8"?>',
            f'<testsuites name="opsbook" {_counts(list(by_path.values()), report)}>',
            *(line for path, found in by_path.items() for line in _suite(report.shown(path), found, report)),
            "</testsuites>\n",
        ]
    )


def _suite(path: str, found: list[Diagnostic], report: Report) -> Iterator[str]:
    yield f'  <testsuite name="{_text(path)}" {_counts([found], report)}>'
    for one in found:
        where = f'line="{one.span.line}" column="{one.span.column}"'
        yield f'    <testcase classname="{_text(path)}" name="{_text(f"{one.code} {one.slug}")}" {where}>'
        kind, more = ("failure", f' type="{one.severity}"') if _fails(one, report) else ("skipped", "")
        whole = f"{report.placed(one)}. {one.help}".rstrip()
        yield f'      <{kind}{more} message="{_text(one.message)}">{_text(whole)}</{kind}>'
        yield "    </testcase>"
    if not found:
        yield f'    <testcase classname="{_text(path)}" name="opsbook"/>'
    yield "  </testsuite>"


def _fails(one: Diagnostic, report: Report) -> bool:
    return one.severity is not Severity.NOTE and report.counts(one)


def _counts(suites: list[list[Diagnostic]], report: Report) -> str:
    tests = sum(len(found) or 1 for found in suites)
    failures = sum(_fails(one, report) for found in suites for one in found)
    skipped = sum(map(len, suites)) - failures
    return f'tests="{tests}" failures="{failures}" errors="0" skipped="{skipped}"'


def _text(text: str) -> str:
    return escape(printable(text))
