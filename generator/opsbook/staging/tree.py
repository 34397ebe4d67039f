"""A site as files for another builder: pages as Markdown, everything else as it is, and a plain mkdocs.yml."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from opsbook.build import artifacts, asset_paths
from opsbook.emit.artifact import File, Page
from opsbook.emit.handwritten import Handwritten
from opsbook.emit.icon import with_symbols
from opsbook.emit.side_list import Item, ItemGroup, side_list
from opsbook.emit.site import Site
from opsbook.model.record import Record
from opsbook.outputs import search
from opsbook.outputs.home import home_context
from opsbook.staging.markdown import BODY, as_markdown

DOCS = "docs"


def tree(site: Site) -> Iterator[File]:
    """Every file of the tree but those that lie beside the hand-written pages."""
    by_hand = [record for record in site.handbook.book if record.kind.name == "page"]
    taken = {record.url for record in by_hand}
    for record in by_hand:
        yield _by_hand(site, record)
    for made in artifacts(site):
        if isinstance(made, File):
            yield File(f"{DOCS}/{made.path}", made.content)
        elif made.url not in taken:
            yield _page(made)
    yield File("mkdocs.yml", _configuration(site, by_hand).encode())


def _page(page: Page) -> File:
    head = {"title": page.title, "description": page.description, **({} if page.aside else {"hide": ["toc"]})}
    return File(f"{DOCS}/{page.url}index.md", _text(head, as_markdown(page.article)))


def _by_hand(site: Site, record: Record) -> File:
    written = Handwritten(site, record)
    body = written.with_blocks(written.markdown(record.body or ""), lambda block: as_markdown(with_symbols(block)))
    home = None if record.url else home_context(site)
    article = written.article(f"<{BODY}></{BODY}>", home)
    head = {"title": record.title, "description": record.summary or "", **({"hide": ["toc"]} if home else {})}
    return File(f"{DOCS}/{_source(record.url)}", _text(head, as_markdown(article, _without_title(body))))


def _source(url: str) -> str:
    return f"{url.removesuffix('.html')}.md" if url.endswith(".html") else f"{url}index.md"


def _without_title(body: str) -> str:
    """The text without the heading with which it begins; the frame has it already."""
    first, _, rest = body.lstrip().partition("\n")
    return rest if first.startswith("# ") else body


def _text(head: dict[str, Any], markdown: str) -> bytes:
    lines = [f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in head.items()]
    return "\n".join(["---", *lines, "---", "", markdown]).encode()


def _configuration(site: Site, by_hand: list[Record]) -> str:
    style, early, script = asset_paths()
    pages = [Item(record.title, record.url, "") for record in by_hand if record.url]
    groups = side_list(site.handbook.book, [ItemGroup("Pages", pages)] if pages else [])
    found: dict[str, Any] = {
        "site_name": site.facts.name,
        "site_description": site.facts.description,
        "site_url": site.forge.site_url,
        "repo_url": site.forge.repo_url,
        "docs_dir": DOCS,
        "theme": {"name": "material", "font": False},
        "markdown_extensions": ["admonition", "attr_list", "md_in_html", "tables", "toc"],
        "plugins": [],  # the search page is our own; the theme's would answer beside it
        "extra_css": [style],
        "extra_javascript": [early, script],
        "validation": {"nav": {"omitted_files": "ignore"}},
        "nav": [*(entry for group in groups for entry in _entries(group)), {"Search": _source(search.URL)}],
    }
    wanted = {name: value for name, value in found.items() if value is not None and value != ""}
    return yaml.safe_dump(wanted, sort_keys=False, allow_unicode=True)


def _entries(group: ItemGroup) -> list[dict[str, Any]]:
    items = [{item.title: _source(item.url)} for item in group.items]
    return [{group.title: items}] if group.title else items


def beside(docs: Path) -> Iterator[tuple[str, Path]]:
    """The files beside the hand-written pages that belong to them, such as pictures: name in the tree, and file."""
    for file in sorted(docs.rglob("*")):
        inside = file.relative_to(docs)
        hidden = any(part.startswith(".") for part in inside.parts)
        if file.is_file() and not file.is_symlink() and not hidden and file.suffix.lower() in _PICTURES:
            yield f"{DOCS}/{inside.as_posix()}", file


_PICTURES = frozenset((".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".avif", ".pdf", ".css", ".js"))
