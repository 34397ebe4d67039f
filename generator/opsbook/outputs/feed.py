"""What changed, as an Atom feed (RFC 4287)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import partial
from xml.etree import ElementTree as ET

from opsbook.emit.artifact import Artifact, File, Late
from opsbook.emit.change import Change
from opsbook.emit.site import Site
from opsbook.emit.tag_uri import tag_uri

PATH = "feed.xml"
MOST = 50
_ATOM = "http://www.w3.org/2005/Atom"
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def emit(site: Site) -> Iterator[Artifact]:
    """``feed.xml``."""
    yield Late(PATH, site.changes_print, partial(_feed, site))


def _feed(site: Site) -> File:
    base = site.forge.site_url
    feed = ET.Element("feed", {"xmlns": _ATOM, "xml:lang": "en", **({"xml:base": base} if base else {})})
    latest = site.changes[:MOST]
    _add(feed, "id", tag_uri(base, "feed"))
    _add(feed, "title", f"{site.facts.name}: what changed")
    if site.facts.description:
        _add(feed, "subtitle", site.facts.description)
    _add(feed, "updated", _moment(latest[0].on if latest else site.facts.built))
    _add(ET.SubElement(feed, "author"), "name", site.facts.name)
    ET.SubElement(feed, "link", {"rel": "self", "type": "application/atom+xml", "href": f"{base or ''}{PATH}"})
    ET.SubElement(feed, "link", {"rel": "alternate", "type": "text/html", "href": f"{base or ''}changes/"})
    for change in latest:
        _entry(feed, change, base)
    ET.indent(feed)
    return File(PATH, ET.tostring(feed, encoding="utf-8", xml_declaration=True) + b"\n")


def _entry(feed: ET.Element, change: Change, base: str | None) -> None:
    entry = ET.SubElement(feed, "entry")
    parts = [change.target.key, *([change.revision] if change.revision else [])]
    _add(entry, "id", tag_uri(base, *parts, since=change.on.isoformat()))
    _add(entry, "title", change.target.heading)
    _add(entry, "updated", _moment(change.on))
    ET.SubElement(entry, "link", {"rel": "alternate", "type": "text/html", "href": f"{base or ''}{change.target.url}"})
    ET.SubElement(entry, "category", {"term": change.target.kind.name, "label": change.target.kind.label})
    if change.by:
        _add(ET.SubElement(entry, "author"), "name", change.by)
    told = [change.what, *change.facts]
    _add(entry, "summary", ". ".join(filter(None, told)) or change.target.summary or change.target.heading)


def _add(parent: ET.Element, name: str, text: str) -> None:
    """An element with text; characters that XML cannot hold are left out (commit messages may have them)."""
    ET.SubElement(parent, name).text = _NOT_XML.sub("", text)


def _moment(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"
