"""What a rule says becomes a finding with its code, its severity and its place in the file."""

from __future__ import annotations

from collections.abc import Iterator

from opsbook import faults
from opsbook.check.rule import Finding, Rule
from opsbook.diagnostic import Diagnostic, Span, route_text
from opsbook.graph.handbook import Handbook
from opsbook.graph.link import BrokenLink
from opsbook.model.record import Record


def placed(rule: Rule, finding: Finding, record: Record, handbook: Handbook) -> Iterator[Diagnostic]:
    """A rule's finding as a diagnostic; none where the field that it is about could not be read."""
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
        if broken.misplaced or (broken.fault is faults.UNKNOWN_REFERENCE and broken.ref.unknown):
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
