"""What a rule says becomes a finding with its code, its severity and its place in the file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from opsbook import faults
from opsbook.check.day_order import is_backwards
from opsbook.check.rule import Finding, Rule
from opsbook.diagnostic import Diagnostic, Fix, Route, Severity, Span, route_text
from opsbook.graph.handbook import Handbook
from opsbook.graph.link import BrokenLink
from opsbook.model.record import Record


def placed(rule: Rule, finding: Finding, record: Record, handbook: Handbook) -> Iterator[Diagnostic]:
    """A rule's finding as a diagnostic; none where the field that it is about could not be read, or is a day that comes
    in the wrong order: then that is the finding.
    """
    route = record.in_file(finding.route)
    if rule.fault.severity is not Severity.ERROR and is_backwards(record, finding.route):
        return
    if record.damaged and ("*" in record.damaged or _unread(rule, route, record)):
        return
    document = handbook.document(record)
    if finding.token is not None:
        span = document.span_of(route, finding.token, finding.nth)
    else:
        span = document.key_span(route) if finding.at_key else document.span(route)
    yield Diagnostic(
        code=rule.code,
        slug=rule.fault.slug,
        severity=rule.fault.severity,
        message=finding.message,
        help=finding.help,
        path=record.path,
        span=span,
        record=record.key,
        field=route_text(route),
        fix=_in_file(finding.fix, record),
    )


def _unread(rule: Rule, route: Route, record: Record) -> bool:
    """Whether the finding is about something that could not be read, or that holds or lies in such a thing.

    A list of which items are left out is no ground for judging what is in it, only for errors of single items and for
    rules that look at each item alone.
    """
    top = str(route[0]) if route else ""
    if top not in record.damaged:
        return False
    faulty = [one for one in record.faulty if one[0] == top]
    shortened = any(cut[0] == top for cut in record.cuts)
    if not faulty or (shortened and rule.fault.severity is not Severity.ERROR and not rule.of_items):
        return True
    return any(one[: len(route)] == route[: len(one)] for one in faulty)


def _in_file(fix: Fix | None, record: Record) -> Fix | None:
    return replace(fix, route=record.in_file(fix.route)) if fix and record.cuts else fix


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
            field=route_text(broken.source.in_file(broken.route)),
            fix=_in_file(broken.fix, broken.source),
        )


def _span(broken: BrokenLink, handbook: Handbook) -> Span:
    document, route = handbook.document(broken.source), broken.source.in_file(broken.route)
    if broken.wiki:
        return document.span_of(route, broken.wiki.token, broken.wiki.nth)
    return document.span(route)
