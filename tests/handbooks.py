"""Small handbooks, written by the test that needs them: files in, a read and checked handbook out."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Protocol

from opsbook import kinds
from opsbook.checked import Checked, check_handbook, open_handbook
from opsbook.diagnostic import Diagnostic
from opsbook.graph.handbook import Handbook
from opsbook.graph.history import History
from opsbook.model.identity import Identity
from opsbook.model.library import KindSet, Library
from opsbook.read import source
from opsbook.read.document import Document
from opsbook.settings import Settings, read_settings

TODAY = date(2026, 11, 21)
"""The day on which every test handbook is read, unless the test says otherwise."""

KINDS = KindSet.of(kinds)

Files = Mapping[str, str | bytes]
"""Paths from the handbook's root, such as ``data/people/maya-chen.yml``, each with what stands in the file."""


class WriteHandbook(Protocol):
    """Writes files below a folder of the test's own, and reads and checks the handbook that they make."""

    def __call__(self, files: Files, today: date | str = TODAY, settings: Mapping[str, Any] | None = None) -> Checked:
        """``settings`` are the plugin's, as one would write them in mkdocs.yml."""


def write(folder: Path, files: Files, settings: Mapping[str, Any] | None = None) -> None:
    """Write the files of a handbook, and its configuration where there are settings."""
    (folder / "data").mkdir(parents=True, exist_ok=True)
    if settings is not None:
        files = {**files, "mkdocs.yml": configuration(settings)}
    for path, content in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode())


def configuration(settings: Mapping[str, Any], **options: Any) -> str:
    """A mkdocs.yml with the plugin's settings and MkDocs' own options (JSON is YAML)."""
    return json.dumps({"site_name": "Test", **options, "plugins": [{"opsbook": settings}]}, indent=1)


def checked(folder: Path, today: date | str = TODAY) -> Checked:
    """The handbook of a folder, read and checked."""
    config = folder / "mkdocs.yml"
    opened = open_handbook(folder / "data", config if config.is_file() else None, str(today))
    return check_handbook(opened)


def in_memory(files: Files, today: date = TODAY, settings: Mapping[str, Any] | None = None) -> Handbook:
    """A handbook of records that stand in no folder: for properties, which need very many."""
    library = Library()
    for path, content in files.items():
        _, plural, name = path.split("/")
        stem, _, ending = name.rpartition(".")
        model = KINDS.by_plural(plural)
        assert model, f"there is no kind with the folder {plural}"
        library.add(model, Identity(model.kind.name, stem, path), _parsed(content, ending == "md"))
    handbook = Handbook(library, KINDS, read_settings(dict(settings)) if settings else Settings(), today, Path())
    handbook.__dict__["history"] = History(unknown="it stands in no folder")  # known without starting git to ask
    return handbook


@cache
def _parsed(content: str | bytes, markdown: bool) -> Document:
    return source.parse(content if isinstance(content, bytes) else content.encode(), markdown)


def places(found: list[Diagnostic]) -> list[str]:
    """Findings as ``path:line:column CODE``, in report order."""
    return [f"{one.path}:{one.span.line}:{one.span.column} {one.code}" for one in found]
