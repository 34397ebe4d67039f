"""What changed between two states of a handbook, as plain text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from opsbook.change.fact import Fact
from opsbook.change.record_change import RecordChange
from opsbook.report.report import printable

_WIDEST = 160
_CHANGED = ("reworded", "added", "removed")


def render(changes: Sequence[RecordChange], since: str, until: str) -> str:
    """A record, then a line for each thing that changed in it; of new words, what stood there and what stands there."""
    if not changes:
        return f"Nothing changed from {since} to {until}.\n"
    return "\n\n".join("\n".join(map(printable, _lines(change))) for change in changes) + "\n"


def _lines(change: RecordChange) -> Iterator[str]:
    was = f", before {change.before.key}" if change.before and change.what == "renamed" else ""
    yield f"{change.record.key}  {change.title}  ({change.said}{was})"
    for fact in change.facts:
        before, after = words_of(fact)
        yield f"  {fact.text}"
        yield from (f"    {sign} {text}" for sign, text in (("-", before), ("+", after)) if text)
    if change.edited:
        yield f"  Edited: {', '.join(name.replace('_', ' ') for name in change.edited)}"


def words_of(fact: Fact) -> tuple[str | None, str | None]:
    """What stood there and what stands there, each on one line, where the sentence only says that it is other words."""
    if fact.whole or not (fact.topic.endswith(_CHANGED) and fact.text.endswith(_CHANGED)):
        return None, None
    return fact.before and _short(fact.before), fact.after and _short(fact.after)


def _short(text: str) -> str:
    """A text on one line, cut where it is long."""
    line = " ".join(text.split())
    return line if len(line) <= _WIDEST else f"{line[:_WIDEST].rstrip()}…"
