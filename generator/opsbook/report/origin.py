"""From where the paths in a report count: from the reader's folder, or from the top of the repository for a forge."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from opsbook.graph import git

TOPS = ("GITHUB_WORKSPACE", "CI_PROJECT_DIR")
"""Where forges say that the repository lies."""


def here(root: Path) -> Path | None:
    """The current folder; None where that is the handbook's root."""
    now = Path.cwd().resolve()
    return None if now == root.resolve() else now


def top(root: Path, environment: Mapping[str, str]) -> Path | None:
    """The top of the repository that a handbook's root lies in: as git knows it, else as the forge says. None where
    neither tells.
    """
    found = git.ask(root, "rev-parse", "--show-toplevel")
    if found is not None:
        return Path(found.decode("utf-8", errors="surrogateescape").rstrip("\n")).resolve()
    said = (Path(environment[name]).resolve() for name in TOPS if environment.get(name))
    return next((one for one in said if root.resolve().is_relative_to(one)), None)
