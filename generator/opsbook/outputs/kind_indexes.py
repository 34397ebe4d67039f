"""An index for each kind that has records: its own where the kind brings one, else a register."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

from opsbook.emit.artifact import Artifact, Bunch, Group, Late, Made, Page
from opsbook.emit.aspect import Aspect
from opsbook.emit.entry import Entry
from opsbook.emit.fingerprint import print_of, text_print
from opsbook.emit.plain_page import Item, page_url, part_of, plain_page
from opsbook.emit.register import AT_ONCE, Column, Filter, Rest, Row, page_numbers, rest, rows_file, rows_of
from opsbook.emit.site import Site
from opsbook.model.kind import Kind
from opsbook.model.record import Record
from opsbook.model.traits import Owned, Reviewed, Urgent

ANY = "index.html.jinja"
"""The template of the index of a kind that brings none."""
REVIEW_WORDS = ("Overdue", "Due soon", "Never reviewed", "Up to date")
_STATE_WORDS = dict(zip(("overdue", "due-soon", "never-reviewed", "current"), REVIEW_WORDS, strict=True))


def emit(site: Site) -> Iterator[Artifact]:
    """The index of every kind of which there is a record; of what is wanted in an emergency, always."""
    present = site.handbook.book.kinds()
    for model in site.handbook.kinds.values():
        kind = model.kind
        if kind.group and (kind in present or issubclass(model, Urgent)):
            records = [record for record in site.handbook.book if record.kind.name == kind.name]
            members = text_print([record.key for record in records])
            yield Bunch(f"index-{kind.plural}", members, partial(_index, site, kind, records), noted=True)
            made_of = print_of(members, site.prints.over(Aspect.TARGET, Aspect.ANSWER))
            yield Group(f"pages-{kind.plural}", made_of, partial(_pages, site, kind, records))


def _index(site: Site, kind: Kind, records: list[Record]) -> Iterator[Made]:
    """The index; of a long register also the file of all its rows."""
    context, path = _context(site, kind, records), f"{kind.plural}/rows.json"
    more = rest(len(context["rows"]))
    yield _page(site, kind, context, more)
    if more:
        yield rows_of(path, more) or rows_file(path, _page(site, kind, context, None).article, kind.plural)


def _page(site: Site, kind: Kind, context: dict[str, Any], more: Rest | None) -> Page:
    own = f"{kind.name.replace('-', '_')}/index.html.jinja"
    template = own if site.renderer.has(own) else ANY
    return site.page(template, f"{kind.plural}/", kind.labels, kind.about, aside=False, rest=more, **context)


def _pages(site: Site, kind: Kind, records: list[Record]) -> Iterator[Late]:
    """Of a long register: plain pages of the records, A to Z."""
    if numbers := page_numbers(len(records)):
        status = site.handbook.book.status
        records = sorted(records, key=lambda one: (status(one).phase.over, one.heading.lower(), one.key))
        for number in numbers:
            path, part = f"{page_url(f'{kind.plural}/', number)}index.html", part_of(records, number)
            shown = print_of(text_print(len(records)), site.prints.over(Aspect.TARGET, Aspect.ANSWER, of=part))
            yield Late(path, shown, partial(_listing, site, kind, number, len(numbers), part), noted=False)


def _listing(site: Site, kind: Kind, number: int, last: int, records: Sequence[Record]) -> Page:
    items = [Item(site.views.target(record), _owner(site, record)) for record in records]
    return plain_page(site, f"{kind.plural}/", kind.labels, number, last, items)


def _owner(site: Site, record: Record) -> str:
    owner = site.views.of(record).owner if isinstance(record, Owned) else None
    return owner.target.title if owner else ""


def _context(site: Site, kind: Kind, records: list[Record]) -> dict[str, Any]:
    entries = [Entry.of(record, site.views) for record in records]
    # Nobody in a hurry may be shown what no longer holds: it is neither listed nor counted.
    entries = [entry for entry in entries if not (entry.target.over and issubclass(entry.model, Urgent))]
    entries.sort(key=lambda entry: (entry.target.over, entry.target.heading.lower()))
    rows = [row(entry) for entry in entries]
    return {
        "kind": kind,
        "entries": entries,
        "columns": _columns(records),
        "rows": rows,
        "long": len(rows) > AT_ONCE,
        "filters": _filters(rows),
        "name": kind.plural,
        "what": kind.labels.lower(),
        "first": kind.label,
        "note": None,
        "label": kind.label,
        "new_url": site.forge.new_url(f"data/{kind.plural}/") if kind.name != "page" else None,
    }


def row(entry: Entry) -> Row:
    """An entry as a line: what it can be filtered by is its status, owner and review state."""
    facets = {"status": entry.target.status.label}
    if issubclass(entry.model, Owned):
        facets["owner"] = entry.view.owner.target.title if entry.view.owner else "No owner"
    if entry.target.review and entry.target.review.state.value in _STATE_WORDS:
        facets["review"] = _STATE_WORDS[entry.target.review.state.value]
    return Row(entry.target, entry.view.owner, {}, facets)


def _columns(records: list[Record]) -> list[Column]:
    columns = [Column("status", "Status")]
    if any(isinstance(record, Owned) for record in records):
        columns.append(Column("owner", "Owner", secondary=True))
    if any(isinstance(record, Reviewed) for record in records):
        columns.append(Column("review", "Review"))
    return columns


def _filters(rows: list[Row]) -> list[Filter]:
    found = []
    for key, label in (("owner", "Owner"), ("status", "Status")):
        values = sorted({value for one in rows if (value := one.facets.get(key))})
        if len(values) > 1:
            found.append(Filter(key, label, values))
    if any("review" in one.facets for one in rows):
        found.append(Filter("review", "Review", list(REVIEW_WORDS)))
    return found
