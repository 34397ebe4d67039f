"""Which folders are sites of opsbook's own making, so that no other is ever written to."""

from __future__ import annotations

from pathlib import Path

from opsbook.diagnostic import UsageError

MARKER = ".opsbook-site"
"""The file by which opsbook knows a folder as a site of its own making."""


def refuse_foreign(live: Path) -> None:
    """UsageError when a folder cannot be a site of ours: the root, a source folder, or somebody else's files."""
    if live == Path(live.anchor) or (live / ".git").exists() or (live / "mkdocs.yml").exists():
        raise UsageError(f"{live} cannot be the site's folder: it holds other things")
    if live.is_file():
        raise UsageError(f"{live} is a file; the site needs a folder")
    if live.is_dir() and not (live / MARKER).exists() and any(live.iterdir()):
        raise UsageError(f"{live} holds files that opsbook did not write; empty it or choose another site folder")
