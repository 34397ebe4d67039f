"""From a checked handbook to a site: emit. Reading and checking is ``checked``'s, publishing the caller's."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any

from opsbook import discovery, outputs, snapshot
from opsbook.cache import NOTHING, Cache, personal_cache
from opsbook.checked import Checked
from opsbook.emit import bundle, settled
from opsbook.emit.artifact import Artifact, Bunch, File, Group, Kept, Late, Made, Page, made
from opsbook.emit.aspect import OVERVIEW
from opsbook.emit.audience import for_audience, without_details
from opsbook.emit.fingerprint import print_of, text_print
from opsbook.emit.forge import Forge
from opsbook.emit.handwritten import Handwritten
from opsbook.emit.render import Renderer, SiteFacts
from opsbook.emit.site import Site, findings_by_record
from opsbook.emit.sitemap import sitemap
from opsbook.emit.view import Views
from opsbook.graph.handbook import Handbook
from opsbook.model.actor import Actor
from opsbook.outputs import record_pages
from opsbook.outputs.home import home_context
from opsbook.publish.edition import Edition
from opsbook.shell import Shell
from opsbook.site_check.check import faults
from opsbook.site_check.fault import BrokenSiteError
from opsbook.site_memory import SiteMemory
from opsbook.site_writer import Share, SiteWriter
from opsbook.timings import Timings
from opsbook.workers import in_turns

_BATCH = 8
"""So many records' pages are made in one turn."""
_RECORDS_A_PAGE = 5
"""For so many records all overviews together cost about as much as one more page."""


@dataclass
class Build:
    """One build of a site, from its records to the published folder. What surrounds an article is the caller's."""

    site: Site
    edition: Edition
    cache: Cache
    timings: Timings

    def __post_init__(self) -> None:
        self.memory = SiteMemory(self.site, self.edition.live, self.cache)
        self.site.last.read = self.edition.shown

    def home(self, written: Handwritten, html: str) -> str:
        """The article of a home page that somebody wrote: what it shows of the handbook is looked up when it moved."""
        prints = self.site.prints
        shown = print_of(prints.over(*OVERVIEW), prints.whole([written.record]), self.site.changes_print)
        made_of = print_of(shown, text_print(html, *written.blocks))
        return self.memory.text("home", made_of, lambda: written.article(html, home_context(self.site)))

    def write(self, shell: Shell, frame: bytes, by_hand: Iterable[str], theirs: Path | None = None) -> None:
        """Write every artifact into the edition, or keep what the last build made of it.

        ``frame`` is the print of what the shell puts around articles. ``theirs`` is a folder of files that others made,
        ``by_hand`` the addresses of the pages among them.
        """
        self.writer = SiteWriter(self.site, shell, self.edition, self.memory, frame)
        with self.timings.stage("render"):
            if theirs:
                self.writer.bring_in(theirs)
            write_site(self.site, self.writer, self.edition, by_hand, self.timings.step)

    def complete(self) -> None:
        """Follow every link. BrokenSiteError when one leads nowhere."""
        with self.timings.stage("links"):
            files, pages = frozenset(self.edition.entries), self.writer.pages
            suspects = None if self.edition.lacks_some or self.writer.anchors_gone else self.writer.fresh
            if found := faults(self.edition.folder, files, pages, self.site.forge.site_url, suspects):
                raise BrokenSiteError(found, {Page(r.url, "", "", "").path: r.path for r in self.site.handbook.book})

    def index(self) -> None:
        """Make the site searchable, where the settings want it."""
        with self.timings.stage("search"):
            for file in search_files(self.site, self.cache):
                if not (isinstance(file, Kept) and self.edition.keep(file.path)):
                    self.edition.write(file.path, file.content)

    def publish(self) -> None:
        """Put the edition in the live site's place, and note what it was made from."""
        with self.timings.stage("publish"):
            self.edition.publish()
            self.writer.remember()
            settled.keep(personal_cache())
        self.timings.count("records", len(self.site.handbook.book.records))
        self.timings.count("rendered", self.writer.made)
        self.timings.count("written", self.edition.written)
        self.timings.count("files", len(self.edition.entries))


def site_of(checked: Checked, name: str, description: str, forge: Forge, overrides: Path | None = None) -> Site:
    """The site of a checked handbook, as its audience may see it."""
    settings = checked.handbook.settings
    visible = for_audience(checked.handbook)
    found = without_details(checked.diagnostics, visible, checked.handbook, checked.rules)
    silenced = without_details(checked.silenced, visible, checked.handbook, checked.rules)
    views = Views(visible, forge, findings=findings_by_record(found), silenced=silenced)
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
    own = snapshot.name(overrides) if overrides else b""
    program = text_print(snapshot.program(), own, facts, forge, settings)
    return Site(
        visible, views, renderer, checked.rules, found, forge, facts, program, _ground(checked.handbook, visible)
    )


def _ground(handbook: Handbook, visible: Handbook) -> bytes:
    """The print of what every record's standing rests on; where an audience sees less than all, also who may answer."""
    documents, actors = handbook.library.documents, () if visible is handbook else handbook.book.of(Actor)
    known = [(actor.key, documents[actor.path].digest) for actor in actors]
    return text_print(handbook.today, handbook.settings, known)


def artifacts(site: Site) -> Iterator[Made]:
    """All that a site is made of: the records' own pages, then the other outputs in turn, then the search index."""
    for artifact in chain(record_pages.emit(site), *(module.emit(site) for module in _others())):
        yield from made(artifact)
    yield from (File(file.path, file.content) for file in search_files(site))


def search_files(site: Site, cache: Cache = NOTHING) -> Iterator[File | Kept]:
    """The search index, where the settings want one."""
    if site.handbook.settings.search:
        from opsbook.search_index.files import index_files  # noqa: PLC0415  # its stemmer is long to import

        yield from index_files(site, cache)


def write_site(
    site: Site, writer: SiteWriter, edition: Edition, written: Iterable[str], step: Callable[[int, int], None]
) -> None:
    """Write every artifact into an edition. ``written`` are the addresses of pages that stand in it already.

    ``step`` is told how many batches of them are under way, of how many.
    """
    by_hand = frozenset(written)
    pages = list(writer.stale(record_pages.emit(site)))
    overviews = [list(writer.stale(_but(module.emit(site), by_hand))) for module in _others()]
    first_of_each = {artifact.path.partition("/")[0]: artifact for artifact in reversed(pages)}
    writer.make(first_of_each.values())  # compiles the templates and the theme's page, which every worker then has
    rest = [artifact for artifact in pages if artifact is not first_of_each[artifact.path.partition("/")[0]]]
    batches: list[Sequence[Artifact]] = [batch for batch in overviews if batch]
    weight = len(site.handbook.book.records) // _RECORDS_A_PAGE * len(batches) // len(overviews)
    if len(rest) > weight:  # pages enough for everybody else: what overviews have in common is looked up once
        batches = [[artifact for batch in batches for artifact in batch]]
    batches += [rest[start : start + _BATCH] for start in range(0, len(rest), _BATCH)]

    def work(turns: Iterator[Sequence[Artifact]]) -> Share:
        return writer.make(artifact for batch in turns for artifact in batch)

    for share in in_turns(batches, work, step=step, weight=weight + len(rest), at_once=1):
        writer.take(share)
    for file in sitemap([*by_hand, *writer.addresses], site.forge.site_url, site.facts.built):
        edition.write(file.path, file.content)


def _but(artifacts: Iterable[Artifact], by_hand: frozenset[str]) -> Iterator[Artifact]:
    """Artifacts without the pages at some addresses: those that are written by hand go first."""
    for artifact in artifacts:
        if isinstance(artifact, Bunch):
            others = partial(_others_in, artifact, by_hand)
            yield replace(artifact, print=print_of(artifact.print, text_print(sorted(by_hand))), make=others)
        elif isinstance(artifact, Group):
            found = partial(_found_in, artifact, by_hand)
            yield replace(artifact, print=print_of(artifact.print, text_print(sorted(by_hand))), find=found)
        elif isinstance(artifact, File) or artifact.url not in by_hand:
            yield artifact


def _others_in(bunch: Bunch, by_hand: frozenset[str]) -> Iterator[Made]:
    return (one for one in bunch.make() if isinstance(one, File) or one.url not in by_hand)


def _found_in(group: Group, by_hand: frozenset[str]) -> Iterator[Late]:
    return (one for one in group.find() if one.url not in by_hand)


def _others() -> list[Any]:
    """The modules of all outputs but the records' own pages."""
    return [module for module in discovery.modules(outputs) if module is not record_pages]


def asset_paths() -> tuple[str, str, str]:
    """The style sheet, the script of the head and the script of every page, from the site's root."""
    style, script = bundle.common()
    return style.path, bundle.early().path, script.path
