"""The program on one screen: read → validate → link → check → emit. Publishing is the caller's."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from opsbook import discovery, kinds, outputs, rules
from opsbook.check.rule import Rule, rules_in
from opsbook.check.run import check
from opsbook.diagnostic import Diagnostic, Severity, UsageError
from opsbook.emit.artifact import Artifact, File, Made, Page, made
from opsbook.emit.audience import for_audience, without_details
from opsbook.emit.forge import Forge
from opsbook.emit.prints import text_print
from opsbook.emit.program import folder_print, program_print
from opsbook.emit.render import Renderer, SiteFacts
from opsbook.emit.site import Site, findings_by_record
from opsbook.emit.sitemap import sitemap
from opsbook.emit.view import Views
from opsbook.graph.handbook import Handbook
from opsbook.model.library import KindSet, PageFile, load
from opsbook.outputs import record_pages
from opsbook.outputs.assets import bundles
from opsbook.publish.edition import Edition
from opsbook.read.configuration import Configuration, read_configuration
from opsbook.read.folder import ordinary
from opsbook.search_index.pagefind import write_index
from opsbook.settings import Settings, read_settings, today_from
from opsbook.site_check import BrokenSiteError, check_site
from opsbook.site_writer import SiteWriter, address
from opsbook.workers import shared_out


@dataclass(frozen=True)
class Checked:
    """A handbook that was read and checked, with every finding."""

    handbook: Handbook
    rules: list[Rule]
    diagnostics: list[Diagnostic]

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
) -> Handbook:
    """Read a handbook from its folder. Without ``data`` it is the configuration's, without ``config`` the nearest.

    UsageError when there is no such folder or the configuration is wrong.
    """
    config = config or _nearest_config(data)
    configuration = read_configuration(config) if config else Configuration()
    name = config.name if config else "mkdocs.yml"
    settings = read_settings(configuration.values, configuration.document, name)
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
    return read_handbook(data_dir, root, settings, today, pages, docs)


def data_folder(data: Path | None, config: Path | None) -> Path:
    """The folder of records that a command means, whether it exists or not."""
    if data:
        return data
    config = config or _nearest_config(None)
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
) -> Handbook:
    """Read and link the records of a folder and the hand-written pages."""
    known = KindSet.of(kinds)
    shown_as = os.path.relpath(data_dir.resolve(), root.resolve()).replace(os.sep, "/")
    library = load(data_dir, "" if shown_as == "." else shown_as, known, pages)
    folders = (data_dir, docs) if docs and docs.is_dir() else (data_dir,)
    return Handbook(library, known, settings, today, root, folders)


def check_handbook(handbook: Handbook) -> Checked:
    """Run every rule over a handbook."""
    known = rules_in(rules, kinds)
    return Checked(handbook, known, check(handbook, known))


def site_of(checked: Checked, name: str, description: str, forge: Forge, overrides: Path | None = None) -> Site:
    """The site of a checked handbook, as its audience may see it."""
    settings = checked.handbook.settings
    visible = for_audience(checked.handbook)
    found = without_details(checked.diagnostics, visible, checked.handbook, checked.rules)
    views = Views(visible, forge, findings=findings_by_record(found))
    facts = SiteFacts(
        name=name,
        description=description,
        today=visible.today,
        built=visible.today,
        audience=settings.audience,
        duty=settings.duty,
        report_url=settings.report_url,
    )
    renderer = Renderer(views, facts, overrides)
    program = text_print(program_print(), folder_print(overrides), facts, forge, settings.audience_fields)
    return Site(visible, views, renderer, checked.rules, found, forge, facts, program)


def artifacts(site: Site) -> Iterator[Made]:
    """Everything that the outputs make: the records' own pages, then the other outputs in turn."""
    yield from map(made, record_pages.emit(site))
    yield from map(made, _other_artifacts(site))


def write_site(site: Site, writer: SiteWriter, edition: Edition, written: Iterable[str]) -> None:
    """Write every artifact into an edition. ``written`` are the addresses of pages that stand in it already."""
    by_hand = set(written)
    records = list(record_pages.emit(site))
    listed = [*by_hand, *filter(None, map(address, records))]

    def write_others() -> None:
        others = [one for one in _other_artifacts(site) if isinstance(one, File) or one.url not in by_hand]
        listed.extend(filter(None, map(address, others)))  # a page that is written by hand goes first
        writer.make(writer.stale(others))
        for file in sitemap(listed, site.forge.site_url, site.facts.built):
            edition.write(file.path, file.content)

    stale = writer.stale(records)
    first_of_each = list({artifact.path.partition("/")[0]: artifact for artifact in reversed(stale)}.values())
    writer.make(first_of_each)  # compiles the templates and the theme's page, which every worker then has
    rest = [artifact for artifact in stale if artifact not in first_of_each]
    for share in shared_out(rest, writer.make, write_others):
        writer.take(share)


def _other_artifacts(site: Site) -> Iterator[Artifact]:
    for module in discovery.modules(outputs):
        if module is not record_pages:
            yield from module.emit(site)


def complete_site(site: Site, folder: Path) -> None:
    """What is done with a whole site before it is published. BrokenSiteError when a link in it leads nowhere."""
    if faults := check_site(folder, site.forge.site_url):
        raise BrokenSiteError(faults, {Page(r.url, "", "", "").path: r.path for r in site.handbook.book})
    if site.handbook.settings.search:
        shutil.rmtree(folder / "pagefind", ignore_errors=True)
        write_index(folder)


def _nearest_config(data: Path | None) -> Path | None:
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


def asset_paths() -> tuple[str, str]:
    """The style sheet and the script of every page, from the site's root."""
    (style, _), (script, _) = bundles()
    return style, script
