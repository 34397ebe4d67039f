"""Every date that somebody must meet, on one page: the next six months, then all of them to filter."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from opsbook.emit.artifact import Artifact, Bunch, Made, Page
from opsbook.emit.aspect import Aspect
from opsbook.emit.month import months_ahead
from opsbook.emit.place import day_text
from opsbook.emit.plain_page import Item, part_of, plain_page
from opsbook.emit.register import Filter, Rest, page_numbers, rest, rows_file, rows_of
from opsbook.emit.site import Site
from opsbook.emit.target import DeadlineView, OwnerView

URL = "deadlines/"
STATES = {"overdue": "Overdue", "due-soon": "Due soon", "later": "Later"}


@dataclass(frozen=True, slots=True)
class Row:
    """A deadline, who must meet it, and what the list can be filtered by."""

    deadline: DeadlineView
    owner: OwnerView | None
    facets: dict[str, str]


def emit(site: Site) -> Iterator[Artifact]:
    """The page; of a long list also the file of all its rows, and plain pages of them."""
    yield Bunch("deadlines", site.prints.over(Aspect.TARGET, Aspect.ANSWER, Aspect.DATES), partial(_all, site))


def _all(site: Site) -> Iterator[Made]:
    rows = [_row(site, deadline) for deadline in site.views.deadlines]
    more, path = rest(len(rows)), f"{URL}rows.json"
    yield _page(site, rows, more)
    if more:
        numbers = page_numbers(len(rows))
        yield rows_of(path, more) or rows_file(path, _page(site, rows, None).article, "deadlines")
        items = [Item(row.deadline.target, _said(row)) for row in rows]
        yield from (
            plain_page(site, URL, "Deadlines", number, len(numbers), part_of(items, number)) for number in numbers
        )


def _page(site: Site, rows: list[Row], more: Rest | None) -> Page:
    return site.page(
        "deadlines.html.jinja",
        URL,
        "Deadlines",
        "Every date that somebody must meet: reviews, exercises, notices, expiries.",
        aside=False,
        months=months_ahead(site.views.deadlines, site.facts.today),
        rows=rows,
        rest=more,
        filters=[
            Filter("owner", "Owner", sorted({row.facets["owner"] for row in rows})),
            Filter("what", "What", sorted({row.facets["what"] for row in rows})),
            Filter("state", "State", list(STATES.values())),
        ],
    )


def _said(row: Row) -> str:
    return f"{row.deadline.what}, {day_text(row.deadline.on)}: {row.facets['owner']}"


def _row(site: Site, deadline: DeadlineView) -> Row:
    owner = site.views.of(site.handbook.book.records[deadline.target.key]).owner
    name = owner.target.title if owner else "No owner"
    return Row(deadline, owner, {"owner": name, "what": deadline.what, "state": STATES[deadline.state]})
