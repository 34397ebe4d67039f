"""Every date that somebody must meet, on one page: the next six months, then all of them to filter."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from opsbook.emit.artifact import Artifact
from opsbook.emit.month import months_ahead
from opsbook.emit.register import Filter
from opsbook.emit.site import Site
from opsbook.emit.target import DeadlineView, OwnerView

STATES = {"overdue": "Overdue", "due-soon": "Due soon", "later": "Later"}


@dataclass(frozen=True, slots=True)
class Row:
    """A deadline, who must meet it, and what the list can be filtered by."""

    deadline: DeadlineView
    owner: OwnerView | None
    facets: dict[str, str]


def emit(site: Site) -> Iterator[Artifact]:
    """One page."""
    rows = [_row(site, deadline) for deadline in site.views.deadlines]
    yield site.page(
        "deadlines.html.jinja",
        "deadlines/",
        "Deadlines",
        "Every date that somebody must meet: reviews, exercises, notices, expiries.",
        aside=False,
        months=months_ahead(site.views.deadlines, site.facts.today),
        rows=rows,
        filters=[
            Filter("owner", "Owner", sorted({row.facets["owner"] for row in rows})),
            Filter("what", "What", sorted({row.facets["what"] for row in rows})),
            Filter("state", "State", list(STATES.values())),
        ],
    )


def _row(site: Site, deadline: DeadlineView) -> Row:
    owner = site.views.of(site.handbook.book.records[deadline.target.key]).owner
    name = owner.target.title if owner else "No owner"
    return Row(deadline, owner, {"owner": name, "what": deadline.what, "state": STATES[deadline.state]})
