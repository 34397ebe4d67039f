"""Every link and anchor of the finished site leads somewhere, and nothing is fetched from elsewhere."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from posixpath import normpath
from urllib.parse import unquote, urlsplit

from opsbook.site_check.fault import SiteFault
from opsbook.site_check.page_facts import PageFacts, PageReader, is_in_tag, style_faults

_NONE = PageFacts("", (), ())


def check_site(folder: Path, site_url: str | None = None) -> list[SiteFault]:
    """All faults of a site folder, sorted. Absolute addresses are the site's below the path of ``site_url``."""
    files = frozenset(_files(folder))
    reader = PageReader()
    pages = {name: reader.facts((folder / name).read_bytes()) for name in sorted(files) if name.endswith(".html")}
    return faults(folder, files, pages, site_url)


def faults(
    folder: Path,
    files: frozenset[str],
    pages: Mapping[str, PageFacts],
    site_url: str | None = None,
    suspects: Collection[str] | None = None,
) -> list[SiteFault]:
    """What the facts of all pages come to, sorted. The folder is looked into where something seems wrong.

    ``suspects`` are the pages whose links are followed, where all the others are known to be sound.
    """
    asked = pages if suspects is None else {page: pages[page] for page in suspects}
    found = {SiteFault(page, address, why) for page, facts in asked.items() for address, why in facts.faults}
    for sheet in (name for name in files if name.endswith(".css")):
        found |= {SiteFault(sheet, *fault) for fault in style_faults((folder / sheet).read_bytes())}
    site = _Site(files, pages, site_url)
    for page, address, why in site.lost(asked):
        if is_in_tag((folder / page).read_bytes(), address):
            found.add(SiteFault(page, address, why))
    return sorted(found)


def _files(folder: Path) -> Iterator[str]:
    for root, _, names in os.walk(folder):
        inside = os.path.relpath(root, folder).replace(os.sep, "/")
        yield from (name if inside == "." else f"{inside}/{name}" for name in names)


class _Site:
    """The files of a site, and what its pages say."""

    def __init__(self, files: frozenset[str], pages: Mapping[str, PageFacts], site_url: str | None) -> None:
        self._files, self._pages = files, pages
        path = urlsplit(site_url).path if site_url else "/"
        self._prefix = path if path.endswith("/") else f"{path}/"

    def lost(self, pages: Mapping[str, PageFacts]) -> Iterator[tuple[str, str, str]]:
        """Page, address and reason of every link of some pages that leads nowhere.

        Links from the root, which most are, are followed once for all pages of the same depth.
        """
        sound: dict[int, set[str]] = defaultdict(set)
        for page, facts in pages.items():
            depth = page.count("/")
            known = sound[depth]
            if known.issuperset(facts.links):
                continue
            for address in facts.links:
                if address not in known:
                    why = self._fault(page, address)
                    if why is not None:
                        yield page, address, why
                    elif address.startswith("../" * depth):
                        known.add(address)

    def _fault(self, page: str, address: str) -> str | None:
        path, _, anchor = address.partition("#")
        target = self._target(page, path.partition("?")[0])
        if target is None:
            return "leads to no file of the site"
        if anchor and target.endswith(".html"):
            anchors = self._pages.get(target, _NONE).anchors
            return None if f"\n{unquote(anchor)}\n" in anchors else f"names a place that is not on {target}"
        return None

    def _target(self, page: str, path: str) -> str | None:
        """The file that an address leads to, as a server would find it."""
        if not path:
            return page
        path = unquote(path)
        if path.startswith("/"):
            if not f"{path}/".startswith(self._prefix):
                return None
            place = normpath(path[len(self._prefix) :] or ".")
        else:
            place = normpath(f"{page.rpartition('/')[0]}/{path}".lstrip("/") or ".")
        if place.startswith(".."):
            return None
        index = "index.html" if place == "." else f"{place}/index.html"
        if index in self._files:
            return index
        return place if place in self._files and not path.endswith("/") else None
