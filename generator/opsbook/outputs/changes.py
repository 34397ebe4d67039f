"""What changed lately, newest first."""

from __future__ import annotations

from collections.abc import Iterator

from opsbook.emit.artifact import Artifact
from opsbook.emit.site import Site


def emit(site: Site) -> Iterator[Artifact]:
    """One page."""
    about = "Reviews, decisions, approvals and edits, the newest first."
    known = bool(site.changes) or site.handbook.history.unknown is None
    yield site.page(
        "changes.html.jinja", "changes/", "What changed", about, aside=False, changes=site.changes, known=known
    )
