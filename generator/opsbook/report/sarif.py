"""SARIF 2.1.0, for code scanning. https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html"""

from __future__ import annotations

import json
from importlib.metadata import version
from typing import Any
from urllib.parse import quote

from opsbook.check.documentation import documentation
from opsbook.check.mend import Edit, edits
from opsbook.check.rule import Rule
from opsbook.diagnostic import Diagnostic, Span
from opsbook.report.fingerprint import fingerprints
from opsbook.report.report import Report

NAME = "sarif"
FROM_TOP = True
_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def render(report: Report) -> str:
    """One run with the rules that found something, and a result for each finding."""
    codes = {one.code for one in report.found}
    rules = [rule for rule in report.rules if rule.code in codes]
    places = {rule.code: index for index, rule in enumerate(rules)}
    release = version("opsbook")
    driver = {"name": "opsbook", "version": release, "semanticVersion": release, "rules": [*map(_rule, rules)]}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [
            _result(one, name, places.get(one.code), report)
            for one, name in zip(report.found, fingerprints(report.found, report.handbook), strict=True)
        ],
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2) + "\n"


def _rule(rule: Rule) -> dict[str, Any]:
    parts = documentation(rule.documentation)
    return {
        "id": rule.code,
        "name": rule.fault.slug,
        "shortDescription": {"text": parts.summary},
        "fullDescription": {"text": parts.text or parts.summary},
        "help": {"text": rule.documentation, "markdown": rule.documentation},
        "defaultConfiguration": {"enabled": True, "level": rule.fault.severity.value},
        "properties": {"tags": [rule.family]},
    }


def _result(one: Diagnostic, fingerprint: str, place: int | None, report: Report) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": one.code,
        "level": one.severity.value,
        "message": {"text": f"{one.message}. {one.help}".rstrip()},
        "locations": [{"physicalLocation": {"artifactLocation": _file(one, report), "region": _region(one.span)}}],
        # GitHub looks at this name only, and makes a fingerprint of the line's text where it is missing.
        "partialFingerprints": {"primaryLocationLineHash": fingerprint},
        "properties": {"record": one.record, "field": one.field, "counts": report.counts(one)},
    }
    if place is not None:
        result["ruleIndex"] = place
    if one.fix and (changes := edits(one, report.handbook)):
        replacements = [_replacement(edit) for edit in changes]
        change = {"artifactLocation": _file(one, report), "replacements": replacements}
        result["fixes"] = [{"description": {"text": one.fix.description}, "artifactChanges": [change]}]
    return result


def _replacement(edit: Edit) -> dict[str, Any]:
    return {"deletedRegion": _region(edit.span), "insertedContent": {"text": edit.text}}


def _file(one: Diagnostic, report: Report) -> dict[str, str]:
    return {"uri": quote(report.shown(one.path).encode("utf-8", "surrogateescape"))}


def _region(span: Span) -> dict[str, int]:
    line, column, end_line, end_column = span
    return {"startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column}
