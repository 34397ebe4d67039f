"""The sitemap: every page that readers should find, hand-written or not. At most 50,000 addresses a file."""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Iterator
from datetime import date
from html import escape

from opsbook.emit.artifact import File

MOST = 50_000
_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def sitemap(urls: Iterable[str], site_url: str | None, built: date) -> Iterator[File]:
    """``sitemap.xml`` and its compressed twin; an index of several where there are too many addresses for one."""
    base = site_url or "/"
    entries = sorted(set(urls))
    chunks = [entries[start : start + MOST] for start in range(0, len(entries), MOST)] or [[]]
    if len(chunks) == 1:
        yield from _both("sitemap.xml", _set(chunks[0], base, built))
        return
    names = [f"sitemap-{number}.xml" for number, _ in enumerate(chunks, 1)]
    for name, chunk in zip(names, chunks, strict=True):
        yield File(name, _set(chunk, base, built))
    places = "".join(f"<sitemap><loc>{escape(base + name)}</loc></sitemap>\n" for name in names)
    yield from _both("sitemap.xml", _document("sitemapindex", places))


def _set(urls: list[str], base: str, built: date) -> bytes:
    lines = (f"<url><loc>{escape(base + url)}</loc><lastmod>{built}</lastmod></url>\n" for url in urls)
    return _document("urlset", "".join(lines))


def _document(root: str, body: str) -> bytes:
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<{root} xmlns="{_NAMESPACE}">\n{body}</{root}>\n'.encode()


def _both(name: str, content: bytes) -> Iterator[File]:
    yield File(name, content)
    yield File(f"{name}.gz", gzip.compress(content, mtime=0))
