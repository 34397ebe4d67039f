"""What is wrong with an allowance itself, and what to write instead."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date, timedelta
from difflib import get_close_matches

from opsbook import faults
from opsbook.check.allowance import EXAMPLE, Allowance, takes_comment
from opsbook.diagnostic import Diagnostic
from opsbook.read.document import Document
from opsbook.read.problem import Problem

_A_WHILE = timedelta(days=90)


def fault_of(
    allowance: Allowance,
    used: bool,
    lapsed: bool,
    today: date,
    left: Sequence[Diagnostic],
    document: Document,
    names: Collection[str],
) -> Problem | None:
    """The fault of an allowance; None where it is in order. ``left`` is what its file has that nothing allows, and
    ``names`` are the codes and slugs of all rules, in small letters.
    """
    place = None if used else _place(allowance, left, document)
    if allowance.unread:
        message = f"nobody can read this allowance: {allowance.unread}"
        where = f" at {place.removeprefix('to ')}:" if place and allowance.alone else ""
        advice = f"Write{where} {_example(allowance, today, left)}"
        return Problem(faults.UNUSED_ALLOWANCE, message, advice, allowance.span)
    if allowance.rule.lower() not in names:
        return _unknown(allowance, left, names)
    if lapsed:
        return _lapsed(allowance, used, place)
    if not used:
        return _unused(allowance, today, left, place)
    if allowance.reason and allowance.until:
        return None
    wrong = f": {allowance.said_until} is no day of the calendar" if allowance.said_until else ""
    message = f"the allowance for {allowance.rule} has no {f'end date{wrong}' if allowance.reason else 'reason'}"
    advice = f"Write {_example(allowance, today, left)}"
    return Problem(faults.ALLOWANCE_WITHOUT_REASON, message, advice, allowance.span)


def refusal(allowance: Allowance) -> Problem:
    """The fault of an allowance that is for an error."""
    message = f"the allowance for {allowance.rule} allows nothing: it is an error, and errors cannot be allowed"
    return Problem(faults.UNUSED_ALLOWANCE, message, "Mend the error and delete the comment.", allowance.span)


def _lapsed(allowance: Allowance, used: bool, place: str | None) -> Problem:
    message = f"the allowance for {allowance.rule} ended on {allowance.until}"
    if used or place:
        moved = "" if used else f", and move the comment {place}"
        advice = f"Mend the fault and delete the comment, or agree on a later day{moved}."
    else:
        message, advice = f"{message}, and nothing is left to allow", "Delete the comment."
    return Problem(faults.LAPSED_ALLOWANCE, message, advice, allowance.span)


def _unused(allowance: Allowance, today: date, left: Sequence[Diagnostic], place: str | None) -> Problem:
    message = f"the allowance for {allowance.rule} allows nothing"
    if place:
        message += " on a line of its own" if allowance.alone else " on this line"
        whole = allowance.reason and allowance.until
        advice = f"Move it {place}." if whole else f"Move it {place}: {_example(allowance, today, left)}"
    else:
        advice = _other_name(allowance, left)
    return Problem(faults.UNUSED_ALLOWANCE, message, advice, allowance.span)


def _unknown(allowance: Allowance, left: Sequence[Diagnostic], names: Collection[str]) -> Problem:
    message = f"this allows nothing: there is no rule {allowance.rule}"
    slugs = sorted(name for name in names if "-" in name)
    return Problem(faults.UNUSED_ALLOWANCE, message, _other_name(allowance, left, slugs), allowance.span)


def _other_name(allowance: Allowance, left: Sequence[Diagnostic], others: Sequence[str] = ()) -> str:
    """The rule that was probably meant: of those whose findings the allowance reaches, or else of others."""
    reached = [one for one in left if allowance.alone or allowance.reaches(one)]
    names = [name for one in reached for name in (one.slug, one.code)]
    near = get_close_matches(allowance.rule, names, n=1) or get_close_matches(allowance.rule, others, n=1, cutoff=0.75)
    return f"Did you mean {near[0]}? Otherwise delete the comment." if near else "Delete the comment."


def _place(allowance: Allowance, left: Sequence[Diagnostic], document: Document) -> str | None:
    """Where the comment would allow the nearest finding of its rule; None where there is none."""
    line = allowance.span.line
    named = [one.span for one in left if allowance.names(one)]
    nearest = min(named, key=lambda span: abs(span.line - line), default=None)
    if nearest is None:
        return None
    if nearest[:2] == (1, 1) or not takes_comment(document, nearest.line):
        return "to the top of the file"
    return "to the end of the line below" if nearest.line == line + 1 else f"to the end of line {nearest.line}"


def _example(allowance: Allowance, today: date, left: Sequence[Diagnostic]) -> str:
    """The comment as it should stand, with what is known of it and examples of the rest."""
    here = replace(allowance, alone=False)
    rule = allowance.rule or next((one.slug for one in left if here.reaches(one)), "missing-owner")
    until = allowance.until or today + _A_WHILE
    return f"# opsbook: allow {rule} until {until}: {allowance.reason or EXAMPLE}"
