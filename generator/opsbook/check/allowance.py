"""Comments that allow a finding for a while: ``# opsbook: allow OWN005 until 2027-01-31: hiring``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from difflib import get_close_matches

from yaml.nodes import MappingNode, ScalarNode, SequenceNode

from opsbook import faults
from opsbook.diagnostic import Diagnostic, Span
from opsbook.model.duration import overdue
from opsbook.read import yaml_core
from opsbook.read.document import Document
from opsbook.read.problem import Problem

_COMMENT = re.compile(
    r"(?:#|<!--)\s*opsbook:\s*allow\s+(?P<rules>[\w-]+(?:\s*,\s*[\w-]+)*)"
    r"(?:\s+until\s+(?P<until>[\d-]+))?(?:\s*:\s*(?P<reason>.*?))?\s*(?:-->)?\s*"
    r"(?=$|(?:#|<!--)\s*opsbook:\s*allow\b)",
    re.IGNORECASE,
)
_MEANT = re.compile(r"(?:#|<!--)\s*opsbook:.*", re.IGNORECASE)
_EXAMPLE = "the reason"


_Extent = tuple[tuple[int, int], tuple[int, int]]
"""Where something begins and ends, each as line and column."""


@dataclass(frozen=True, slots=True)
class Allowance:
    """One rule allowed at a line, or, with ``line`` None, in the whole file.

    ``until`` is None where no day is said, or one that the calendar does not have. ``rule`` is empty in a comment that
    nobody can read.
    """

    rule: str
    line: int | None
    until: date | None
    reason: str
    span: Span
    said_until: str = ""

    def covers(self, found: Diagnostic) -> bool:
        """Whether it is meant for a finding of its file, whatever the day."""
        return self.reaches(found) and self.rule.lower() in (found.code.lower(), found.slug)

    def reaches(self, found: Diagnostic) -> bool:
        """Whether it stands where such a finding would be allowed."""
        return self.line is None or found.span.line <= self.line <= max(found.span.end_line, found.span.line)


def allowances(document: Document) -> Iterator[Allowance]:
    """The allowances of a file."""
    if not document.has_remarks:
        return
    lines = document.text.lines(document.fields_end)
    quoted = list(_texts(document))
    for number, line in enumerate(lines, 1):
        for match in _COMMENT.finditer(line):
            if _in_text(number, match.start() + 1, quoted):
                continue
            alone = line.lstrip().startswith(("#", "<!--"))
            top = number == 1 or (number == 2 and lines[0].strip() == "---")
            place = None if alone and top else _next_line(lines, number) if alone else number
            span = Span(number, match.start() + 1, number, len(match[0].rstrip()) + match.start() + 1)
            reason = "" if match["reason"] == _EXAMPLE else match["reason"] or ""
            for name in re.split(r"\s*,\s*", match["rules"]):
                yield Allowance(name, place, _day(match["until"]), reason, span, match["until"] or "")
        yield from _unreadable(line, number, quoted)


def _unreadable(line: str, number: int, quoted: list[_Extent]) -> Iterator[Allowance]:
    """What is said to opsbook in a line and cannot be understood."""
    meant = _MEANT.search(line)
    if meant and not _COMMENT.search(line, meant.start()) and not _in_text(number, meant.start() + 1, quoted):
        yield Allowance("", None, None, "", Span(number, meant.start() + 1, number, len(line.rstrip()) + 1))


def _in_text(line: int, column: int, quoted: list[_Extent]) -> bool:
    """Whether a place lies in a value, which only tells of a comment."""
    return any(start <= (line, column) < end for start, end in quoted)


def _texts(document: Document) -> Iterator[_Extent]:
    """Where the values begin and end in which the mark of a comment is only text."""
    start, end = document.extent_of_fields
    waiting: list[object] = [yaml_core.compose(document.text.content[start:end])]
    seen: set[int] = set()
    while waiting:
        node = waiting.pop()
        if isinstance(node, ScalarNode) and "opsbook:" in node.value.lower():
            places = (node.start_mark.index + start, node.end_mark.index + start)
            yield document.text.position(places[0]), document.text.position(places[1])
        elif isinstance(node, SequenceNode | MappingNode) and id(node) not in seen:
            seen.add(id(node))
            waiting += node.value
        elif isinstance(node, tuple):
            waiting += node


def apply(
    document: Document, path: str, record: str | None, found: Iterable[Diagnostic], today: date
) -> Iterator[Diagnostic]:
    """The findings of a file less the allowed ones, and what is wrong with the allowances themselves."""
    granted = list(allowances(document))
    remaining = list(found)
    for allowance in granted:
        covered = [finding for finding in remaining if allowance.covers(finding)]
        lapsed = allowance.until is not None and overdue(allowance.until, today)
        if covered and not lapsed:
            remaining = [finding for finding in remaining if finding not in covered]
        names = [name for one in remaining if allowance.reaches(one) for name in (one.slug, one.code)]
        if problem := _fault(allowance, bool(covered), lapsed, today, get_close_matches(allowance.rule, names, n=1)):
            yield problem.diagnostic(path, record)
    yield from remaining


def _fault(allowance: Allowance, used: bool, lapsed: bool, today: date, near: list[str]) -> Problem | None:
    name, until = allowance.rule or "missing-owner", allowance.until or today + timedelta(days=90)
    example = f"# opsbook: allow {name} until {until}: {allowance.reason or _EXAMPLE}"
    if not allowance.rule:
        message = "nobody can read what this comment allows"
        return Problem(faults.UNUSED_ALLOWANCE, message, f"Write it as in {example}", allowance.span)
    if lapsed:
        message = f"the allowance for {name} ended on {allowance.until}"
        return Problem(
            faults.LAPSED_ALLOWANCE,
            message,
            "Mend the fault and delete the comment, or agree on a later day.",
            allowance.span,
        )
    if not allowance.reason or not allowance.until:
        wrong = f": {allowance.said_until} is no day of the calendar" if allowance.said_until else ""
        lacks = "reason" if not allowance.reason else f"end date{wrong}"
        return Problem(
            faults.ALLOWANCE_WITHOUT_REASON,
            f"the allowance for {name} has no {lacks}",
            f"Write {example}",
            allowance.span,
        )
    if not used:
        message = f"the allowance for {name} allows nothing"
        advice = f"Did you mean {near[0]}? Otherwise delete the comment." if near else "Delete the comment."
        return Problem(faults.UNUSED_ALLOWANCE, message, advice, allowance.span)
    return None


def _next_line(lines: list[str], number: int) -> int:
    following = enumerate(lines[number:], number + 1)
    return next((n for n, line in following if line.strip() and not line.lstrip().startswith("#")), number)


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None
