"""From all that was found to what is reported: configured severities, and findings that a comment allows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from fnmatch import fnmatch

from opsbook.check.allowance import allowances
from opsbook.check.allowance_fault import fault_of
from opsbook.diagnostic import Diagnostic, Severity
from opsbook.graph.handbook import Handbook
from opsbook.model.duration import overdue
from opsbook.read.document import Document
from opsbook.settings import RuleSettings


def settled(found: Iterable[Diagnostic], handbook: Handbook) -> list[Diagnostic]:
    """The findings as reported: with their configured severity and without the allowed ones."""
    grades = _Grades(handbook)
    return list(grades.graded(_without_allowed(handbook, grades.graded(found))))


class _Grades:
    """What the settings say of each rule, looked up once."""

    def __init__(self, handbook: Handbook) -> None:
        self._handbook = handbook
        self._settings: dict[str, RuleSettings] = {}

    def graded(self, found: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
        """The findings with their severities, less those that are turned off. Grading twice changes nothing."""
        return (better for finding in found if (better := self._grade(finding)))

    def _grade(self, found: Diagnostic) -> Diagnostic | None:
        settings = self._settings.get(found.code)
        if settings is None:
            settings = self._settings[found.code] = self._handbook.settings.rule(found.code, found.slug)
        word = _severity(found, settings)
        if word == "off":
            return None
        severity = Severity(word) if word else found.severity
        if settings.announced and self._handbook.today < settings.announced:
            severity = Severity.NOTE
        return found if severity is found.severity else replace(found, severity=severity)


def _severity(found: Diagnostic, settings: RuleSettings) -> str | None:
    for pattern, word in settings.paths.items():
        if fnmatch(found.path, pattern):
            return word
    kind = (found.record or "").partition(":")[0]
    return settings.kinds.get(kind, settings.severity)


def _without_allowed(handbook: Handbook, found: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    documents = handbook.library.documents
    remarked = {path: documents[path] for path in documents.remarked()}
    identities = handbook.book.records.identities.items()
    records = {identity.path: key for key, identity in identities} if remarked else {}
    by_path: dict[str, list[Diagnostic]] = defaultdict(list)
    for finding in found:
        if finding.path in remarked:
            by_path[finding.path].append(finding)
        else:
            yield finding
    for path, document in remarked.items():
        yield from _allowed(document, path, records.get(path), by_path[path], handbook.today)


def _allowed(
    document: Document, path: str, record: str | None, found: list[Diagnostic], today: date
) -> Iterator[Diagnostic]:
    """The findings of a file less the allowed ones, and what is wrong with the allowances themselves."""
    left, granted = found, []
    for allowance in allowances(document):
        covered = [finding for finding in left if allowance.covers(finding)]
        lapsed = allowance.until is not None and overdue(allowance.until, today)
        if covered and not lapsed:
            left = [finding for finding in left if finding not in covered]
        granted.append((allowance, bool(covered), lapsed))
    for allowance, used, lapsed in granted:
        if problem := fault_of(allowance, used, lapsed, today, left, document):
            yield problem.diagnostic(path, record)
    yield from left
