"""What changed lately, newest first."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from opsbook.emit.artifact import Artifact, Late, Page
from opsbook.emit.site import Site


def emit(site: Site) -> Iterator[Artifact]:
    """One page."""
    yield Late.overview("changes/", site.changes_print, partial(_page, site))


def _page(site: Site) -> Page:
    about = "Reviews, decisions, approvals and edits, the newest first."
    known = bool(site.changes) or site.handbook.history.unknown is None
    return site.page(
        "changes.html.jinja", "changes/", "What changed", about, aside=False, changes=site.changes, known=known
    )
