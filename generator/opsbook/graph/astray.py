"""Links in Markdown's own way that lead nowhere on the site, each with the link that was probably meant."""

from __future__ import annotations

import posixpath
import re
from difflib import get_close_matches
from typing import NamedTuple

from opsbook import faults
from opsbook.diagnostic import Fix, Route
from opsbook.graph.anchor import anchor_of, anchors_of
from opsbook.graph.directory import Directory
from opsbook.graph.link import MENTION, BrokenLink
from opsbook.graph.place import without_ending
from opsbook.graph.wikilink import WikiLink
from opsbook.model.record import Record

_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_HOST = re.compile(r"(?:www\.[\w-]+(?:\.[\w-]+)*|(?:[\w-]+\.)+(?:com|org|net|eu|gov|edu|info|uk|de|fr|ch|at))(?:/.*)?")
_FILE = re.compile(r".*\.(?!html?$)[a-z0-9]{1,5}", re.IGNORECASE)
_MARKS = re.compile(r"[*`]+")
_TOP = ("top", "")


class _Instead(NamedTuple):
    """What to say of a link, and what to write in its place; ``sure`` where that is surely what was meant."""

    message: str
    help: str
    text: str | None = None
    sure: bool = False
    near: Record | None = None


def astray(record: Record, route: Route, link: WikiLink, directory: Directory) -> BrokenLink | None:
    """Why a link of a record's prose leads nowhere; None where it leads somewhere, or where that cannot be told.

    Of hand-written pages MkDocs checks the links to other pages: they are asked about records' files only.
    """
    if not link.name:
        found, fault = _section(record, link), faults.MISSING_ANCHOR
    else:
        found, fault = _elsewhere(record, link, directory), faults.BROKEN_PROSE_LINK
    if not found:
        return None
    mend = found.text and Fix(route, found.text, f"Write {found.text}", link.token, link.nth, guess=not found.sure)
    return BrokenLink(record, route, fault, found.message, found.help, MENTION, link, mend or None, found.near)


def _section(record: Record, link: WikiLink) -> _Instead | None:
    anchor = link.anchor or ""
    known = anchors_of(record)
    if record.damaged or record.kind.name == "page" or anchor in known or anchor.lower() in _TOP:
        return None
    meant = anchor_of(record, anchor) or next(iter(get_close_matches(anchor.lower(), sorted(known), n=1)), None)
    message = f"this page has no section #{anchor}"
    if not meant:
        return _Instead(message, "Open the page of this record and copy the link beside a heading.")
    text = link.token.replace(f"#{anchor}", f"#{meant}")
    return _Instead(message, f"Write #{meant}, as in {text}.", text)


def _elsewhere(record: Record, link: WikiLink, directory: Directory) -> _Instead | None:
    name, places = link.name, directory.places
    if ":" in name and name.partition(":")[0] not in places.kinds:
        return None
    named = places.named(record, name)
    if record.kind.name == "page":
        return _record(link, named, directory) if named and named.kind.name != "page" else None
    if places.leads(record, name):
        return None
    if named:
        return _record(link, named, directory)
    if _MAIL.fullmatch(name):
        return _prefixed(link, "mailto:")
    last = posixpath.basename(name.rstrip("/"))
    stem = without_ending(last)
    if stem == last and _HOST.fullmatch(name):
        return _prefixed(link, "https://")
    found = directory.resolve(record, (), stem, MENTION, link)
    near = found.near if isinstance(found, BrokenLink) else found
    if near:
        return _record(link, near, directory, near is not found, ":" in stem and near is found)
    if stem == last and ":" not in name and _FILE.fullmatch(name):
        return _attached(link)
    why = "no page has this address" if stem == last else "there is no such record"
    said = "To link to a record, write [[some-id]]: its file's name without the ending, between double square brackets."
    return _Instead(_nowhere(name, why), said)


def _record(link: WikiLink, found: Record, directory: Directory, misspelt: bool = False, sure: bool = True) -> _Instead:
    name = found.id if directory.of_plain(found.id) is found else found.key
    section = anchor_of(found, link.anchor) if link.anchor else None
    words = _MARKS.sub("", link.label or "")
    label = f"|{words}" if words and "|" not in words and words.lower() not in (found.id, found.title.lower()) else ""
    text = f"[[{name}{f'#{section}' if section else ''}{label}]]"
    message = _nowhere(link.name, "there is no such record" if misspelt else "records are linked by their ids")
    said = f"Write {text} instead." if sure else f"Did you mean {text}?"
    return _Instead(message, said, text, sure and bool(section) == bool(link.anchor), found)


def _prefixed(link: WikiLink, scheme: str) -> _Instead:
    text = link.token.replace(f"({link.name}", f"({scheme}{link.name}").replace(
        f"<{link.name}", f"<{scheme}{link.name}"
    )
    return _Instead(_nowhere(link.name, f"it lacks {scheme}"), f"Write {text}.", text)


def _attached(link: WikiLink) -> _Instead:
    file = posixpath.basename(link.name)
    said = (
        f"Put the file into handbook/files/ and write (../../files/{file}), or write its whole address with https://."
    )
    return _Instead(_nowhere(link.name, "files that lie beside records are not published"), said)


def _nowhere(name: str, why: str) -> str:
    return f"the link to {name} leads nowhere on the site: {why}"
