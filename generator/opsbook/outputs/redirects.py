"""Former ids: a small page at each old address that sends readers on, with what followed the address."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from opsbook.emit.artifact import Artifact, Bunch, File
from opsbook.emit.aspect import Aspect
from opsbook.emit.site import Site
from opsbook.model.record import Record


def emit(site: Site) -> Iterator[Artifact]:
    """A page for each alias. An address that a record has now is never taken from it."""
    yield Bunch("redirects", site.prints.over(Aspect.TARGET, Aspect.STANDING), partial(_all, site))


def _all(site: Site) -> Iterator[File]:
    taken = {record.url for record in site.handbook.book}
    for record in site.handbook.book:
        for alias in record.aliases:
            url = _former(record, alias)
            if url not in taken:
                taken.add(url)
                yield File(f"{url}index.html", _page(site, record, url))


def _former(record: Record, alias: str) -> str:
    """The address that the record's page had under another id: beside the one that it has now."""
    folder, _, _ = record.url.rstrip("/").rpartition("/")
    return f"{folder}/{alias}/" if folder else f"{alias}/"


def _page(site: Site, record: Record, url: str) -> bytes:
    canonical = site.forge.page_url(record.url)
    target = site.views.target(record)
    site.views.place.move_to(url)
    return site.renderer.part("redirect.html.jinja", target=target, canonical=canonical).encode()
