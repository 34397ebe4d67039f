"""A handbook that was read and checked: read → validate → link → check. All that most commands need of the program."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from opsbook import kinds, rules
from opsbook.cache import NOTHING, Cache, cache_for
from opsbook.check.asked import about_single, asked_of
from opsbook.check.configured import refuse_unknown
from opsbook.check.rule import Rule, rules_in
from opsbook.check.run import check
from opsbook.check.silence import Silence
from opsbook.check.unexplained import unexplained
from opsbook.diagnostic import Diagnostic, Severity, UsageError
from opsbook.graph.handbook import Handbook
from opsbook.graph.outline import PlainOutline, outline
from opsbook.model.library import KindSet, PageFile, load
from opsbook.model.record import Record
from opsbook.read.configuration import Configuration, read_configuration
from opsbook.read.document import Document
from opsbook.read.folder import ordinary
from opsbook.settings import Settings, read_settings, today_from

_QUIET_PLUGINS = frozenset(("opsbook", "search", "material/search", "privacy", "minify", "git-revision-date-localized"))
"""Plugins that add no pages to a site."""


@dataclass(frozen=True)
class Checked:
    """A handbook that was read and checked, with every finding."""

    handbook: Handbook
    rules: list[Rule]
    diagnostics: list[Diagnostic]
    silenced: list[Diagnostic] = field(default_factory=list)
    """What was found too, and is not reported: the settings turn it off, or a comment allows it."""

    def errors(self) -> list[Diagnostic]:
        """The findings that stop a build."""
        return [found for found in self.diagnostics if found.severity is Severity.ERROR]

    def worst(self) -> str | None:
        """The worst severity found, None when nothing was."""
        return min((found.severity for found in self.diagnostics), key=lambda severity: severity.rank, default=None)


def open_handbook(
    data: Path | None = None,
    config: Path | None = None,
    as_of: str | None = None,
    audience: str | None = None,
    cache: Cache | None = None,
    to_check: bool = False,
) -> Handbook:
    """Read a handbook from its folder. Without ``data`` it is the configuration's, without ``config`` the nearest,
    without ``cache`` the one that lies beside it. With ``to_check`` it is read so that checking it is less work.

    UsageError when there is no such folder or the configuration is wrong.
    """
    config = config or nearest_config(data)
    configuration = read_configuration(config) if config else Configuration()
    name = config.name if config else "mkdocs.yml"
    settings = read_settings(configuration.values, configuration.document, name)
    named = rules_in(rules, kinds) if settings.rules else []
    refuse_unknown(settings, configuration.document, name, named, KindSet.of(kinds))
    if audience:
        settings = settings.model_copy(update={"audience": audience})
    base = config.parent if config else Path()
    data_dir = data or base / settings.data_dir
    if not data_dir.is_dir():
        raise UsageError(f"there is no folder {data_dir}; records live in a folder of kinds, such as data/policies/")
    root = _root(data_dir)
    docs = base / configuration.docs_dir if configuration.docs_dir else None
    pages = list(_pages(docs, root, configuration.directory_urls)) if docs and docs.is_dir() else []
    today = today_from(as_of, settings, os.environ.get("SOURCE_DATE_EPOCH"))
    kept = cache_for(config, data_dir) if cache is None else cache
    handbook = read_handbook(data_dir, root, settings, today, pages, docs, kept, to_check)
    if config and configuration.document and settings.rules:
        library, shown_as = handbook.library, os.path.relpath(config.resolve(), root.resolve()).replace(os.sep, "/")
        files = {*library.documents, *(found.path for found in library.diagnostics)}
        library.diagnostics += unexplained(settings, configuration.document, shown_as, files)
    path = urlsplit(configuration.plain.get("site_url", "")).path.strip("/")
    others = config is None or bool(configuration.plugins - _QUIET_PLUGINS)
    return replace(handbook, prefix=f"/{path}/" if path else "/", others=others)


def data_folder(data: Path | None, config: Path | None) -> Path:
    """The folder of records that a command means, whether it exists or not."""
    if data:
        return data
    config = config or nearest_config(None)
    configuration = read_configuration(config) if config else Configuration()
    settings = read_settings(configuration.values, configuration.document, config.name if config else "mkdocs.yml")
    return (config.parent if config else Path()) / settings.data_dir


def read_handbook(
    data_dir: Path,
    root: Path,
    settings: Settings,
    today: date,
    pages: Iterable[PageFile] = (),
    docs: Path | None = None,
    cache: Cache = NOTHING,
    to_check: bool = False,
) -> Handbook:
    """Read and link the records of a folder and the hand-written pages; see ``open_handbook``."""
    known = KindSet.of(kinds)
    asked = about_single(asked_of(rules_in(rules, kinds), settings)) if to_check and cache else None
    silence = Silence(asked, settings, today, known) if asked else None

    def study(record: Record, document: Document) -> tuple[PlainOutline, tuple[Any, ...] | None]:
        return outline(record), tuple(silence.of(record, document)) if silence else None

    shown_as = os.path.relpath(data_dir.resolve(), root.resolve()).replace(os.sep, "/")
    library = load(data_dir, "" if shown_as == "." else shown_as, known, pages, cache, study)
    folders = (data_dir, docs) if docs else (data_dir,)
    return Handbook(library, known, settings, today, root, folders, cache, remembers=bool(cache))


def check_handbook(handbook: Handbook) -> Checked:
    """Run every rule over a handbook."""
    known = rules_in(rules, kinds)
    found = check(handbook, known)
    return Checked(handbook, known, found.reported, found.silenced)


def nearest_config(data: Path | None) -> Path | None:
    """The mkdocs.yml beside the data folder, or in the current folder where no data folder is named."""
    file = (data.resolve().parent if data else Path()) / "mkdocs.yml"
    return file if file.is_file() else None


def _root(data_dir: Path) -> Path:
    """The folder that paths count from: the current one, or that which holds the data folder if it lies elsewhere."""
    here = Path.cwd().resolve()
    return here if data_dir.resolve().is_relative_to(here) else data_dir.resolve().parent


def _pages(docs: Path, root: Path, directory_urls: bool) -> Iterator[PageFile]:
    for file in sorted(docs.rglob("*.md")):
        inside = file.relative_to(docs).as_posix()
        if any(part.startswith(".") for part in inside.split("/")) or not ordinary(docs, file):
            continue
        stem = inside.removesuffix(".md")
        folder, _, name = stem.rpartition("/")
        if name in ("index", "README"):
            url = f"{folder}/" if folder else ""
        else:
            url = f"{stem}/" if directory_urls else f"{stem}.html"
        yield PageFile(file, os.path.relpath(file.resolve(), root.resolve()).replace(os.sep, "/"), url)
