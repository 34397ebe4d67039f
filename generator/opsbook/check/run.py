"""The one loop that runs all rules over a handbook and turns what they say into findings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from opsbook import faults
from opsbook.check.grade import settled
from opsbook.check.rule import Check, Finding, Options, Rule
from opsbook.check.standing import STATUS_FIELDS
from opsbook.diagnostic import Diagnostic, Severity, Span, route_text
from opsbook.graph.book import Book
from opsbook.graph.handbook import Handbook
from opsbook.graph.link import BrokenLink
from opsbook.model.record import Record


def check(handbook: Handbook, rules: Iterable[Rule]) -> list[Diagnostic]:
    """Every finding of a handbook, in report order: path, line, column, code."""
    rules = list(rules)
    found = [*handbook.library.diagnostics, *broken_links(handbook)]
    found += _findings((rule for rule in rules if not rule.after_all), handbook)
    if judging := [rule for rule in rules if rule.after_all]:
        found += _findings(judging, handbook, settled(found, handbook))
    return sorted(settled(found, handbook), key=lambda diagnostic: diagnostic.order)


def _findings(rules: Iterable[Rule], handbook: Handbook, found: list[Diagnostic] | None = None) -> Iterator[Diagnostic]:
    """What the rules say: first those about the whole book, then each record's. ``found`` is for those that judge."""
    about_records = []
    for rule in rules:
        if rule.check is None or rule.on is None or (rule.from_absence and not handbook.book.complete):
            continue
        options = {**rule.options, **handbook.settings.rule(rule.code, rule.fault.slug).options}
        if found is not None:
            options["found"] = found
        if rule.on is not Book:
            about_records.append(_Asked(rule, rule.on, rule.check, options))
            continue
        for finding in rule.check(handbook.book, handbook, options):
            if finding.record:
                yield from _placed(rule, finding, finding.record, handbook)
    yield from _about_records(about_records, handbook)


class _Asked(NamedTuple):
    """A rule about records, with its options."""

    rule: Rule
    on: type[Any]
    check: Check
    options: Options

    @property
    def mild(self) -> bool:
        return self.rule.fault.severity is not Severity.ERROR


def _about_records(asked: Sequence[_Asked], handbook: Handbook) -> Iterator[Diagnostic]:
    fitting = {model: [one for one in asked if issubclass(model, one.on)] for model in set(map(type, handbook.book))}
    surely = {model: [one for one in some if not one.rule.from_absence] for model, some in fitting.items()}
    for record in handbook.book:
        if "*" in record.damaged:
            continue
        applied = (surely if record.key in handbook.nearly_linked else fitting)[type(record)]
        if record.damaged & STATUS_FIELDS:  # what is asked of it depends on where it stands, and that is not known
            applied = [one for one in applied if not one.mild]
        for rule, _, check_, options in applied:
            for finding in check_(record, handbook, options):
                yield from _placed(rule, finding, finding.record or record, handbook)


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


def broken_links(handbook: Handbook, record: Record | None = None) -> Iterator[Diagnostic]:
    """The references that lead nowhere, of one record or of all."""
    for broken in handbook.book.broken_from(record) if record else handbook.book.broken:
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
