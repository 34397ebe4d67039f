"""The page for somebody who is new, made by the kind that takes newcomers by the hand."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from opsbook.emit.artifact import Artifact, Late, Page
from opsbook.emit.aspect import Aspect
from opsbook.emit.entry import Entry
from opsbook.emit.site import Site
from opsbook.model.kind import Kind, Phase
from opsbook.outputs.home import most_wanted

URL = "first-week/"
MOST = 30


def emit(site: Site) -> Iterator[Artifact]:
    """One page, where there is a record to begin with."""
    for kind in site.handbook.book.kinds():
        if kind.door and kind.door.newcomers:
            yield Late.page(URL, site.prints.over(Aspect.LINKS), partial(_page, site, kind))


def _page(site: Site, kind: Kind) -> Page:
    wanted = [r for r in most_wanted(site, kind) if site.views.target(r).status.phase is Phase.LIVE][:MOST]
    entries = [Entry.of(record, site.views) for record in wanted]
    about = "The ways to learn your job by doing it once, and how far you have come."
    template = f"{kind.name.replace('-', '_')}/first_week.html.jinja"
    return site.page(template, URL, "Your first week here", about, aside=False, kind=kind, entries=entries)
