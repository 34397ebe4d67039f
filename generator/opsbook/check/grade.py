"""From all that was found to what is reported: configured severities, and findings that a comment allows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Container, Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from opsbook.check.allowance import allowances
from opsbook.check.allowance_fault import fault_of, refusal
from opsbook.diagnostic import Diagnostic, Fault, Severity
from opsbook.graph.handbook import Handbook
from opsbook.model.duration import overdue
from opsbook.read.document import Document
from opsbook.read.problem import Problem
from opsbook.settings import RuleSettings


class Settled(NamedTuple):
    """The findings as they are reported, and those that the settings turn off or a comment allows."""

    reported: list[Diagnostic]
    silenced: list[Diagnostic]


def settled(found: Iterable[Diagnostic], handbook: Handbook, rules: Collection[Fault]) -> Settled:
    """The findings with their configured severity, less those that are silenced. ``rules`` are the faults that all
    rules find.
    """
    grades = _Grades(handbook)
    left, allowed = _parted(handbook, grades.graded(found), rules)
    return Settled(list(grades.graded(left)), [*grades.off, *allowed])


class _Grades:
    """What the settings say of each rule, looked up once."""

    def __init__(self, handbook: Handbook) -> None:
        self._handbook = handbook
        self._settings: dict[str, RuleSettings] = {}
        self.off: list[Diagnostic] = []
        """What was turned off so far."""

    def graded(self, found: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
        """The findings with their severities, less those that are turned off. Grading twice changes nothing."""
        return (better for finding in found if (better := self._grade(finding)))

    def _grade(self, found: Diagnostic) -> Diagnostic | None:
        settings = self._settings.get(found.code)
        if settings is None:
            settings = self._settings[found.code] = self._handbook.settings.rule(found.code, found.slug)
        word = settings.severity
        if settings.paths or settings.kinds:
            word = settings.at(found.path, (found.record or "").partition(":")[0]).severity
        if word == "off":
            self.off.append(found)
            return None
        severity = Severity(word) if word else found.severity
        if settings.announced and self._handbook.today < settings.announced:
            severity = Severity.NOTE
        return found if severity is found.severity else replace(found, severity=severity)


def _parted(
    handbook: Handbook, found: Iterable[Diagnostic], rules: Collection[Fault]
) -> tuple[list[Diagnostic], list[Diagnostic]]:
    """The findings less the allowed ones, with what is wrong with the allowances; and the allowed ones."""
    documents = handbook.library.documents
    remarked = {path: documents[path] for path in documents.remarked()}
    identities = handbook.book.records.identities.items()
    records = {identity.path: key for key, identity in identities} if remarked else {}
    by_path: dict[str, list[Diagnostic]] = defaultdict(list)
    left: list[Diagnostic] = []
    allowed: list[Diagnostic] = []
    for finding in found:
        (by_path[finding.path] if finding.path in remarked else left).append(finding)
    firm = {fault.code for fault in rules if fault.firm}
    names = {name for fault in rules for name in (fault.slug, fault.code.lower())}
    for path, document in remarked.items():
        still, faults = _let_be(document, by_path[path], handbook.today, firm, names)
        left += [problem.diagnostic(path, records.get(path)) for problem in faults]
        left += still
        kept = set(map(id, still))
        allowed += [finding for finding in by_path[path] if id(finding) not in kept]
    return left, allowed


def _let_be(
    document: Document, found: list[Diagnostic], today: date, firm: Container[str], names: Collection[str]
) -> tuple[list[Diagnostic], list[Problem]]:
    """The findings of a file less the allowed ones, and what is wrong with the allowances themselves.

    ``firm`` are the codes of rules that no comment can silence, ``names`` what all rules are called.
    """
    left, granted = found, []
    for allowance in allowances(document):
        covered = [finding for finding in left if allowance.covers(finding)]
        lapsed = allowance.until is not None and overdue(allowance.until, today)
        refused = any(finding.code in firm for finding in covered)
        if covered and not lapsed and not refused:
            left = [finding for finding in left if not allowance.covers(finding)]
        granted.append((allowance, bool(covered), lapsed, refused))
    problems = [
        refusal(allowance) if refused else fault_of(allowance, used, lapsed, today, left, document, names)
        for allowance, used, lapsed, refused in granted
    ]
    return left, [problem for problem in problems if problem]
