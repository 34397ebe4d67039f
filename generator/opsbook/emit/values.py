"""A record's own values for other programs: references as keys of records that the reader may see, and nothing raw."""

from __future__ import annotations

import re
from typing import Any

from opsbook.diagnostic import Route
from opsbook.emit.site import Site
from opsbook.graph import wikilink
from opsbook.graph.code import cut_comments
from opsbook.graph.link import MENTION
from opsbook.model.record import Record
from opsbook.model.reference import Ref
from opsbook.model.shape import marked
from opsbook.model.text import ProseMark


def values(site: Site, record: Record) -> dict[str, Any]:
    """The fields that the record states, by name. A reference that leads nowhere for this reader is left out."""
    found: dict[str, Any] = record.whole().model_dump(mode="json", by_alias=True, exclude_defaults=True)
    for route, text, _ in marked(record, ProseMark):
        if isinstance(text, str) and ("[[" in text or "<!--" in text):
            _put(found, route, _prose(site, cut_comments(text)))
    targets = {link.route: link.target.key for link in site.handbook.book.out[record.key] if link.ref is not MENTION}
    for route in sorted((route for route, _, _ in marked(record, Ref)), key=_place, reverse=True):
        _put(found, route, targets.get(route))
    return found


def _prose(site: Site, text: str) -> str:
    """Prose with its links by key where the reader may see the target, else by the words that pages show."""

    def shown(match: re.Match[str]) -> str:
        target = site.handbook.book.find(match["name"].strip())
        if target is None:
            return str(match["label"] or "an internal record")
        anchor = f"#{match['anchor']}" if match["anchor"] else ""
        return f"[[{target.key}{anchor}{'|' + match['label'] if match['label'] else ''}]]"

    parts, end = [], 0
    for match in wikilink.matches(text):
        parts += [text[end : match.start()], shown(match)]
        end = match.end()
    return "".join([*parts, text[end:]])


def _put(values: Any, route: Route, value: str | None) -> None:
    """Set a value in place; take it out where there is none."""
    for step in route[:-1]:
        values = values[step]
    if value is not None:
        values[route[-1]] = value
    else:
        del values[route[-1]]


def _place(route: Route) -> tuple[tuple[str, int], ...]:
    return tuple((step, 0) if isinstance(step, str) else ("", step) for step in route)
