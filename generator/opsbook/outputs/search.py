"""Search as a page of its own, and every record from A to Z for those who come without JavaScript."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from opsbook.emit.artifact import Artifact, Group, Late, Page
from opsbook.emit.aspect import Aspect
from opsbook.emit.fingerprint import print_of, text_print
from opsbook.emit.plain_page import Item, page_url, part_of, plain_page
from opsbook.emit.register import page_numbers, rest
from opsbook.emit.site import Site
from opsbook.model.record import Record

URL = "search/"
EVERYTHING = "Every record, A to Z"


def emit(site: Site) -> Iterator[Artifact]:
    """The page; where there are many records it lists the first, and plain pages list all."""
    yield Group("search", site.prints.over(Aspect.TARGET), partial(_all, site))


def _all(site: Site) -> Iterator[Late]:
    records = sorted(site.handbook.book, key=lambda record: (record.heading.lower(), record.key))
    numbers = page_numbers(len(records))
    first = part_of(records, 1) if numbers else records
    made_of = print_of(text_print(len(records)), site.prints.over(Aspect.TARGET, of=first))
    yield Late.overview(URL, made_of, partial(_page, site, first, len(records)))
    for number in numbers:
        shown = part_of(records, number)
        made_of = print_of(text_print(len(numbers)), site.prints.over(Aspect.TARGET, of=shown))
        path = f"{page_url(URL, number)}index.html"
        yield Late(path, made_of, partial(_listing, site, number, len(numbers), shown), noted=False)


def _page(site: Site, first: Sequence[Record], total: int) -> Page:
    return site.page(
        "search.html.jinja",
        URL,
        "Search",
        "Every record and page of the handbook.",
        aside=False,
        everything=EVERYTHING,
        records=[site.views.target(record) for record in first],
        rest=rest(total),
    )


def _listing(site: Site, number: int, last: int, records: Sequence[Record]) -> Page:
    items = [Item(site.views.target(record), record.kind.label) for record in records]
    return plain_page(site, URL, EVERYTHING, number, last, items)
