"""The handbook for other programs: all records in one file, each in one of its own, and what the checks found.

The shape is a contract: fields are added, never changed or taken away. Addresses count from the site's root.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from pydantic_core import to_json

from opsbook.check.contract import document
from opsbook.diagnostic import route_text
from opsbook.emit.artifact import Artifact, File, Late
from opsbook.emit.aspect import KEPT
from opsbook.emit.fingerprint import print_of, text_print
from opsbook.emit.record_view import RecordView
from opsbook.emit.site import Site
from opsbook.emit.values import values
from opsbook.graph.link import Link
from opsbook.model.record import Record

VERSION = 1
ROOT = "api/v1"
ALL = f"{ROOT}/records.json"
_START = b'{"key":'
"""How the entry of a record begins."""


def emit(site: Site) -> Iterator[Artifact]:
    """``records.json``, ``<plural>/<id>.json`` for each record, and ``diagnostics.json``."""
    entries = Entries(site)
    yield Late(ALL, site.prints.over(*KEPT), entries.all, noted=False)
    for key in entries.keys:
        record = site.handbook.book.records[key]
        path = f"{ROOT}/{record.kind.plural}/{record.id}.json"
        yield Late(path, b"", partial(entries.one, record, path))
    yield Late(f"{ROOT}/diagnostics.json", _findings(site), partial(_diagnostics, site), noted=False)


def _findings(site: Site) -> bytes:
    """The print of all findings. Where they stand moves with the files of their records."""
    blamed = [record for record in site.handbook.book if record.key in site.views.findings]
    nobodys = [one for one in site.diagnostics if not one.record]
    return print_of(site.prints.whole(blamed), site.prints.members, text_print(nobodys))


def _diagnostics(site: Site) -> File:
    return File(f"{ROOT}/diagnostics.json", to_json(document(site.diagnostics, site.handbook)))


class Entries:
    """The records as JSON: each is encoded once, for the list of all and for its own file."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._head = to_json(_head(site))[:-1]  # without the closing brace: a record's own parts follow
        self._known: dict[str, bytes] = {}
        self.keys = sorted(site.handbook.book.records)

    def all(self) -> File:
        """The list of all records."""
        records, last = self._site.handbook.book.records, self._last()
        entries = b",".join([last.get(key) or self._entry(records[key]) for key in self.keys])
        return File(ALL, b'%b,"records":[%b]}' % (self._head, entries))

    def _last(self) -> dict[str, bytes]:
        """The entries of the last list whose records are as they were.

        Nothing inside an entry begins as an entry does: texts hold no bare quotes, and no link has a key.
        """
        head, _, entries = (self._site.last.read(ALL) or b"").partition(b',"records":[')
        if head != self._head or entries == b"]}":
            return {}
        found = (_START + entry for entry in entries.removesuffix(b"]}").removeprefix(_START).split(b"," + _START))
        known = {entry[len(_START) + 1 : entry.index(b'"', len(_START) + 1)].decode(): entry for entry in found}
        return {key: entry for key, entry in known.items() if not self._site.prints.moved(((key,), ()))}

    def one(self, record: Record, path: str) -> File:
        """A record's own file: its entry, and what only this file holds."""
        entry = self._entry(record)[1:-1]
        self._known.pop(record.key, None)  # nobody asks again, and together they are large
        more = to_json(_more(self._site, record))[1:]
        return File(path, b",".join((self._head, entry, more)))

    def _entry(self, record: Record) -> bytes:
        if record.key not in self._known:
            self._known[record.key] = to_json(_entry(self._site, record))
        return self._known[record.key]


def _head(site: Site) -> dict[str, Any]:
    return {
        "version": VERSION,
        "as_of": site.facts.today.isoformat(),
        "audience": site.facts.audience,
        "site": site.forge.site_url,
    }


def _entry(site: Site, record: Record) -> dict[str, Any]:
    """A record as the list of all has it."""
    view = site.views.of(record)
    book = site.handbook.book
    return {
        "key": record.key,
        "kind": record.kind.name,
        "id": record.id,
        "title": record.title,
        "heading": record.heading,
        "summary": record.summary,
        "url": record.url,
        "audience": record.audience,
        "tags": record.tags,
        "status": view.status.label,
        "phase": view.status.phase.value,
        **_ownership(site, record),
        **_review(view),
        "deadlines": [
            {"what": one.what, "due": one.on.isoformat(), "state": one.state}
            for one in site.views.deadlines_of(record.key)
        ],
        "links_out": [_link(link, "to", link.target, link.ref.says) for link in book.out[record.key]],
        "links_in": [_link(link, "from", link.source, link.ref.back) for link in book.into[record.key]],
    }


def _ownership(site: Site, record: Record) -> dict[str, Any]:
    """The owner, and to whom it comes down: the owner first, then the people."""
    view, answering = site.views.of(record), site.handbook.ownership.owner(record)
    owner = view.owner
    return {
        "owner": owner.target.key if owner else None,
        "owner_chain": list(dict.fromkeys([owner.target.key, *(person.key for person in owner.people)]))
        if owner
        else [],
        "owner_inherited_from": owner.inherited_from.key if owner and owner.inherited_from else None,
        "owner_gap": answering.gap if answering else None,
        "deputy": view.deputy.key if view.deputy else None,
    }


def _review(view: RecordView) -> dict[str, Any]:
    """The review state, the last review and the day by which the next is due; nulls where reviews are not asked."""
    review = view.review
    return {
        "review_state": review.state.value if review else None,
        "reviewed": review.last.isoformat() if review and review.last else None,
        "due": review.due.isoformat() if review and review.due else None,
    }


def _link(link: Link, end: str, other: Record, heading: str) -> dict[str, Any]:
    found = {end: other.key, "as": heading, "field": route_text(link.route)}
    return {**found, "anchor": link.anchor} if link.anchor else found


def _more(site: Site, record: Record) -> dict[str, Any]:
    """What only a record's own file holds."""
    view = site.views.of(record)
    return {
        "path": record.path,
        "edit_url": view.edit_url,
        "page_url": view.page_url,
        "fields": values(site, record),
        "diagnostics": [one.code for one in view.findings],
    }
