"""Live listings in hand-written pages: a fenced block that says which records to show, and what of each.

kind: policy
where: {risk_tier: high}
show: [title, owner, review]
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from opsbook.emit.site import Site
from opsbook.emit.target import OwnerView, Target
from opsbook.graph.link import MENTION
from opsbook.model.record import Record
from opsbook.read import source

COLUMNS = {
    "title": "Title",
    "owner": "Owner",
    "deputy": "Backup",
    "review": "Review",
    "status": "Status",
    "summary": "What it is",
}


@dataclass(frozen=True, slots=True)
class Line:
    """One record of a listing, with the values of columns that are plain fields.

    Those that are dates are in ``days`` too, and those that name other records in ``named``.
    """

    target: Target
    owner: OwnerView | None
    deputy: Target | None
    values: dict[str, str]
    days: dict[str, date]
    named: dict[str, list[Target]]


def listing(site: Site, text: str) -> str:
    """The listing that a block describes, as HTML. A block that cannot be read says what is wrong in its place."""
    document = source.parse(text.encode())
    wanted = document.values
    faults = [problem.message for problem in document.problems] or _faults(site, wanted)
    show = list(wanted.get("show", ["title", "owner", "review"])) if not faults else []
    records = [] if faults else [record for record in site.handbook.book if _fits(site, record, wanted)]
    lines = [_line(site, record, show) for record in sorted(records, key=lambda record: record.heading.lower())]
    columns = [(name, COLUMNS.get(name, name.replace("_", " ").capitalize())) for name in show]
    return str(site.renderer.part("listing.html.jinja", lines=lines, columns=columns, faults=faults))


def _faults(site: Site, wanted: dict[str, Any]) -> list[str]:
    unknown = sorted(set(wanted) - {"kind", "where", "show"})
    if unknown:
        return [f"a listing has no field {unknown[0]}; it has kind, where and show"]
    if wanted.get("kind") not in site.handbook.kinds:
        return [f"{wanted.get('kind')} is no kind of record"]
    return []


def _fits(site: Site, record: Record, wanted: dict[str, Any]) -> bool:
    if record.kind.name != wanted["kind"]:
        return False
    return all(_value(site, record, name) == str(value) for name, value in dict(wanted.get("where", {})).items())


def _line(site: Site, record: Record, show: list[str]) -> Line:
    view = site.views.of(record)
    names = [name for name in show if name not in COLUMNS]
    values = {name: _sentence(_value(site, record, name)) for name in names}
    days = {name: day for name in names if isinstance(day := getattr(record, name, None), date)}
    named = {name: found for name in names if (found := _named(site, record, name))}
    return Line(site.views.target(record), view.owner, view.deputy, values, days, named)


def _named(site: Site, record: Record, name: str) -> list[Target]:
    """The records that a field names; not those that its words only mention."""
    links = site.handbook.book.out[record.key]
    found = [link.target for link in links if link.route[0] == name and link.ref is not MENTION]
    return [site.views.target(one) for one in dict.fromkeys(found)]


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


def _value(site: Site, record: Record, name: str) -> str:
    view = site.views.of(record)
    if name == "owner":
        return view.owner.target.id if view.owner else ""
    if name == "review":
        return view.review.state.value if view.review else ""
    if name == "status":
        return record.status or ""
    found = getattr(record, name, None)
    return ", ".join(map(str, found)) if isinstance(found, list) else "" if found is None else str(found)
