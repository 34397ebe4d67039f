"""A fault of a value, before it has a place: which fault, in plain words, and what could be written instead."""

from __future__ import annotations

from dataclasses import dataclass, replace

from opsbook import faults
from opsbook.diagnostic import Fault, Fix, Route
from opsbook.read.document import Document
from opsbook.read.problem import Problem


@dataclass(frozen=True, slots=True)
class Complaint:
    """One fault of a value. ``holder`` is the route to cut away so that the rest of the record can be read."""

    fault: Fault
    route: Route
    holder: Route
    message: str
    help: str
    suggested: str | None = None
    better: str | None = None
    guessed: bool = False
    """Whether ``better`` is only what was probably meant."""
    unquoted: bool = False
    """A number or a truth value where text is wanted: as it is written, it only lacks its quotation marks."""

    def wider(self, steps: int) -> Complaint:
        """The same, with more of what surrounds the value cut away."""
        return replace(self, holder=self.holder[: max(1, len(self.holder) - steps)])

    def problem(self, document: Document) -> Problem:
        """The complaint at its place in the file."""
        unknown = self.fault is faults.UNKNOWN_FIELD
        span = document.key_span(self.route) if unknown else document.span(self.route)
        better, said = self.better, self.help
        if self.unquoted:
            better = f'"{document.written(self.route)}"'
            said = put_in_quotes(self.route, better)
        elif self.fault is faults.MISSING_FIELD and document.follow(self.route)[0]:
            form = self.help.partition("…")[2].partition(" (")[0]
            said = f"Write it after {self.route[-1]}: on the same line{form}."
        fix = Fix(self.route, better, f"Write {better}", guess=self.guessed) if better else None
        if unknown and self.suggested and " " not in str(self.route[-1]):
            fix = Fix(self.route, self.suggested, f"Call it {self.suggested}", renames=True, guess=True)
        return Problem(self.fault, self.message, said, span, self.route, fix)


def put_in_quotes(route: Route, better: str) -> str:
    """The advice to put a value in quotes; ``better`` is what it reads then."""
    name = f"{route[-1]}: " if isinstance(route[-1], str) else ""
    return f"Put it in quotes, as in {name}{better}."
