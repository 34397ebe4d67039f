"""The finished site, checked as a whole: every link and anchor leads somewhere, and nothing is fetched from elsewhere.

One pass of a scanner over each page, no parser: its cost is a fraction of a millisecond a page.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path
from posixpath import normpath
from urllib.parse import unquote, urlsplit

from opsbook.diagnostic import OpsbookError

_ADDRESSES = ("href=", "src=", "action=", "poster=")
_LOOSE = re.compile(r"""\s(id|href|src|action|poster)=(?:'([^']*)'|([^\s"'<>=]+))""")
_ELSEWHERE = re.compile(r"(?:[a-z][a-z0-9+.-]*:|//)", re.IGNORECASE)
_HARMLESS = re.compile(r"(?:mailto|tel|data|javascript):", re.IGNORECASE)
_TAG = re.compile(r"<([a-z]+)[^>]*>?", re.IGNORECASE)
_FETCHED_STYLE = re.compile(r"""(?:url\(\s*["']?|@import\s+["'])((?:https?:)?//[^"')\s]+)""", re.IGNORECASE)
_FETCHING = frozenset(
    ("script", "img", "iframe", "link", "source", "video", "audio", "embed", "object", "image", "use")
)
_REL = re.compile(r"""\brel=["']?(canonical|alternate|author|license|me|sitemap|next|prev)\b""", re.IGNORECASE)
_MOST_SHOWN = 50


@dataclass(frozen=True, slots=True, order=True)
class SiteFault:
    """What is wrong with a page: its file from the site's root, the address as written, and why."""

    page: str
    address: str
    why: str

    def __str__(self) -> str:
        return f"{self.page}: {self.address} {self.why}"


class BrokenSiteError(OpsbookError):
    """A site that must not be published."""

    exit_code = 1

    def __init__(self, faults: list[SiteFault], sources: dict[str, str]) -> None:
        """``sources`` name the file from which a page was made."""
        lines = []
        for fault in faults[:_MOST_SHOWN]:
            source = sources.get(fault.page)
            lines.append(f"  {fault}{f' (written in {source})' if source else ''}")
        more = len(faults) - len(lines)
        lines += [f"  and {more} more"] if more else []
        count = "1 fault" if len(faults) == 1 else f"{len(faults)} faults"
        super().__init__("\n".join([f"the new site has {count} and was not published:", *lines]))


@dataclass(slots=True)
class _Scan:
    """What is known of the site while its pages are read."""

    files: frozenset[str]
    prefix: str
    ids: dict[str, str] = field(default_factory=dict)
    """The anchors of each page, one on each line."""
    wanted: list[tuple[str, str, str, str]] = field(default_factory=list)
    """Links to anchors of other pages: page, address, target, anchor."""
    places: dict[tuple[str, str], str | None] = field(default_factory=dict)


def check_site(folder: Path, site_url: str | None = None) -> list[SiteFault]:
    """All faults of a site folder, sorted. Absolute addresses are the site's below the path of ``site_url``."""
    files = frozenset(_files(folder))
    path = urlsplit(site_url).path if site_url else "/"
    scan = _Scan(files, path if path.endswith("/") else f"{path}/")
    found: set[SiteFault] = set()
    for name in sorted(files):
        if name.endswith(".html"):
            found.update(_page(name, (folder / name).read_text(encoding="utf-8"), scan))
        elif name.endswith(".css"):
            found.update(_style(name, (folder / name).read_text(encoding="utf-8")))
    for page, address, target, anchor in scan.wanted:
        if f"\n{anchor}\n" not in scan.ids.get(target, ""):
            found.add(SiteFault(page, address, f"names a place that is not on {target}"))
    return sorted(found)


def _files(folder: Path) -> Iterator[str]:
    for root, _, names in os.walk(folder):
        inside = os.path.relpath(root, folder).replace(os.sep, "/")
        yield from (name if inside == "." else f"{inside}/{name}" for name in names)


def _page(page: str, text: str, scan: _Scan) -> Iterator[SiteFault]:
    ids, addresses = _attributes(text)
    known = scan.ids[page] = "\n".join(["", *ids, ""])
    root = "../" * page.count("/")
    for value in dict.fromkeys(addresses):
        address = unescape(value) if "&" in value else value
        if address[:1] == "#":
            if address != "#" and f"\n{unquote(address[1:])}\n" not in known and _in_tag(text, value):
                yield SiteFault(page, address, "names a place that is not on the page")
        elif _ELSEWHERE.match(address):
            if not _HARMLESS.match(address) and _fetched(text, value):
                yield SiteFault(page, address, "is fetched from another host")
        elif _lost(page, root, address, scan) and _in_tag(text, value):
            yield SiteFault(page, address, "leads to no file of the site")
    if "<style" in text:
        yield from _style(page, text)


def _attributes(text: str) -> tuple[list[str], list[str]]:
    """The anchors and the addresses of a page. Splitting makes it fast; HTML by hand may be quoted otherwise."""
    ids = _quoted(text, " id=")
    found = [address for name in _ADDRESSES for address in _quoted(text, name)]
    if len(ids) + len(found) != text.count(" id=") + sum(map(text.count, _ADDRESSES)):
        for name, quoted, bare in _LOOSE.findall(text):
            (ids if name == "id" else found).append(quoted or bare)
    return ids, found


def _quoted(text: str, name: str) -> list[str]:
    return [part[: part.find('"')] for part in text.split(f'{name}"')[1:]]


def _lost(page: str, root: str, address: str, scan: _Scan) -> bool:
    """Whether an address of the site leads nowhere. Anchors of other pages are noted, to be looked at in the end."""
    path, _, anchor = address.partition("#")
    path = path.partition("?")[0]
    key = ("", path[len(root) :] or ".") if root and path.startswith(root) else (page.rpartition("/")[0], path)
    if key not in scan.places:
        scan.places[key] = _target(page, path, scan)
    target = scan.places[key]
    if target is None:
        return True
    if anchor and target.endswith(".html"):
        scan.wanted.append((page, address, target, unquote(anchor)))
    return False


def _target(page: str, path: str, scan: _Scan) -> str | None:
    """The file that an address leads to, as a server would find it."""
    if not path:
        return page
    path = unquote(path)
    if path.startswith("/"):
        if not f"{path}/".startswith(scan.prefix):
            return None
        place = normpath(path[len(scan.prefix) :] or ".")
    else:
        place = normpath(f"{page.rpartition('/')[0]}/{path}".lstrip("/") or ".")
    if place.startswith(".."):
        return None
    index = "index.html" if place == "." else f"{place}/index.html"
    if index in scan.files:
        return index
    return place if place in scan.files and not path.endswith("/") else None


def _fetched(text: str, value: str) -> bool:
    """Whether an address makes the browser ask another host by itself, wherever on the page it stands."""
    return any(
        tag and tag[1].lower() in _FETCHING and not (tag[1].lower() == "link" and _REL.search(tag[0]))
        for tag in _tags(text, value)
    )


def _in_tag(text: str, value: str) -> bool:
    """Whether an address stands inside a tag at all, and not in text that merely looks like an attribute."""
    return any(_tags(text, value))


def _tags(text: str, value: str) -> Iterator[re.Match[str] | None]:
    """The tag around each place where an address stands; None where it is text."""
    place = text.find(value)
    while place >= 0:
        start = text.rfind("<", 0, place)
        if text[place - 1] in "\"'=" and text.rfind(">", 0, place) < start:
            yield _TAG.match(text, start)
        place = text.find(value, place + 1)


def _style(page: str, text: str) -> Iterator[SiteFault]:
    for match in _FETCHED_STYLE.finditer(text):
        yield SiteFault(page, match[1], "is fetched from another host")
