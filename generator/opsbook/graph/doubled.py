"""A reference in a list that is mended best by deleting it, because what it should name is in the list already."""

from __future__ import annotations

from opsbook.diagnostic import Route
from opsbook.graph.link import BrokenLink
from opsbook.model.record import Record


def doubled(broken: BrokenLink) -> BrokenLink:
    """The same link, with the advice to delete it where the record that was meant is in the same list already."""
    near, route = broken.near, broken.route
    if not near or broken.wiki or not route or not isinstance(route[-1], int):
        return broken
    if not {near.id, near.key} & {*_listed(broken.source, route[:-1])}:
        return broken
    return broken._replace(help=f"Delete it: {near.id} is in this list already.", fix=None)


def _listed(record: Record, route: Route) -> list[str]:
    """The names in the list at a route; none where no list is found there."""
    value: object = record
    for step in route:
        if isinstance(step, int):
            value = value[step] if isinstance(value, list) else None
        else:
            value = getattr(value, step, None)
    return [name for name in value if isinstance(name, str)] if isinstance(value, list) else []
