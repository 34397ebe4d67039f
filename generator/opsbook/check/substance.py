"""Whether a record's substance changed since a day: by content, never by formatting."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from itertools import pairwise
from typing import Any, NamedTuple

from opsbook.diagnostic import Route
from opsbook.graph.handbook import Handbook
from opsbook.graph.log import Commit
from opsbook.model.record import Record
from opsbook.read import source

_EVIDENCE = frozenset(
    ("reviews", "reviewed", "review_every", "approvals", "exercises", "walked", "access_reviews", "series")
)
"""Fields in which facts are noted about a record; noting one is no change of what the record says."""

_FOUND_BY = frozenset(("tags", "related", "aliases"))
"""Fields that lead readers to a record; another search word makes nothing in it true or untrue."""

ADMINISTRATIVE = frozenset(
    ("status", "owner", "deputy", "tags", "audience", "related", "links", "aliases", "recorded_on", "revisit_by")
)
"""Fields that may change under a signature: who looks after a record, where it stands, how it is found."""

Values = dict[str, Any]


class Edit(NamedTuple):
    """A change of substance: day and author of the latest one, what stood there before, and what stands there now.

    Without an author it stands in the file, and is not committed yet.
    """

    on: date
    author: str | None
    before: Values
    after: Values

    @property
    def told(self) -> str:
        """When it was edited, and by whom."""
        return f"edited on {self.on} by {self.author}" if self.author else "edited (not committed yet)"


def changed_since(
    record: Record,
    day: date,
    handbook: Handbook,
    beside: frozenset[str] = frozenset(),
    stated: Callable[[Values], bool] | None = None,
) -> Edit | None:
    """How a record's substance differs from what stood on a day.

    None when nothing changed, and when git does not know. A file's first commit is its baseline where it is later; with
    ``stated``, so is the first commit in which that holds. ``beside`` are fields that do not count.
    """
    commits = handbook.history.of(record.path)
    base = handbook.history.in_force(record.path, day)
    if base is None:
        return None
    edited = day < handbook.today and handbook.history.is_edited(record.path)
    if base is commits[0] and not edited:
        return None
    versions = versions_since(record, base, handbook)
    if stated:
        first = next((index for index, (_, values) in enumerate(versions) if stated(values)), len(versions))
        versions = versions[first:]
    former = handbook.book.former_ids
    told = [_settled(substance(values, beside), former) for _, values in versions]
    values = handbook.document(record).values
    now = _settled(substance(values, beside), former)
    if not told or told[0] == now:
        return None
    if edited and told[-1] != now and _evidence(versions[-1][1]) == _evidence(values):
        return Edit(handbook.today, None, told[0], now)
    changes = reversed(list(zip(pairwise(told), versions[1:], strict=True)))
    last = next((commit for (old, new), (commit, _) in changes if old != new), None)
    return Edit(last.on, last.author, told[0], now) if last else None


def first_difference(before: Any, after: Any) -> Route:
    """The way to the first place at which two values differ, as far as it exists in the second."""
    if isinstance(before, dict) and isinstance(after, dict):
        for name, value in after.items():
            if name not in before or before[name] != value:
                return (name, *first_difference(before.get(name), value))
    elif isinstance(before, list) and isinstance(after, list):
        for index, value in enumerate(after):
            if index >= len(before) or before[index] != value:
                return (index, *first_difference(before[index] if index < len(before) else None, value))
    return ()


def versions_since(record: Record, base: Commit | None, handbook: Handbook) -> list[tuple[Commit, Values]]:
    """What each commit since one (since the first, without one) made of a record, oldest first, as far as readable."""
    commits = handbook.history.of(record.path)
    since = commits[: commits.index(base) + 1] if base else commits
    return list(_read(record, since[::-1], handbook))


def _read(record: Record, commits: list[Commit], handbook: Handbook) -> Iterator[tuple[Commit, Values]]:
    for commit in commits:
        raw = handbook.history.content(record.path, commit)
        then = source.parse(raw, record.path.endswith(".md")) if raw is not None else None
        if then and then.readable:
            yield commit, then.values


def substance(values: Values, beside: frozenset[str] = frozenset()) -> Values:
    """The values of a record without its evidence, and without what only leads to it."""
    return {name: value for name, value in values.items() if name not in _EVIDENCE | _FOUND_BY | beside}


def _evidence(values: Values) -> Values:
    """What was noted about a record. Who notes something anew vouches for what stands in the file at that time."""
    return {name: value for name, value in values.items() if name in _EVIDENCE}


def _settled(value: Any, former: dict[str, str]) -> Any:
    """A value with the ids that records have today in place of those they had before, however it is written down."""
    if isinstance(value, dict):
        return {name: _settled(item, former) for name, item in value.items()}
    if isinstance(value, list):
        return [_settled(item, former) for item in value]
    if isinstance(value, bool):
        return value
    text = str(value)
    return former[text] if text in former else _unwrapped(text)


def _unwrapped(text: str) -> str:
    """A text on one line, since paragraphs are wrapped now here, now there; but for code, of which each line counts."""
    return text if "```" in text or "~~~" in text else " ".join(text.split())
