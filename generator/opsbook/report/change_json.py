"""What changed between two states of a handbook, as JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence

from opsbook.change.record_change import RecordChange


def render(changes: Sequence[RecordChange], since: str, until: str) -> str:
    """Every changed record with what changed in it. ``topic`` is for programs, ``text`` for people."""
    told = {"version": 1, "from": since, "to": until, "changes": [_entry(change) for change in changes]}
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def _entry(change: RecordChange) -> dict[str, object]:
    renamed = change.before.key if change.before and change.what == "renamed" else None
    return {
        "record": change.record.key,
        "title": change.title,
        "path": change.record.path,
        "what": change.what,
        "renamed_from": renamed,
        "facts": [
            {
                "topic": fact.topic,
                "text": fact.text,
                "field": fact.field,
                "before": fact.before,
                "after": fact.after,
            }
            for fact in change.facts
        ],
        "edited": change.edited,
    }
