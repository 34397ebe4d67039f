"""Whether a record's substance changed since a day: by content, never by formatting."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from itertools import pairwise
from typing import Any, NamedTuple

from opsbook.check.filled import NO_FIELDS, as_filled
from opsbook.diagnostic import Route
from opsbook.graph.handbook import Handbook
from opsbook.graph.log import Commit
from opsbook.graph.meaning import Meaning, Values, values_of
from opsbook.model.record import Record
from opsbook.model.validate import validate
from opsbook.read import source
from opsbook.read.document import Document

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
    fills: Mapping[str, int] = NO_FIELDS,
) -> Edit | None:
    """How a record's substance differs from what stood on a day.

    None when nothing changed, and when git does not know. A file's first commit is its baseline where it is later; with
    ``stated``, so is the first commit in which that holds. ``beside`` are fields that do not count, ``fills``
    those that count from when they are first filled: see ``as_filled``.
    """
    commits = handbook.history.of(record.path)
    base = handbook.history.in_force(record.path, day)
    if base is None:
        return None
    edited = day < handbook.today and handbook.history.is_edited(record.path)
    if base is commits[0] and not edited:
        return None
    then = list(_read(record, _commits_since(record, base, handbook), handbook))
    if stated:
        then = then[next((index for index, (_, one) in enumerate(then) if stated(one.values)), len(then)) :]
    document = handbook.document(record)
    if not then or substance(then[0][1].values, beside) == substance(document.values, beside):
        return None
    meaning = Meaning(record, (handbook.book,))
    present = _meant(record, document, meaning)
    *told, now = as_filled(
        [*_told([one for _, one in then], record, meaning, beside), substance(present, beside)], fills
    )
    if told[0] == now:
        return None
    if edited and told[-1] != now and not _is_noted_since(day, then[-1][1], document):
        return Edit(handbook.today, None, told[0], now)
    changes = reversed(list(zip(pairwise(told), then[1:], strict=True)))
    last = next((commit for (old, new), (commit, _) in changes if old != new), None)
    return Edit(last.on, last.author, told[0], now) if last else None


def _told(documents: list[Document], record: Record, meaning: Meaning, beside: frozenset[str]) -> Iterator[Values]:
    """The substance of each version. What is written as in the version before is not worked out again."""
    before: Values | None = None
    told: Values = {}
    for document in documents:
        written = substance(document.values, beside)
        if written != before:
            told = substance(_meant(_version(record, document), document, meaning), beside)
        before = written
        yield told


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
    read = _read(record, _commits_since(record, base, handbook), handbook)
    return [(commit, document.values) for commit, document in read]


def _commits_since(record: Record, base: Commit | None, handbook: Handbook) -> list[Commit]:
    commits = handbook.history.of(record.path)
    return (commits[: commits.index(base) + 1] if base else commits)[::-1]


def _read(record: Record, commits: list[Commit], handbook: Handbook) -> Iterator[tuple[Commit, Document]]:
    for commit in commits:
        raw = handbook.history.content(record.path, commit)
        then = source.parse(raw, commit.path.endswith(".md")) if raw is not None else None
        if then and then.readable:
            yield commit, then


def _version(record: Record, document: Document) -> Record:
    return validate(type(record), record.identity, document)[0]


def _meant(version: Record, document: Document, meaning: Meaning) -> Values:
    """What a version says, in the order of its file; of a field that is no good, what is written there."""
    written = {name: value for name, value in document.values.items() if name in version.damaged}
    read = {name: value for name, value in values_of(version).items() if name not in version.damaged}
    said: Values = meaning.of(read | written)
    return {name: said[name] for name in dict.fromkeys((*document.values, *said)) if name in said}


def substance(values: Values, beside: frozenset[str] = frozenset()) -> Values:
    """The values of a record without its evidence, and without what only leads to it."""
    return {name: value for name, value in values.items() if name not in _EVIDENCE | _FOUND_BY | beside}


def _is_noted_since(day: date, committed: Document, present: Document) -> bool:
    """Whether the act of a day stands in the file and is not committed: it vouches for what stands there with it."""
    return str(day) in str(_evidence(present.values)) and str(day) not in str(_evidence(committed.values))


def _evidence(values: Values) -> Values:
    """What was noted about a record. Who notes something anew vouches for what stands in the file at that time."""
    return {name: value for name, value in values.items() if name in _EVIDENCE}
