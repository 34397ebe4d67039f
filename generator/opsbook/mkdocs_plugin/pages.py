"""MkDocs' files, navigation and pages, as opsbook wants them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import TableOfContents, get_toc

from opsbook.emit.artifact import Heading
from opsbook.emit.side_list import Item, ItemGroup
from opsbook.emit.site import Site
from opsbook.graph.hidden import made_visible
from opsbook.read.folder import ordinary

_NEVER_PUBLISHED = (".yml", ".yaml", ".pem", ".key", ".env")


def withheld(files: Files, docs: Path) -> list[File]:
    """What must never be published: data files, keys, and links that lead out of the pages' folder."""
    inside = docs.resolve()
    return [file for file in files if file.src_uri.lower().endswith(_NEVER_PUBLISHED) or _strays(file, inside)]


def _strays(file: File, docs: Path) -> bool:
    """Whether a file of the docs folder leads out of it or in a circle, or is no ordinary file."""
    if file.abs_src_path is None or file.src_dir is None or Path(file.src_dir).resolve() != docs:
        return False
    return not ordinary(docs, Path(file.abs_src_path))


def page_groups(nav: Navigation, site: Site) -> list[ItemGroup]:
    """The hand-written pages as the configuration arranges them; one level of sections."""
    groups = [ItemGroup(None)]
    for item in nav.items:
        if isinstance(item, Section):
            pages = [child for child in item.children if isinstance(child, MkDocsPage)]
            groups.append(ItemGroup(item.title, [_item(page, site) for page in pages]))
        elif isinstance(item, MkDocsPage):
            groups[0].items.append(_item(item, site))
    return groups


def _item(page: MkDocsPage, site: Site) -> Item:
    record = next((r for r in site.handbook.book if r.kind.name == "page" and r.url == page.url), None)
    title = page.title if isinstance(page.title, str) else record.title if record else page.url
    return Item(made_visible(title), page.url, page.url or "home")


def table_of_contents(headings: tuple[Heading, ...]) -> TableOfContents:
    tokens: list[dict[str, Any]] = []
    for heading in headings:
        token = {"level": heading.level, "id": heading.anchor, "name": heading.title, "children": []}
        (tokens[-1]["children"] if heading.level == 3 and tokens else tokens).append(token)
    return get_toc(tokens)  # type: ignore[arg-type]  # the same mappings, typed loosely
