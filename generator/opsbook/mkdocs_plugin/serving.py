"""The development server, as a preview of this site: where its pages lie, and how it follows edits."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer

from opsbook.build import Build
from opsbook.cache import Cache
from opsbook.checked import Checked
from opsbook.emit.fingerprint import text_print
from opsbook.live import LiveSite
from opsbook.mkdocs_plugin.edits import EditWatch
from opsbook.preview import Preview
from opsbook.publish.edition import Edition
from opsbook.search_index.background import BackgroundIndex

MOST_PREVIEWS = 2
"""How many previews keep their site after they end: one for each address and audience."""


class Serving:
    """The development server over all its rebuilds: the site that it shows, its search, and the edits it follows."""

    def __init__(self) -> None:
        self._search = BackgroundIndex()
        self._live: LiveSite | None = None
        self._edits: EditWatch | None = None

    @staticmethod
    def folder(cache: Cache, *asked: object) -> Path | None:
        """A folder for the site, which stays, so that the next preview need not begin anew. None without a cache.

        ``asked`` is all that makes one preview another site than the next.
        """
        room = cache.room(f"preview-{text_print(*asked).hex()}")
        cache.prune_rooms("preview-", MOST_PREVIEWS)
        return room / "site" if room else None

    def carry_over(self, edition: Edition) -> None:
        """Take the search index of the site so far into the next edition, until it is renewed."""
        edition.adopt(self._search.carry_over(edition.live, edition.folder))

    def shows(self, checked: Checked, build: Build) -> None:
        """Go over to a site that was just published."""
        self._live = LiveSite(checked, build)
        if build.site.handbook.settings.search:
            self._search.renew(build.site, build.edition.live)

    def follow(self, server: LiveReloadServer, config: MkDocsConfig, data: Path, report: Callable[[], str]) -> None:
        """Follow the edits of a folder of records from now on. ``report`` gives the words for a failed build."""
        self._edits = _follow_edits(server, config, lambda: self._live, report)
        self._edits.start([data])

    def stop(self) -> None:
        """Follow no longer."""
        if self._edits:
            self._edits.stop()


def _follow_edits(
    server: LiveReloadServer, config: MkDocsConfig, live: Callable[[], LiveSite | None], report: Callable[[], str]
) -> EditWatch:
    if config.theme.custom_dir:
        server.watch(config.theme.custom_dir)
    preview = Preview(server.builder, server.serve_request, config.dev_addr.host, report)
    server.builder = preview.build
    server.set_app(preview.serve)
    server.root = config.site_dir
    server.error_handler = lambda code: _page_of(Path(server.root) / f"{code}.html")
    return EditWatch(server, preview, live)


def _page_of(file: Path) -> bytes | None:
    return file.read_bytes() if file.is_file() else None
