"""What git knows of the handbook's files, from one ``git log``. What it cannot know is "unknown", never wrong."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from pathlib import Path

from opsbook.cache import NOTHING, Cache
from opsbook.graph import git
from opsbook.graph.log import Commit, read_log


@dataclass(frozen=True)
class History:
    """The commits of each file, newest first. ``unknown`` says why there are none, if that is so."""

    unknown: str | None = None
    top: Path = Path()
    """The folder of the repository."""
    root: Path = Path()
    """The folder that the paths of records count from."""
    commits: dict[str, list[Commit]] = field(default_factory=dict)
    """By path from ``top``."""
    head: str = ""
    """The commit that git stands on; empty when nothing is known."""
    _contents: dict[tuple[str, str], bytes | None] = field(default_factory=dict)

    def until(self, day: date) -> History:
        """The history as it stood at the end of a day, so that a check as of that day knows nothing later."""
        kept = {path: [one for one in commits if one.on <= day] for path, commits in self.commits.items()}
        return replace(self, commits={path: commits for path, commits in kept.items() if commits})

    def of(self, path: str) -> list[Commit]:
        """The commits that touched a record's file, newest first; none when it is not known."""
        return self.commits.get(self._from_top(path), []) if self.commits else []

    def in_force(self, path: str, day: date) -> Commit | None:
        """The commit whose content stood at the end of a day, or the first one where that is later."""
        commits = self.of(path)
        return next((commit for commit in commits if commit.on <= day), commits[-1] if commits else None)

    def content(self, path: str, commit: Commit) -> bytes | None:
        """A file as it was after a commit; None when git cannot tell."""
        key = (path, commit.revision)
        if key not in self._contents:
            self._contents[key] = self._objects.read(f"{commit.revision}:{commit.path}")
        return self._contents[key]

    def is_edited(self, path: str) -> bool:
        """Whether a record's file differs from the last commit."""
        return self._from_top(path) in self._edited

    @cached_property
    def _edited(self) -> frozenset[str]:
        names = git.ask(self.top, "diff", "--name-only", "--no-renames", "-z", "HEAD") or b""
        return frozenset(names.decode("utf-8", errors="surrogateescape").split("\0"))

    @cached_property
    def _objects(self) -> git.Objects:
        return git.Objects(self.top)

    def _from_top(self, path: str) -> str:
        """A record's path as git has it; most lie below the repository, where that is the same with a prefix."""
        if self._way_down is None or ".." in path:
            return os.path.relpath(self.root / path, self.top).replace(os.sep, "/")
        return f"{self._way_down}{path}"

    @cached_property
    def _way_down(self) -> str | None:
        """From the top of the repository to the folder that records' paths count from; None when that lies outside."""
        way = os.path.relpath(self.root, self.top).replace(os.sep, "/")
        return None if way.startswith("..") else "" if way == "." else f"{way}/"


def read_history(root: Path, folders: Sequence[Path], cache: Cache = NOTHING) -> History:
    """The history of the files in some folders. Never fails: without git or a whole history it says so.

    ``root`` is the folder that the paths of records count from; the first of ``folders`` says which repository it is.
    """
    found = git.ask(folders[0], "rev-parse", "--show-toplevel", "--is-shallow-repository")
    if found is None:
        return History(unknown="there is no git history here")
    top_line, shallow = found.decode("utf-8", errors="surrogateescape").splitlines()[:2]
    if shallow == "true":
        return History(unknown="the git history was cut short (a shallow clone)")
    top = Path(top_line)
    inside = tuple(str(folder.resolve()) for folder in folders if folder.resolve().is_relative_to(top))
    log = read_log(top, inside, cache)
    if log is None:
        return History(unknown="git has no commits here yet")
    return History(top=top, root=root.resolve(), commits=log.commits, head=log.head)
