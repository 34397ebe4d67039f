"""How the records lead to each other: a page to walk the graph, and the graph itself for it to read."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from pydantic_core import to_json

from opsbook.emit.artifact import Artifact, Bunch, File, Made
from opsbook.emit.aspect import Aspect
from opsbook.emit.plain_page import Item, part_of, plain_page
from opsbook.emit.register import page_numbers, rest
from opsbook.emit.site import Site
from opsbook.emit.target import Group, Target
from opsbook.graph.link import Link
from opsbook.model.actor import Actor
from opsbook.model.record import Record

GRAPH = "api/v1/relations.json"
URL = "relations/"
AT_ONCE = 50
"""How many records a page of the list shows. Each has some ten links, so these are fewer than elsewhere."""
MOST_LISTED = 1500
"""Beyond so many records there is no list of all links: nobody reads a hundred pages, and each record has its own."""


def emit(site: Site) -> Iterator[Artifact]:
    """The page, the pages of the list where it is long, and the graph."""
    yield Bunch("relations", site.prints.over(Aspect.TARGET, Aspect.ANSWER, Aspect.LINKS), partial(_all, site))


def _all(site: Site) -> Iterator[Made]:
    about = "Pick a record to see what relies on it, and what it relies on."
    records = sorted(site.handbook.book, key=lambda record: (record.heading.lower(), record.key))
    endless = len(records) > MOST_LISTED
    items = [] if endless else _items(site, records)
    yield site.page(
        "relations.html.jinja",
        URL,
        "Relations",
        about,
        aside=False,
        endless=endless,
        items=items[:AT_ONCE],
        rest=rest(len(items), at_once=AT_ONCE),
        graph_url=GRAPH,
    )
    numbers = page_numbers(len(items), AT_ONCE)
    for number in numbers:
        yield plain_page(site, URL, "Relations", number, len(numbers), part_of(items, number, AT_ONCE))
    yield File(GRAPH, to_json(_graph(site, records)))


def _items(site: Site, records: list[Record]) -> list[Item]:
    found = ((record, _groups(site, record)) for record in records)
    return [Item(site.views.target(record), leads=groups) for record, groups in found if groups]


def _groups(site: Site, record: Record) -> list[Group]:
    found: dict[str, dict[str, Target]] = {}
    for link in site.handbook.book.out[record.key]:
        if not _about_people(link):
            found.setdefault(link.ref.says, {})[link.target.key] = site.views.target(link.target)
    return [Group(heading, list(targets.values())) for heading, targets in found.items()]


def _graph(site: Site, records: list[Record]) -> dict[str, object]:
    """Records by key; links as [from, heading there, to, heading here, whether it says who answers or who signed]."""
    book = site.handbook.book
    nodes = {}
    for record in records:
        owner = site.views.of(record).owner
        nodes[record.key] = {
            "title": record.heading,
            "kind": record.kind.label,
            "url": record.url,
            "owner": owner.target.title if owner else None,
        }
    links = dict.fromkeys(
        (link.source.key, link.ref.says, link.target.key, link.ref.back, _about_people(link))
        for record in records
        for link in book.out[record.key]
    )
    return {"records": nodes, "links": [list(link) for link in links]}


def _about_people(link: Link) -> bool:
    return link.ref.ownership or (link.ref.history and isinstance(link.target, Actor))
