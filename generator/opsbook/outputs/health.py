"""The health of the handbook: gaps first, each with the place to mend it; then what is late, what comes, what is
covered.

There are counts and no score: a score says that something is wrong, never what.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import partial
from typing import Any

from opsbook.emit import share
from opsbook.emit.artifact import Artifact, Bunch, Made, Page
from opsbook.emit.aspect import OVERVIEW
from opsbook.emit.coverage import Table, coverage
from opsbook.emit.fingerprint import print_of
from opsbook.emit.late import Late
from opsbook.emit.late import late as late_reviews
from opsbook.emit.month import months_ahead
from opsbook.emit.plain_page import Item, part_of, plain_page
from opsbook.emit.register import Rest, page_numbers, rest, rows_file
from opsbook.emit.site import Site
from opsbook.emit.target import OwnerView
from opsbook.emit.unowned import nobodys
from opsbook.graph.review import State
from opsbook.model.record import Record
from opsbook.model.traits import Owned

URL = "health/"
AGES = ((30, "Up to 30 days"), (90, "31 to 90 days"), (180, "91 to 180 days"), (10**6, "More than 180 days"))

MOST_BARS = 15

Bar = tuple[str, int, None, str | None]
"""A line of a chart: label, value, no text of its own, address."""


def emit(site: Site) -> Iterator[Artifact]:
    """The page; of each long table also the file of all its rows, and plain pages of what nobody owns."""
    prints = site.prints
    yield Bunch("health", print_of(prints.over(*OVERVIEW), prints.seats, prints.findings), partial(_all, site))


def _all(site: Site) -> Iterator[Made]:
    site.views.place.move_to(URL)  # links in charts and shares count from here
    live = [record for record in site.handbook.book if not site.views.target(record).over]
    context = _context(site, live)
    rests = _rests(context)
    yield _page(site, context, rests)
    if long := {name: more for name, more in rests.items() if more}:
        article = _page(site, context, dict.fromkeys(rests)).article
        yield from (rows_file(f"{URL}{more.file}", article, name) for name, more in long.items())
    unowned = [Item(one.target, one.why or one.target.kind.label) for one in context["unowned"]]
    numbers = page_numbers(len(unowned))
    title = "Nobody owns these"
    yield from (plain_page(site, URL, title, number, len(numbers), part_of(unowned, number)) for number in numbers)


def _page(site: Site, context: dict[str, Any], rests: Mapping[str, Rest | None]) -> Page:
    about = f"Who owns what, what is overdue, and where the gaps are. {len(site.handbook.book.records)} records."
    return site.page("health.html.jinja", URL, "Handbook health", about, aside=False, **context, rests=rests)


def _context(site: Site, live: list[Record]) -> dict[str, Any]:
    states = Counter(review.state for record in live if (review := site.handbook.reviews.of(record)))
    asked = sum(count for state, count in states.items() if state is not State.EXEMPT)
    return {
        **_gaps(site, live, states, asked),
        "months": months_ahead(site.views.deadlines, site.facts.today),
        "coverage": list(_coverage(site, live)),
        "by_owner": share.by_owner(live, site.views),
        "by_team": share.by_team(live, site.views),
        "by_kind": share.by_kind(live, site.views),
        "findings": _findings(site),
    }


def _rests(context: dict[str, Any]) -> dict[str, Rest | None]:
    """Of each table, where the rows are that the page does not show, and where they stand without JavaScript."""
    tables = [("unowned", context["unowned"], "page/1/"), ("late", context["late"], "../deadlines/page/1/")]
    tables += [(one.name, one.rows, f"../{one.name}/page/1/") for one in context["coverage"]]
    tables += [(f"by-{name}", context[f"by_{name}"], "../owners/") for name in ("owner", "team", "kind")]
    return {name: rest(len(rows), f"{name}.json", pages) for name, rows, pages in tables}


def _gaps(site: Site, live: list[Record], states: Counter[State], asked: int) -> dict[str, Any]:
    window = (site.handbook.settings.due_soon.after(site.facts.today) - site.facts.today).days
    unowned, alone = list(nobodys(live, site.views)), list(_alone(site, live))
    late = late_reviews(live, site.views, State.OVERDUE, State.NEVER_REVIEWED)
    fine = states[State.CURRENT] + states[State.DUE_SOON]
    return {
        "counts": [
            _tile("No owner", len(unowned), "#unowned", "bad"),
            _tile("No backup", len(alone), "#no-backup", "warn"),
            _tile("Overdue", states[State.OVERDUE], "#overdue", "bad", "overdue"),
            _tile(f"Due in {window} days", states[State.DUE_SOON], "#coming-up", None, "due-soon"),
            _tile("Never reviewed", states[State.NEVER_REVIEWED], "#overdue", "warn"),
            _tile("Up to date", f"{round(100 * fine / (asked or 1))}%", "#by-kind", None, "share"),
        ],
        "dues": sorted(Counter(_dues(site, live)).items()),
        "window": window,
        "total": asked,
        "unowned": unowned,
        "no_backup": _bars(site, alone),
        "no_backup_total": len(alone),
        "ages": _ages(late),
        "late": late,
    }


def _tile(label: str, value: int | str, href: str, tone: str | None, count: str | None = None) -> dict[str, object]:
    return {"label": label, "value": value, "href": href, "tone": tone, "note": None, "count": count}


def _dues(site: Site, live: Iterable[Record]) -> Iterator[date]:
    for record in live:
        review = site.handbook.reviews.of(record)
        if review and review.due:
            yield review.due


def _alone(site: Site, live: Iterable[Record]) -> Iterator[OwnerView]:
    """The owners of records without a backup, one for each record."""
    for record in live:
        view = site.views.of(record)
        if isinstance(record, Owned) and record.owner_expected and view.owner and view.deputy is None:
            yield view.owner


def _bars(site: Site, owners: Iterable[OwnerView]) -> list[Bar]:
    """How many for each owner, the most first; those with few together."""
    counts = Counter((owner.target.title, owner.target.url) for owner in owners)
    most_first = sorted(counts.items(), key=lambda one: (-one[1], one[0]))
    bars: list[Bar] = [(title, count, None, site.views.place.href(url)) for (title, url), count in most_first]
    few = bars[MOST_BARS:]
    if len(few) <= 1:
        return bars
    return [*bars[:MOST_BARS], (f"{len(few)} others", sum(count for _, count, _, _ in few), None, None)]


def _ages(late: Iterable[Late]) -> list[Bar]:
    days = [-(one.target.review.days or 0) for one in late if one.target.review and one.target.review.due]
    groups = Counter(next(label for limit, label in AGES if number <= limit) for number in days)
    return [(label, groups[label], None, None) for _, label in AGES]


def _coverage(site: Site, live: list[Record]) -> Iterator[Table]:
    for model in site.handbook.kinds.values():
        if model.kind.coverage and any(record.kind is model.kind for record in live):
            yield coverage(model.kind, live, site.views)


def _findings(site: Site) -> list[dict[str, object]]:
    found = Counter((one.code, one.slug) for one in site.diagnostics)
    return [{"code": code, "slug": slug, "count": count} for (code, slug), count in sorted(found.items())]
