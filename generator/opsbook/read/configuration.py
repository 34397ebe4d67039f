"""The parts of a MkDocs configuration that opsbook reads itself, so that checking needs no MkDocs.

The rest of the file may hold tags that only MkDocs understands; it is not looked at.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from opsbook.diagnostic import UsageError
from opsbook.read import source, yaml_core
from opsbook.read.document import Document
from opsbook.read.text import decode
from opsbook.read.yaml_core import SyntaxFault

PLUGIN = "opsbook"
_PAGES, _USUAL_PAGES = "handbook", "docs"


@dataclass(frozen=True, slots=True)
class Configuration:
    """The plugin's settings as written, with the document to place findings in, and MkDocs' own folder of pages."""

    values: dict[str, Any] = field(default_factory=dict)
    document: Document | None = None
    docs_dir: str | None = None
    directory_urls: bool = True
    custom_dir: str | None = None
    plugins: frozenset[str] = frozenset()
    """The plugins that are used, and ``hooks`` where there are some."""
    plain: dict[str, str] = field(default_factory=dict)
    """The options at the top that are plain text, such as ``site_name``."""


def read_configuration(file: Path) -> Configuration:
    """Read a mkdocs.yml. UsageError when it cannot be read or is not YAML."""
    try:
        text, problem = decode(file.read_bytes())
    except OSError as error:
        raise UsageError(f"{file} cannot be read: {error.strerror}") from error
    root = yaml_core.compose(text.content) if not problem else None
    if isinstance(root, SyntaxFault):
        line, column = text.position(root.at)
        raise UsageError(f"{file.name}:{line}:{column}: this is not valid YAML ({root.problem})")
    if not isinstance(root, MappingNode):
        return Configuration(docs_dir=_pages_beside(file))
    settings = _plugin(_get(root, "plugins"))
    document = source.part(text, settings) if settings is not None else None
    docs_dir, urls = _get(root, "docs_dir"), _get(root, "use_directory_urls")
    return Configuration(
        values=document.values if document else {},
        document=document,
        docs_dir=str(docs_dir.value) if isinstance(docs_dir, ScalarNode) else _pages_beside(file),
        directory_urls=not (isinstance(urls, ScalarNode) and urls.value == "false"),
        custom_dir=_text(_get(_get(root, "theme"), "custom_dir")),
        plugins=frozenset([*_names(_get(root, "plugins")), *(["hooks"] if _get(root, "hooks") else [])]),
        plain={
            str(key.value): str(value.value)
            for key, value in root.value
            if isinstance(key, ScalarNode) and isinstance(value, ScalarNode)
        },
    )


def _pages_beside(file: Path) -> str:
    """The folder of pages where a configuration names none: MkDocs' own, or ours where only that is there."""
    only_ours = (file.parent / _PAGES).is_dir() and not (file.parent / _USUAL_PAGES).is_dir()
    return _PAGES if only_ours else _USUAL_PAGES


def _text(node: Node | None) -> str | None:
    return str(node.value) if isinstance(node, ScalarNode) else None


def _get(node: Node | None, name: str) -> Node | None:
    if isinstance(node, MappingNode):
        return next((value for key, value in node.value if isinstance(key, ScalarNode) and key.value == name), None)
    return None


def _names(plugins: Node | None) -> Iterator[str]:
    """The names of plugins, each written alone or above its settings."""
    for entry in plugins.value if isinstance(plugins, SequenceNode) else [plugins] if plugins else []:
        if isinstance(entry, MappingNode):
            yield from (str(key.value) for key, _ in entry.value)
        elif isinstance(entry, ScalarNode):
            yield str(entry.value)


def _plugin(plugins: Node | None) -> Node | None:
    """The mapping below ``- opsbook:``, or below ``opsbook:`` where plugins are a mapping."""
    entries = plugins.value if isinstance(plugins, SequenceNode) else [plugins] if plugins else []
    found = (_get(entry, PLUGIN) for entry in entries)
    return next((node for node in found if isinstance(node, MappingNode)), None)
