"""What happened to the records lately: dated facts that they state themselves, and what git knows of their files."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice
from typing import Any

from opsbook.change.act import Act, acts, words
from opsbook.change.names import Names
from opsbook.change.record_change import compared
from opsbook.diagnostic import Route
from opsbook.emit.audience import as_seen
from opsbook.emit.place import with_days
from opsbook.emit.render import Renderer
from opsbook.emit.target import Target
from opsbook.emit.view import Views
from opsbook.graph.handbook import Handbook
from opsbook.graph.log import Commit
from opsbook.model.record import Record
from opsbook.model.shape import ITEMS, marked_alone
from opsbook.model.text import PastMark
from opsbook.model.validate import validate
from opsbook.read import source

MOST = 100
SWEEP = 25
"""A commit that touches more records than this is an import or a clean-up, and says nothing about any of them."""
NO_NEWS = frozenset(("tags",))
"""Fields of which a change says nothing to a reader: another word by which a record is found."""
_CALLED = {"body": "text", "related": "what to see also"}
"""Fields that readers call by another name."""


@dataclass(frozen=True, slots=True)
class Change:
    """What happened to a record on a day, and who did it. ``revision`` where git told us.

    ``facts`` are what a commit changed in the record, in words of governance.
    """

    on: date
    target: Target
    what: str | None
    by: str | None
    revision: str | None = None
    facts: tuple[str, ...] = ()


def changes(handbook: Handbook, views: Views, renderer: Renderer) -> list[Change]:
    """The latest changes, newest first: one for each record and day that its own facts tell, else for each commit."""
    found = [change for record in handbook.book for change in _facts(record, handbook, views, renderer)]
    told = {(change.target.key, change.on) for change in found}
    found += [change for change in _commits(handbook, views) if (change.target.key, change.on) not in told]
    found.sort(key=lambda change: (-change.on.toordinal(), change.target.heading.lower(), change.target.key))
    names = Names(handbook.book, discreet=True, plain=renderer.plain)
    detailed = (_detailed(change, handbook, names) if change.revision else change for change in found)
    return list(islice((change for change in detailed if change), MOST))


def _detailed(change: Change, handbook: Handbook, names: Names) -> Change | None:
    """A commit's change with what it did to the record, as far as its audience may see both versions; None where that
    is no news to a reader.
    """
    record = handbook.book.records[change.target.key]
    commits = handbook.history.of(record.path)
    place = next(index for index, commit in enumerate(commits) if commit.revision == change.revision)
    if place + 1 == len(commits):
        return replace(change, facts=("Added",))
    before, after = (_version(record, commit, handbook) for commit in commits[place : place + 2][::-1])
    if before is None or after is None:
        return change
    facts, edited = compared(before, after, names, names)
    if not facts and NO_NEWS.issuperset(edited) and not before.damaged | after.damaged:
        return None
    said = [with_days(fact.text) or "" for fact in facts]
    if edited:
        said.append(f"Edited: {', '.join(_CALLED.get(name) or name.replace('_', ' ') for name in edited)}")
    return replace(change, facts=tuple(said))


def _version(record: Record, commit: Commit, handbook: Handbook) -> Record | None:
    """A record as a commit left it, without what the audience may not see; None when that is all of it."""
    raw = handbook.history.content(record.path, commit)
    document = source.parse(raw, record.path.endswith(".md")) if raw is not None else None
    if document is None or not document.readable:
        return None
    version, _ = validate(type(record), record.identity, document)
    return as_seen(version, handbook)


def dated_acts(record: Record, today: date) -> Iterator[tuple[Route, date, Act, Any]]:
    """What a record says was done by a day: where it says so, when, what, and the part that tells of it."""
    known = acts(type(record))
    for route, day, _ in marked_alone(record, PastMark) if known else ():
        act = known.get(tuple(ITEMS if isinstance(step, int) else step for step in route))
        if act is not None and day <= today:
            yield route, day, act, _holder(record, route)


def _facts(record: Record, handbook: Handbook, views: Views, renderer: Renderer) -> Iterator[Change]:
    days: dict[date, tuple[dict[str, None], dict[str, None]]] = {}
    for route, day, act, holder in dated_acts(record, handbook.today):
        whats, bys = days.setdefault(day, ({}, {}))
        whats[words(act, holder, renderer.plain)] = None
        if act.by:
            found = handbook.book.targets(record, *route[:-1], act.by[len(route) - 1])
            bys.update(dict.fromkeys(by.title for by in found))
    for day, (whats, bys) in days.items():
        yield Change(day, views.target(record), "; ".join(whats), ", ".join(bys) or None)


def _holder(record: Record, route: Route) -> Any:
    value: Any = record
    for step in route[:-1]:
        value = value[step] if isinstance(step, int) else getattr(value, str(step), None)
    return value


def _commits(handbook: Handbook, views: Views) -> Iterator[Change]:
    """What git knows. Words and names of commits have no audience, so they are told only where nothing is hidden."""
    history = handbook.history
    touched = Counter(commit.revision for commits in history.commits.values() for commit in commits)
    known: Counter[str] = Counter()
    by_record: list[tuple[Record, Commit]] = []
    for record in handbook.book:
        for commit in history.of(record.path):
            known[commit.revision] += 1
            by_record.append((record, commit))
    audience = handbook.settings.audience
    for record, commit in by_record:
        if touched[commit.revision] > SWEEP or commit.on > handbook.today:
            continue
        open_ = audience == "restricted" or (
            audience == "internal" and known[commit.revision] == touched[commit.revision]
        )
        what, by = (commit.subject, commit.author) if open_ else ("Changed", None)
        yield Change(commit.on, views.target(record), what, by, commit.revision)
