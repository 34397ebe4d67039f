"""What changed between two states of a handbook, as Markdown for the comment of a pull request."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from opsbook.change.record_change import RecordChange
from opsbook.report.change_text import words_of

_MARKUP = re.compile(r"([\\`*_{}\[\]<>#+!|~@&]|:(?=//)|(?<=www)\.)")
_ORDINARY = re.compile(r"[a-z0-9:-]+")
_MOST = 60_000
"""What a forge takes in one comment, with something to spare."""


def render(changes: Sequence[RecordChange], since: str, until: str) -> str:
    """A heading for each kind, an item for each record. Texts of records are escaped: nothing in them acts."""
    if not changes:
        return f"**Nothing changed** in the handbook from {_plain(since)} to {_plain(until)}.\n"
    number = f"{len(changes)} record{'s' if len(changes) != 1 else ''} changed"
    found = f"**{number}** from {_plain(since)} to {_plain(until)}.\n"
    left = len(changes)
    for kind, group in groupby(changes, key=lambda change: change.record.kind):
        found += f"\n### {kind.labels}\n\n"
        for change in group:
            item = "\n".join(_lines(change)) + "\n"
            if len(found) + len(item) > _MOST:
                return f"{found}\n{left} more are not shown; run `opsbook diff`.\n"
            found, left = found + item, left - 1
    return found


def _lines(change: RecordChange) -> Iterator[str]:
    was = f", before {_key(change.before.key)}" if change.before and change.what == "renamed" else ""
    yield f"- **{_plain(change.title)}** ({_key(change.record.key)}): {change.said}{was}"
    for fact in change.facts:
        before, after = words_of(fact)
        yield f"  - {_plain(fact.text)}"
        yield from (f"    - {word}: {_plain(text)}" for word, text in (("was", before), ("now", after)) if text)
    if change.edited:
        yield f"  - Edited: {', '.join(name.replace('_', ' ') for name in change.edited)}"


def _key(key: str) -> str:
    """A record's key as code, and as plain text where its file has a name that no id is."""
    return f"`{key}`" if _ORDINARY.fullmatch(key) else _plain(key)


def _plain(text: str) -> str:
    """Text in which no character is markup, mentions anybody or makes a link."""
    return _MARKUP.sub(lambda found: f"&#{ord(found[1])};", " ".join(text.split()))
