"""Search as a page of its own, and every record from A to Z for those who come without JavaScript."""

from __future__ import annotations

from collections.abc import Iterator

from opsbook.emit.artifact import Artifact
from opsbook.emit.site import Site


def emit(site: Site) -> Iterator[Artifact]:
    """One page."""
    targets = sorted(
        map(site.views.target, site.handbook.book), key=lambda target: (target.heading.lower(), target.key)
    )
    yield site.page(
        "search.html.jinja", "search/", "Search", "Every record and page of the handbook.", aside=False, records=targets
    )
