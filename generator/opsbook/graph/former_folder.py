"""Where the files of a folder lay in an earlier revision, which may call it otherwise."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from opsbook.graph import git


def former_folder(top: Path, commit: str, folder: PurePosixPath) -> PurePosixPath | None:
    """The folder that held a folder's files in a commit, both from the top of the repository; None when git knows none.

    Where it has another name since, most of the files that were renamed say what it was.
    """
    if holds(top, commit, folder):
        return folder
    options = ("--name-status", "-M", "-z", "--diff-filter=R", "--no-relative", "--no-ext-diff")
    told = git.ask(top, "diff", *options, commit, "--") or b""
    names = told.decode("utf-8", errors="surrogateescape").split("\0")
    votes = Counter(_before(folder, names[1::3], names[2::3]))
    return votes.most_common(1)[0][0] if votes else None


def holds(top: Path, commit: str, folder: PurePosixPath) -> bool:
    """Whether a folder is there in a commit."""
    name = "" if folder == PurePosixPath() else folder.as_posix()
    return git.ask(top, "rev-parse", "--verify", "--quiet", f"{commit}:{name}") is not None


def _before(folder: PurePosixPath, olds: list[str], news: list[str]) -> Iterator[PurePosixPath]:
    """The folder that each file came from that is now in this one, at the same place inside both."""
    for old, new in zip(map(PurePosixPath, olds), map(PurePosixPath, news), strict=False):
        if new.is_relative_to(folder):
            inside = new.relative_to(folder).parts
            if old.parts[-len(inside) :] == inside:
                yield PurePosixPath(*old.parts[: -len(inside)])
