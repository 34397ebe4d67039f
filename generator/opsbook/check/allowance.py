"""Comments that allow a finding for a while: ``# opsbook: allow OWN005 until 2027-01-31: hiring``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from yaml.nodes import MappingNode, ScalarNode, SequenceNode

from opsbook.check.allowance_meant import meant
from opsbook.diagnostic import Diagnostic, Span
from opsbook.read import yaml_core
from opsbook.read.document import Document

_COMMENT = re.compile(
    r"(?:#|<!--)\s*opsbook:\s*allow\s+(?P<rules>[\w-]+(?:\s*,\s*[\w-]+)*)"
    r"(?:\s+until\s+(?P<until>[\d-]+))?(?:\s*:\s*(?P<reason>.*?))?\s*(?:-->)?\s*"
    r"(?=$|(?:#|<!--)\s*opsbook:\s*allow\b)",
    re.IGNORECASE,
)
_MEANT = re.compile(r"(?:#|<!--)\s*opsbook:.*", re.IGNORECASE)
EXAMPLE = "the reason"
"""What stands for a reason in examples, and is none itself."""

_Extent = tuple[tuple[int, int], tuple[int, int]]
"""Where something begins and ends, each as line and column."""


@dataclass(frozen=True, slots=True)
class Allowance:
    """One rule allowed at a line, or, with ``line`` None, in the whole file.

    ``until`` is None where no day is said, or one that the calendar does not have.
    """

    rule: str
    line: int | None
    until: date | None
    reason: str
    span: Span
    said_until: str = ""
    unread: str = ""
    """What is wrong with a comment that nobody can read; the other fields are what it was probably meant to say."""
    alone: bool = False
    """Whether it has a line to itself, below the first: there it reaches nothing."""

    def covers(self, found: Diagnostic) -> bool:
        """Whether it is meant for a finding of its file, whatever the day."""
        return not self.unread and self.reaches(found) and self.names(found)

    def names(self, found: Diagnostic) -> bool:
        """Whether it names the rule of a finding."""
        return self.rule.lower() in (found.code.lower(), found.slug)

    def reaches(self, found: Diagnostic) -> bool:
        """Whether it stands where such a finding would be allowed."""
        if self.alone:
            return False
        return self.line is None or found.span.line <= self.line <= max(found.span.end_line, found.span.line)


def allowances(document: Document) -> Iterator[Allowance]:
    """The allowances of a file."""
    if not document.has_remarks:
        return
    lines = document.text.lines(document.fields_end)
    quoted = list(_texts(document))
    for number, line in enumerate(lines, 1):
        top = number == 1 or (number == 2 and lines[0].strip() == "---")
        apart = bool(_MEANT.match(line.lstrip()))
        for match in _COMMENT.finditer(line):
            if _in_text(number, match.start() + 1, quoted):
                continue
            span = Span(number, match.start() + 1, number, len(match[0].rstrip()) + match.start() + 1)
            reason = "" if match["reason"] == EXAMPLE else match["reason"] or ""
            for name in re.split(r"\s*,\s*", match["rules"]):
                yield Allowance(
                    name,
                    None if apart and top else number,
                    _day(match["until"]),
                    reason,
                    span,
                    said_until=match["until"] or "",
                    alone=apart and not top,
                )
        yield from _unreadable(line, number, quoted, apart and not top)


def _unreadable(line: str, number: int, quoted: list[_Extent], alone: bool) -> Iterator[Allowance]:
    """What is said to opsbook in a line and cannot be understood."""
    meant_to_be = _MEANT.search(line)
    if not meant_to_be or _COMMENT.search(line, meant_to_be.start()):
        return
    if not _in_text(number, meant_to_be.start() + 1, quoted):
        said = meant(re.sub(r"^[^:]*:|-->\s*$", "", meant_to_be[0]))
        span = Span(number, meant_to_be.start() + 1, number, len(line.rstrip()) + 1)
        yield Allowance(said.rules, number, _day(said.until), said.reason, span, unread=said.wrong, alone=alone)


def _in_text(line: int, column: int, quoted: list[_Extent]) -> bool:
    """Whether a place lies in a value, which only tells of a comment."""
    return any(start <= (line, column) < end for start, end in quoted)


def takes_comment(document: Document, line: int) -> bool:
    """Whether a comment can stand at the end of a line, which it cannot inside a text of several lines."""
    place = document.text.position(document.fields_end)
    end = len(document.text.line(line)) + 1
    return (line, end) <= place and not _in_text(line, end, list(_texts(document, "")))


def _texts(document: Document, mark: str = "opsbook:") -> Iterator[_Extent]:
    """Where the values begin and end in which the mark of a comment is only text."""
    start, end = document.extent_of_fields
    waiting: list[object] = [yaml_core.compose(document.text.content[start:end])]
    seen: set[int] = set()
    while waiting:
        node = waiting.pop()
        if isinstance(node, ScalarNode) and mark in node.value.lower():
            places = (node.start_mark.index + start, node.end_mark.index + start)
            yield document.text.position(places[0]), document.text.position(places[1])
        elif isinstance(node, SequenceNode | MappingNode) and id(node) not in seen:
            seen.add(id(node))
            waiting += node.value
        elif isinstance(node, tuple):
            waiting += node


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None
