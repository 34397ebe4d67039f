"""Findings as data: the shape in which reports and the site give them to other programs.

It is a contract: fields are added, never changed or taken away.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from opsbook.check.mend import edits
from opsbook.diagnostic import Diagnostic, Severity, Span
from opsbook.graph.handbook import Handbook

VERSION = 1


def document(
    found: Iterable[Diagnostic], handbook: Handbook, known: int = 0, counts: Callable[[Diagnostic], bool] | None = None
) -> dict[str, Any]:
    """The findings of a handbook. Columns count characters from 1; the end is exclusive.

    ``known`` is the number of findings that a baseline left out; ``counts`` says whether one is taken into account.
    """
    found = list(found)
    return {
        "version": VERSION,
        "as_of": handbook.today.isoformat(),
        "records": len(handbook.library.records),
        "summary": {word.value: sum(one.severity is word for one in found) for word in Severity},
        "known": known,
        "diagnostics": [_entry(one, handbook, counts is None or counts(one)) for one in found],
    }


def _entry(one: Diagnostic, handbook: Handbook, counts: bool) -> dict[str, Any]:
    """One finding. ``counts`` is false where ``--since`` leaves it out of account."""
    return {
        "code": one.code,
        "slug": one.slug,
        "severity": one.severity.value,
        "message": one.message,
        "help": one.help,
        "path": one.path,
        **_place(one.span),
        "record": one.record,
        "field": one.field,
        "counts": counts,
        "fix": _fix(one, handbook) if one.fix else None,
    }


def _fix(one: Diagnostic, handbook: Handbook) -> dict[str, Any] | None:
    changes = [{**_place(edit.span), "text": edit.text} for edit in edits(one, handbook)]
    if not one.fix or not changes:
        return None
    return {"description": one.fix.description, "path": one.path, "edits": changes, "guess": one.fix.guess}


def _place(span: Span) -> dict[str, int]:
    return {"line": span.line, "column": span.column, "end_line": span.end_line, "end_column": span.end_column}
