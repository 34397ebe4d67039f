"""A page for each record, from the template of its kind."""

from __future__ import annotations

from collections.abc import Iterator

from opsbook.emit import toc
from opsbook.emit.artifact import Late, Page
from opsbook.emit.site import Site
from opsbook.model.record import Record


def emit(site: Site) -> Iterator[Late]:
    """The page of every record."""
    return (late_page(site, record) for record in records(site))


def records(site: Site) -> list[Record]:
    """The records that have a page of our making; hand-written pages are MkDocs' own."""
    return [record for record in site.handbook.book if record.kind.name != "page"]


def page_path(record: Record) -> str:
    """The file of a record's page, from the site's root."""
    return f"{record.url}index.html"


def late_page(site: Site, record: Record) -> Late:
    """The page of one record, made when something on it has changed."""
    return Late.page(record.url, b"", lambda: record_page(site, record))


def record_page(site: Site, record: Record) -> Page:
    """The page of one record."""
    view = site.views.of(record)
    template = f"{record.kind.name.replace('-', '_')}/page.html.jinja"
    article = site.renderer.article(template, record.url, record=record, kind=record.kind, view=view)
    return Page(
        url=record.url,
        title=record.heading,
        description=record.summary or record.kind.about,
        article=article,
        section=record.kind.plural,
        toc=toc.headings(article),
        aside=not record.kind.wide,
        edit_url=view.edit_url,
    )
