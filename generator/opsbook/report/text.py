"""Findings for people: each with the line it stands on, what is wrong underlined, and what to do."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from opsbook.check.mend import mendable
from opsbook.diagnostic import Diagnostic, Severity
from opsbook.report.colour import BOLD, QUIET, SEVERITIES, paint
from opsbook.report.redaction import shown_line
from opsbook.report.report import Report, printable

_LINK = re.compile(r"\[\[([^]|#]+)")
_ACTING = ("person", "team", "role")
"""The kinds of which messages call a record by its id first."""
_WIDEST = 160
_BEFORE = 100
"""How much of a long line is shown before what is wrong in it."""
_MANY, _MUCH = 40, 100_000
"""In more files, or in more text, it is not tried whether what can be mended can be written."""


def render(report: Report) -> str:
    """Each finding with its line, what is wrong underlined, and what to do; then a count."""
    frames = ["\n".join(_frame(one, report)) for one in report.found]
    end = [] if report.brief else ["\n".join(closing(report))]
    return "".join(f"{part}\n" for part in ["\n\n".join([*frames, *end])] if part)


def by_file(report: Report) -> dict[str, str]:
    """The findings of each file, as in the whole report, by its path."""
    found: dict[str, list[str]] = {}
    for one in report.found:
        found.setdefault(one.path, []).append("\n".join(_frame(one, report)))
    return {path: "\n\n".join(frames) for path, frames in found.items()}


def closing(report: Report) -> Iterator[str]:
    """What a report for people ends with: the count, and that some of it can be mended by a command."""
    yield summary(report)
    sure, up_to = _mendable(report, guess=False)
    if sure:
        yield f"{up_to}{sure} can be mended by opsbook check --fix; --diff shows how."
    guesses, up_to = _mendable(report, guess=True)
    if guesses:
        advice = "look at them first with --diff --guesses"
        yield f"{up_to}{guesses} may be mended by opsbook check --fix --guesses; {advice}."


def _mendable(report: Report, guess: bool) -> tuple[int, str]:
    """How many findings a command mends, surely or by guessing, and the words that say so where that was not tried."""
    fixable = [one for one in report.found if one.fix and (guess or not one.fix.guess)]
    paths = {one.path for one in fixable}
    documents = report.handbook.library.documents
    many = len(paths) > _MANY or sum(len(documents[path].text.content) for path in paths) > _MUCH
    wanted = [one for one in fixable if one.fix and one.fix.guess is guess]
    if many or not wanted:
        return len(wanted), "Up to " if many else ""
    done = mendable(fixable, report.handbook, guess)
    return sum(one.fix is not None and one.fix.guess is guess for one in done), ""


def summary(report: Report) -> str:
    """One line: how many of what in how many records."""
    number = len(report.handbook.library.records)
    said = ", ".join(_number(count, word.value) for word in Severity if (count := _count(report, word)))
    if report.touched is not None and said:
        said += f", {sum(map(report.counts, report.found))} of them to be counted in this change"
    known = f" {report.known} known from the baseline left out." if report.known else ""
    return f"{_number(number, 'record')} checked as of {report.handbook.today}: {said or 'all is well'}.{known}"


def _frame(one: Diagnostic, report: Report) -> Iterator[str]:
    tint, colour = SEVERITIES[one.severity], report.colour
    where = printable(f"{report.shown(one.path)}:{one.span.line}:{one.span.column}:")
    aside = "" if report.counts(one) else " (not counted: unchanged)"
    kind = paint(f"{one.severity} {one.code}", tint, colour)
    yield f"{paint(where, BOLD, colour)} {kind} {one.slug}{paint(aside, QUIET, colour)}"
    document = report.handbook.library.documents.get(one.path)
    line = shown_line(one, document, report.hidden.get(one.path, ())) if document else ""
    if line.strip():
        number = f"{one.span.line} |"
        shown, mark = _window(one, line)
        yield f"  {paint(number, QUIET, colour)} {shown}"
        yield f"  {paint('|'.rjust(len(number)), QUIET, colour)} {paint(mark, tint, colour)}"
    yield f"  {printable(_sentence(one, line, report))}."
    if one.help:
        yield f"  {printable(one.help)}"


def _sentence(one: Diagnostic, line: str, report: Report) -> str:
    """The message with a capital letter, unless it begins with an id, the marked text or the name of the field."""
    first = one.message.partition(" ")[0].rstrip(",:;")
    marked = line[one.span.column - 1 : one.span.end_column - 1]
    link = _LINK.match(marked)
    named = first in (marked.rpartition(" ")[2], link and link[1], *(one.field or "").replace("[", ".").split("."))
    named = named or any(f"{kind}:{first}" in report.handbook.book.records for kind in _ACTING)
    return one.message if named or not first.isalpha() else one.message[:1].upper() + one.message[1:]


def _window(one: Diagnostic, line: str) -> tuple[str, str]:
    """The part of a line that shows what is wrong, and the marks below it."""
    start = one.span.column - 1
    end = one.span.end_column - 1 if one.span.end_line == one.span.line else len(line)
    if len(line) > _WIDEST and start > _BEFORE:
        cut = start - _BEFORE
        line, start, end = "…" + line[cut + 1 :], start - cut, end - cut
    marked = max(1, _width(line[start : min(end, _WIDEST)]))
    return line[:_WIDEST], " " * _width(line[:start]) + "^" * marked


def _width(text: str) -> int:
    """Columns that a text takes on a terminal: wide characters take two, combining ones none."""
    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text
    )


def _count(report: Report, word: Severity) -> int:
    return sum(one.severity is word for one in report.found)


def _number(count: int, word: str) -> str:
    return f"{count} {word}{'' if count == 1 else 's'}"
