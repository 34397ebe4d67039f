"""How the records lead to each other: a page to walk the graph, and the graph itself for it to read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from pydantic_core import to_json

from opsbook.emit.artifact import Artifact, Bunch, File, Made
from opsbook.emit.aspect import Aspect
from opsbook.emit.site import Site
from opsbook.emit.target import Group, Target
from opsbook.graph.link import Link
from opsbook.model.record import Record
from opsbook.model.traits import Actor

GRAPH = "api/v1/relations.json"
MOST_LISTED = 1500
"""Beyond so many records the page has no list of all links: it would be megabytes."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A record and what it leads to, by heading."""

    target: Target
    groups: list[Group]


def emit(site: Site) -> Iterator[Artifact]:
    """The page and the graph."""
    yield Bunch("relations", site.prints.over(Aspect.TARGET, Aspect.ANSWER, Aspect.LINKS), partial(_all, site))


def _all(site: Site) -> Iterator[Made]:
    about = "Pick a record: what relies on it stands on the left, what it relies on stands on the right."
    records = sorted(site.handbook.book, key=lambda record: (record.heading.lower(), record.key))
    listed = len(records) <= MOST_LISTED
    entries = [Entry(site.views.target(record), _groups(site, record)) for record in records] if listed else None
    yield site.page(
        "relations.html.jinja", "relations/", "Relations", about, aside=False, records=entries, graph_url=GRAPH
    )
    yield File(GRAPH, to_json(_graph(site, records)))


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
