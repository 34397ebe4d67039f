"""Search as a page of its own, and every record from A to Z for those who come without JavaScript."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from opsbook.emit.artifact import Artifact, Late, Page
from opsbook.emit.plain_page import Item, page_url, part_of, plain_page
from opsbook.emit.prints import text_print
from opsbook.emit.register import page_numbers, rest
from opsbook.emit.site import Site
from opsbook.model.record import Record

URL = "search/"
EVERYTHING = "Every record, A to Z"


def emit(site: Site) -> Iterator[Artifact]:
    """The page; where there are many records it lists the first, and plain pages list all."""
    records = sorted(site.handbook.book, key=lambda record: (record.heading.lower(), record.key))
    numbers = page_numbers(len(records))
    yield site.page(
        "search.html.jinja",
        URL,
        "Search",
        "Every record and page of the handbook.",
        aside=False,
        everything=EVERYTHING,
        records=[site.views.target(record) for record in (part_of(records, 1) if numbers else records)],
        rest=rest(len(records)),
    )
    for number in numbers:
        shown = part_of(records, number)
        made_of = text_print(len(numbers), [record.key for record in shown])
        path = f"{page_url(URL, number)}index.html"
        yield Late(path, made_of, partial(_listing, site, number, len(numbers), shown))


def _listing(site: Site, number: int, last: int, records: Sequence[Record]) -> Page:
    items = [Item(site.views.target(record), record.kind.label) for record in records]
    return plain_page(site, URL, EVERYTHING, number, last, items)
