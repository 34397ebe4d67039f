"""Links in Markdown's own way that lead nowhere on the site, each with the link that was probably meant."""

from __future__ import annotations

import posixpath
import re
from typing import NamedTuple

from opsbook import faults
from opsbook.diagnostic import Fix, Route
from opsbook.graph.anchor import anchor_of, anchors_of
from opsbook.graph.directory import Directory
from opsbook.graph.link import MENTION, BrokenLink
from opsbook.graph.markdown_link import HTML
from opsbook.graph.nearest import close, nearest_of
from opsbook.graph.place import without_ending
from opsbook.graph.wikilink import WikiLink
from opsbook.model.record import Record

_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_HOST = re.compile(r"(?:www\.[\w-]+(?:\.[\w-]+)*|(?:[\w-]+\.)+(?:com|org|net|eu|gov|edu|info|uk|de|fr|ch|at))(?:/.*)?")
_FILE = re.compile(r".*\.(?!html?$)[a-z0-9]{1,5}", re.IGNORECASE)
_MARKS = re.compile(r"[*]+")
_DOUBLE, _LINES = "[[", (("title",), ("summary",))
_TOP = ("top", "")
_OF_THEME = ("__", "fn:", "fnref:")
_ADDED = ("--8<--", "```records", "```flow")
"""Signs of parts of a page that are made elsewhere."""
_FROM_PAGE = "Write the path of a file in the folder of the pages as seen from this one, or [[some-id]] for a record."


class _Instead(NamedTuple):
    """What to say of a link, and what to write in its place; ``sure`` where that is surely what was meant."""

    message: str
    help: str
    text: str | None = None
    sure: bool = False
    near: Record | None = None


def astray(record: Record, route: Route, link: WikiLink, directory: Directory) -> BrokenLink | None:
    """Why a link of a record or of a hand-written page leads nowhere; None where it leads somewhere, or where that
    cannot be told.
    """
    if link.token.startswith(_DOUBLE) and route in _LINES:
        message = f"a {route[0]} is plain text and shows {link.token} with its brackets"
        advice = "Write the words without brackets, or put the link in the body."
        return BrokenLink(record, route, faults.BROKEN_PROSE_LINK, message, advice, MENTION, link)
    if not link.name:
        found, fault = _section(record, record, link), faults.MISSING_ANCHOR
    else:
        target = _led(record, link, directory)
        if isinstance(target, Record):
            found, fault = _section(record, target, link), faults.MISSING_ANCHOR
        else:
            found, fault = target, faults.BROKEN_PROSE_LINK
    if not found:
        return None
    mend = None
    if found.text and "](" in link.token:
        mend = Fix(route, found.text, f"Write {found.text}", link.token, link.nth, guess=not found.sure)
    return BrokenLink(record, route, fault, found.message, found.help, MENTION, link, mend, found.near)


def _section(record: Record, target: Record, link: WikiLink) -> _Instead | None:
    """What is wrong with the section of a link that leads to a page."""
    anchor = link.anchor or ""
    if not anchor or anchor.lower() in _TOP or anchor.startswith(_OF_THEME) or _is_open(target):
        return None
    known = anchors_of(target)
    if anchor in known:
        return None
    meant = anchor_of(target, anchor) or nearest_of(anchor.lower(), known)
    message = f"{'this page' if target is record else target.key} has no section #{anchor}"
    if not meant:
        of = "this record" if target is record else target.key
        return _Instead(message, f"Open the page of {of} and copy the link beside a heading.")
    text = link.token.replace(f"#{anchor}", f"#{meant}")
    return _Instead(message, f"Write #{meant}, as in {text}.", text)


def _is_open(target: Record) -> bool:
    """Whether a page has sections of which nobody knows before it is made."""
    if target.kind.name != "page":
        return bool(target.damaged)
    return not target.damaged.isdisjoint(("*", "body")) or any(sign in (target.body or "") for sign in _ADDED)


def _led(record: Record, link: WikiLink, directory: Directory) -> Record | _Instead | None:
    """The record that a link leads to, or what is wrong with it; None where nothing is."""
    name, places = link.name, directory.places
    if ":" in name and name.partition(":")[0] not in places.kinds:
        return None
    page = record.kind.name == "page"
    html = page and link.token.startswith(HTML)
    found = places.leads(record, name, html)
    if found:
        return None if found is True else found
    if html:
        other = f"Write a link as Markdown has it, [words]({name})." if places.leads(record, name) else _FROM_PAGE
        return _Instead(_nowhere(name, "HTML is left as it is, and counts from the page's address"), other)
    if (named := places.named(record, name)) and (not page or named.kind.name != "page"):
        return _record(link, named, directory)
    if instead := _abroad(link):
        return instead
    if page and (beside := _beside(record, link, directory)):
        return beside
    return _nowhere_at_all(record, link, directory)


def _abroad(link: WikiLink) -> _Instead | None:
    """What to write of an address of another site, or of somebody's mail, that does not say so."""
    if _MAIL.fullmatch(link.name):
        return _prefixed(link, "mailto:")
    last = posixpath.basename(link.name.rstrip("/"))
    return _prefixed(link, "https://") if without_ending(last) == last and _HOST.fullmatch(link.name) else None


def _nowhere_at_all(record: Record, link: WikiLink, directory: Directory) -> _Instead:
    """What is wrong with a link that leads to nothing that there is, and the record that was probably meant."""
    name = link.name
    last = posixpath.basename(name.rstrip("/"))
    stem = without_ending(last)
    resolved = directory.resolve(record, (), stem, MENTION, link)
    near = resolved.near if isinstance(resolved, BrokenLink) else resolved
    if near and (near is resolved or close(stem.lower(), near.id)):
        return _record(link, near, directory, near is not resolved, ":" in stem and near is resolved)
    if record.kind.name == "page":
        return _Instead(_nowhere(name, "there is no such page or file"), _FROM_PAGE)
    if stem == last and ":" not in name and _FILE.fullmatch(name):
        return _attached(link)
    why = "no page has this address" if stem == last else "there is no such record"
    said = "To link to a record, write [[some-id]]: its file's name without the ending, between double square brackets."
    return _Instead(_nowhere(name, why), said)


def _beside(record: Record, link: WikiLink, directory: Directory) -> _Instead | None:
    """The hand-written page that was probably meant, by its path."""
    places = directory.places
    here = posixpath.dirname(places.source(record))
    wanted = posixpath.normpath(posixpath.join(here, link.name))
    wanted = wanted if wanted.endswith(".md") else f"{wanted}.md"
    meant = nearest_of(wanted, places.sources())
    if not meant:
        return None
    path = posixpath.relpath(meant, here or ".")
    text = link.token.replace(f"({link.name}", f"({path}").replace(f"<{link.name}", f"<{path}")
    return _Instead(_nowhere(link.name, "there is no such page"), f"Did you mean {text}?", text)


def _record(link: WikiLink, found: Record, directory: Directory, misspelt: bool = False, sure: bool = True) -> _Instead:
    name = found.id if directory.of_plain(found.id) is found else found.key
    section = anchor_of(found, link.anchor) if link.anchor else None
    words = "" if "](" in (link.label or "") else _MARKS.sub("", link.label or "")
    label = (
        f"|{words}"
        if words and "|" not in words and words.strip("`").lower() not in (found.id, found.title.lower())
        else ""
    )
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
