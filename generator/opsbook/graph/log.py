"""The commits of each file, from one ``git log``; the next time only from what came since.

Files that were renamed keep their commits. Of merges only what differs from all parents counts: it was edited there.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from opsbook.cache import Cache
from opsbook.graph import git

_RECORD = "\x1e"
_FIELD = "\x1f"
_COMMIT = re.compile(f"{_RECORD}(?=[0-9a-f]{{40,64}}{_FIELD}\\d{{1,15}}{_FIELD})")
_RENAMED = re.compile(r"R\d+")
_ALIKE = "--find-renames=80%"
"""How much of a file must stay for a new name to be its own: records of a kind look much alike."""
_LAST_SECOND = int(datetime.max.replace(tzinfo=UTC).timestamp()) - 1
_FORMAT = f"--format={_RECORD}%H{_FIELD}%ct{_FIELD}%an{_FIELD}%s"


@dataclass(frozen=True, slots=True)
class Commit:
    """One commit that touched a file. ``on`` is the committer's day in UTC, ``path`` what the file was called then."""

    revision: str
    on: date
    author: str
    subject: str
    path: str


Told = tuple[str, int, str, str, list[tuple[str, str]]]
"""A commit in plain values: revision, day as an ordinal, author, subject, and the paths that it touched, each with what
it was called before.
"""


class Log(NamedTuple):
    """The commits of each file, newest first, by path; and the commit that git stands on."""

    head: str
    commits: dict[str, list[Commit]]


def read_log(top: Path, inside: Sequence[str], cache: Cache) -> Log | None:
    """The log of the files below some folders of a repository; None when there are no commits yet.

    Paths count from ``top``.
    """
    head = git.ask(top, "rev-parse", "--verify", "--quiet", "HEAD")
    if head is None:
        return None
    revision, name = (
        head.decode().strip(),
        f"log-2-{blake2b(repr((str(top), inside)).encode(), digest_size=8).hexdigest()}",
    )
    kept = cache.load(name)
    before, told = (kept["head"], kept["told"]) if isinstance(kept, dict) else ("", [])
    if before != revision:
        grown = bool(before) and git.ask(top, "merge-base", "--is-ancestor", before, revision) is not None
        new = _log(top, f"{before}..{revision}" if grown and _is_line(top, before, revision) else revision, inside)
        if new is None:
            return None
        told = [*new, *told] if grown and _is_line(top, before, revision) else new
        cache.save(name, {"head": revision, "told": told})
    return Log(revision, _by_file(told))


def _is_line(top: Path, before: str, revision: str) -> bool:
    """Whether no merge came since: then what is new is all newer than what is known, and in order."""
    return git.ask(top, "rev-list", "--max-count=1", "--min-parents=2", f"{before}..{revision}") == b""


def _log(top: Path, revisions: str, inside: Sequence[str]) -> list[Told] | None:
    options = ("-c", "core.quotePath=false", "log", "-c", _ALIKE, "--name-status", "-z", _FORMAT)
    raw = git.ask(top, *options, revisions, "--", *inside)
    return None if raw is None else list(map(_told, _COMMIT.split(raw.decode("utf-8", errors="replace"))[1:]))


def _told(chunk: str) -> Told:
    head, *entries = chunk.split("\0")
    revision, seconds, author, subject = (*head.split(_FIELD, 3), "")[:4]
    on = datetime.fromtimestamp(min(int(seconds), _LAST_SECOND), UTC).date()
    return revision, on.toordinal(), author, subject.strip(), list(_touched(iter(entries)))


def _touched(entries: Iterator[str]) -> Iterator[tuple[str, str]]:
    """The paths among what git says: a letter, then a path; for a new name an R with a number, then both names."""
    for status in entries:
        if word := status.strip("\n"):
            before = next(entries)
            yield (next(entries), before) if _RENAMED.fullmatch(word) else (before, before)


def _by_file(told: Sequence[Told]) -> dict[str, list[Commit]]:
    found: dict[str, list[Commit]] = defaultdict(list)
    today: dict[str, str] = {}
    """What files are called now, by what they were called up to the commit at which we are."""
    for revision, day, author, subject, paths in told:
        on = date.fromordinal(day)
        for path, before in paths:
            name = today.get(path, path)
            found[name].append(Commit(revision, on, author, subject, path))
            if before != path:
                today.pop(path, None)
                today[before] = name
    return dict(found)
