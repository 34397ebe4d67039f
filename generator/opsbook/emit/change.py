"""What happened to the records: dated facts that they state themselves, and what git knows of their files."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from opsbook.diagnostic import Route
from opsbook.emit.render import Renderer
from opsbook.emit.target import Target
from opsbook.emit.view import Views
from opsbook.graph.handbook import Handbook
from opsbook.graph.log import Commit
from opsbook.model.record import Part, Record
from opsbook.model.reference import Ref
from opsbook.model.shape import ITEMS, Pattern, marked, patterns
from opsbook.model.text import PastMark
from opsbook.model.traits import Review

MOST = 100
SWEEP = 25
"""A commit that touches more records than this is an import or a clean-up, and says nothing about any of them."""

_REVIEWS = {
    "confirmed": "Reviewed, nothing to change",
    "changed": "Reviewed and changed",
    "retired": "Reviewed and retired",
}


@dataclass(frozen=True, slots=True)
class Change:
    """What happened to a record on a day, and who did it. ``revision`` where git told us."""

    on: date
    target: Target
    what: str | None
    by: str | None
    revision: str | None = None


@dataclass(frozen=True, slots=True)
class _Act:
    """How a dated fact reads ("Approved"), and where those stand who did it."""

    word: str
    by: Pattern | None


def changes(handbook: Handbook, views: Views, renderer: Renderer) -> list[Change]:
    """The latest changes, newest first: one for each record and day that its own facts tell, else for each commit."""
    found = [change for record in handbook.book for change in _facts(record, handbook, views, renderer)]
    told = {(change.target.key, change.on) for change in found}
    found += [change for change in _commits(handbook, views) if (change.target.key, change.on) not in told]
    return sorted(found, key=lambda change: (-change.on.toordinal(), change.target.heading.lower(), change.target.key))[
        :MOST
    ]


def _facts(record: Record, handbook: Handbook, views: Views, renderer: Renderer) -> Iterator[Change]:
    acts = _acts(type(record))
    days: dict[date, tuple[dict[str, None], dict[str, None]]] = {}
    for route, day, _ in marked(record, PastMark):
        act = acts.get(tuple(ITEMS if isinstance(step, int) else step for step in route))
        if act is None or day > handbook.today:
            continue
        whats, bys = days.setdefault(day, ({}, {}))
        whats[_words(act, _holder(record, route), renderer)] = None
        if act.by:
            found = handbook.book.targets(record, *route[:-1], act.by[len(route) - 1])
            bys.update(dict.fromkeys(by.title for by in found))
    for day, (whats, bys) in days.items():
        yield Change(day, views.target(record), "; ".join(whats), ", ".join(bys) or None)


@cache
def _acts(model: type[Record]) -> dict[Pattern, _Act]:
    """The days of a model on which somebody did something, each with the reference beside it that says who."""
    doers = [(pattern, ref) for pattern, ref in patterns(model, Ref) if ref.history and ref.says.endswith(" by")]
    found = {}
    for pattern, _ in patterns(model, PastMark):
        holder, name = pattern[:-1], pattern[-1]
        beside = [(p, ref) for p, ref in doers if p[: len(holder)] == holder and p[len(holder) + 1 :] in ((), (ITEMS,))]
        word = None if name == "on" else name.removesuffix("_on").replace("_", " ").capitalize()
        by = next(((p, ref) for p, ref in beside if word in (None, ref.says.removesuffix(" by"))), None)
        if by:
            found[pattern] = _Act(by[1].says.removesuffix(" by"), by[0])
        elif word and not holder:
            found[pattern] = _Act(word, None)
    return found


def _holder(record: Record, route: Route) -> Any:
    value: Any = record
    for step in route[:-1]:
        value = value[step] if isinstance(step, int) else getattr(value, str(step), None)
    return value


def _words(act: _Act, holder: Any, renderer: Renderer) -> str:
    if not isinstance(holder, Part) or isinstance(holder, Record):
        return act.word
    if isinstance(holder, Review):
        word, note = _REVIEWS[holder.outcome], holder.note
    else:
        version = getattr(holder, "version", None)
        word = act.word if version is None else f"{act.word}, version {version}"
        note = getattr(holder, "note", None) or getattr(holder, "outcome", None)
    return f"{word}: {renderer.plain(note)}" if note else word


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
