"""A fault of one file, before anybody decides under which path and record it is reported."""

from __future__ import annotations

from dataclasses import dataclass

from opsbook.diagnostic import START, Diagnostic, Fault, Fix, Route, Span, route_text


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong, what to do, and where: a span, and the route of the field if it lies in one."""

    fault: Fault
    message: str
    help: str
    span: Span = START
    route: Route = ()
    fix: Fix | None = None

    def diagnostic(self, path: str, record: str | None) -> Diagnostic:
        """The problem as a finding of this file and record."""
        return Diagnostic(
            code=self.fault.code,
            slug=self.fault.slug,
            severity=self.fault.severity,
            message=self.message,
            help=self.help,
            path=path,
            span=self.span,
            record=record,
            field=route_text(self.route),
            fix=self.fix,
        )
