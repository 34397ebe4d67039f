"""What a change touched, as git tells it: the files that differ from a revision, committed or not."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from opsbook.diagnostic import OpsbookError, UsageError
from opsbook.graph import git

_UNCHANGED = "R100"


def touched(root: Path, folder: Path, revision: str) -> frozenset[str]:
    """The paths, from ``root``, of the files that differ from where this history left that of ``revision``.

    Uncommitted and new files count. A file that only moved, under the name and kind that it had, does not. ``folder``
    is one inside the repository. UsageError when there is no repository or no such revision, or when git cannot tell
    where the two parted: what others changed since would pass for this change.
    """
    top = _git(folder, "rev-parse", "--show-toplevel")
    if top is None:
        raise UsageError(f"--since needs a git repository; {folder} is in none")
    commit = _git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    if commit is None:
        raise UsageError(f"git knows no revision {revision}; a clone that was cut short may lack it (git fetch)")
    base = _git(folder, "merge-base", commit.strip(), "HEAD")
    if base is None:
        raise UsageError(_without_base(folder, revision))
    options = ("--name-status", "-M", "-z", "--no-relative", "--no-ext-diff")
    changed = _git(folder, "diff", *options, base.strip(), "--")
    new = _git(folder, "ls-files", "--others", "--exclude-standard", "--full-name", "-z", ":/")
    if changed is None or new is None:
        raise OpsbookError(f"git cannot tell what changed since {revision}")
    names = {*_changed(changed.split("\0")), *filter(None, new.split("\0"))}
    here = root.resolve()
    return frozenset(os.path.relpath(f"{top.strip()}/{name}", here).replace(os.sep, "/") for name in names)


def _without_base(folder: Path, revision: str) -> str:
    if (_git(folder, "rev-parse", "--is-shallow-repository") or "").strip() == "true":
        return (
            f"--since {revision} needs the commit where this history left that of {revision}, and this clone was cut "
            "short before it: fetch the rest with git fetch --unshallow (in CI, check out all of it: fetch-depth: 0, "
            "or GIT_DEPTH: 0)"
        )
    return f"--since {revision} needs a common past: the histories of {revision} and of HEAD have nothing in common"


def _changed(fields: list[str]) -> Iterator[str]:
    """The present names in the output of ``git diff --name-status -z``: a status, then one name or two."""
    rest = iter(fields)
    for status in rest:
        if not status:
            return
        name = next(rest)
        if status[0] not in "RC":
            yield name
            continue
        before, name = name, next(rest)
        if status != _UNCHANGED or before.split("/")[-2:] != name.split("/")[-2:]:
            yield name


def _git(folder: Path, *arguments: str) -> str | None:
    found = git.ask(folder, *arguments)
    return None if found is None else found.decode("utf-8", errors="surrogateescape")
