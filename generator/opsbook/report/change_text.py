"""What changed between two states of a handbook, as plain text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from opsbook.change.record_change import RecordChange

_WIDEST = 160


def render(changes: Sequence[RecordChange], since: str, until: str) -> str:
    """A record, then a line for each thing that changed in it; of new words, what stood there and what stands there."""
    if not changes:
        return f"Nothing changed from {since} to {until}.\n"
    return "\n\n".join("\n".join(_lines(change)) for change in changes) + "\n"


def _lines(change: RecordChange) -> Iterator[str]:
    was = f", before {change.before.key}" if change.before and change.what == "renamed" else ""
    yield f"{change.record.key}  {change.record.title}  ({change.what}{was})"
    for fact in change.facts:
        yield f"  {fact.text}"
        if fact.topic.endswith(("-reworded", "-added", "-removed")) and fact.text.endswith(
            ("reworded", "added", "removed")
        ):
            yield from (f"    {sign} {short(text)}" for sign, text in (("-", fact.before), ("+", fact.after)) if text)
    if change.edited:
        yield f"  Edited: {', '.join(name.replace('_', ' ') for name in change.edited)}"


def short(text: str) -> str:
    """A text on one line, cut where it is long."""
    line = " ".join(text.split())
    return line if len(line) <= _WIDEST else f"{line[:_WIDEST].rstrip()}…"
