"""The one loop that runs all rules over a handbook and turns what they say into findings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from fnmatch import fnmatch

from opsbook import faults
from opsbook.check.allowance import apply
from opsbook.check.rule import Finding, Rule
from opsbook.check.standing import STATUS_FIELDS
from opsbook.diagnostic import Diagnostic, Severity, Span, route_text
from opsbook.graph.book import Book
from opsbook.graph.handbook import Handbook
from opsbook.graph.link import BrokenLink
from opsbook.model.record import Record
from opsbook.settings import RuleSettings


def check(handbook: Handbook, rules: Iterable[Rule]) -> list[Diagnostic]:
    """Every finding of a handbook, in report order: path, line, column, code."""
    rules = list(rules)
    found = [*handbook.library.diagnostics, *_broken_links(handbook)]
    for rule in rules:
        if not rule.after_all:
            found += _run(rule, handbook)
    judging = [rule for rule in rules if rule.after_all]
    settled = _settled(found, handbook) if judging else []
    for rule in judging:
        found += _run(rule, handbook, settled)
    return sorted(_settled(found, handbook), key=lambda diagnostic: diagnostic.order)


def _settled(found: list[Diagnostic], handbook: Handbook) -> list[Diagnostic]:
    """The findings as reported: with their configured severity and without the allowed ones."""
    return list(_graded(_without_allowed(handbook, _graded(found, handbook)), handbook))


def _run(rule: Rule, handbook: Handbook, found: list[Diagnostic] | None = None) -> Iterator[Diagnostic]:
    book = handbook.book
    if rule.check is None or rule.on is None or (rule.from_absence and not book.complete):
        return
    options = {**rule.options, **handbook.settings.rule(rule.code, rule.fault.slug).options}
    if found is not None:
        options["found"] = found
    if rule.on is Book:
        for finding in rule.check(book, handbook, options):
            if finding.record:
                yield from _placed(rule, finding, finding.record, handbook)
        return
    for record in book:
        if not isinstance(record, rule.on) or _too_damaged(record, rule):
            continue
        if rule.from_absence and record.key in handbook.nearly_linked:
            continue
        for finding in rule.check(record, handbook, options):
            yield from _placed(rule, finding, finding.record or record, handbook)


def _too_damaged(record: Record, rule: Rule) -> bool:
    """Whether too little is known of a record: all of it, or where it stands, on which depends what is asked of it."""
    mild = rule.fault.severity is not Severity.ERROR
    return "*" in record.damaged or (mild and not record.damaged.isdisjoint(STATUS_FIELDS))


def _placed(rule: Rule, finding: Finding, record: Record, handbook: Handbook) -> Iterator[Diagnostic]:
    if record.damaged & {"*", *map(str, finding.route[:1])}:
        return
    document = handbook.document(record)
    if finding.token is None:
        span = document.span(finding.route)
    else:
        span = document.span_of(finding.route, finding.token, finding.nth)
    yield Diagnostic(
        code=rule.code,
        slug=rule.fault.slug,
        severity=rule.fault.severity,
        message=finding.message,
        help=finding.help,
        path=record.path,
        span=span,
        record=record.key,
        field=route_text(finding.route),
        fix=finding.fix,
    )


def _broken_links(handbook: Handbook) -> Iterator[Diagnostic]:
    for broken in handbook.book.broken:
        if broken.fault is faults.UNKNOWN_REFERENCE and broken.ref.unknown:
            continue  # a rule of its own speaks of these
        yield Diagnostic(
            code=broken.fault.code,
            slug=broken.fault.slug,
            severity=broken.fault.severity,
            message=broken.message,
            help=broken.help,
            path=broken.source.path,
            span=_span(broken, handbook),
            record=broken.source.key,
            field=route_text(broken.route),
            fix=broken.fix,
        )


def _span(broken: BrokenLink, handbook: Handbook) -> Span:
    document = handbook.document(broken.source)
    if broken.wiki:
        return document.span_of(broken.route, broken.wiki.token, broken.wiki.nth)
    return document.span(broken.route)


def _graded(found: Iterable[Diagnostic], handbook: Handbook) -> Iterator[Diagnostic]:
    """The findings with their configured severities, less those that are turned off. Grading twice changes nothing."""
    return (better for finding in found if (better := _grade(finding, handbook)))


def _grade(found: Diagnostic, handbook: Handbook) -> Diagnostic | None:
    settings = handbook.settings.rule(found.code, found.slug)
    word = _severity(found, settings)
    if word == "off":
        return None
    severity = Severity(word) if word else found.severity
    if settings.announced and handbook.today < settings.announced:
        severity = Severity.NOTE
    return found if severity is found.severity else replace(found, severity=severity)


def _severity(found: Diagnostic, settings: RuleSettings) -> str | None:
    for pattern, word in settings.paths.items():
        if fnmatch(found.path, pattern):
            return word
    kind = (found.record or "").partition(":")[0]
    return settings.kinds.get(kind, settings.severity)


def _without_allowed(handbook: Handbook, found: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    by_path: dict[str, list[Diagnostic]] = defaultdict(list)
    for finding in found:
        by_path[finding.path].append(finding)
    records = {record.path: record.key for record in handbook.book}
    for path, document in handbook.library.documents.items():
        yield from apply(document, path, records.get(path), by_path.pop(path, []), handbook.today)
    for rest in by_path.values():
        yield from rest
