"""The development server, as a preview of this site: where its pages lie, and how it follows edits."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer

from opsbook.build import Build
from opsbook.cache import Cache
from opsbook.checked import Checked
from opsbook.emit.fingerprint import text_print
from opsbook.live import LiveSite
from opsbook.mkdocs_plugin.edits import EditWatch
from opsbook.preview import Preview
from opsbook.search_index.background import BackgroundIndex
from opsbook.shown import Shown
from opsbook.turns import Turns

_TURN = 0.0005
"""Seconds that one thread may work while another waits: an edit reads and writes, and must not queue after each."""
MOST_PREVIEWS = 2
"""How many previews keep their site after they end: one for each address and audience."""


class Serving:
    """The development server over all its rebuilds: the site that it shows, its search, and the edits it follows."""

    def __init__(self) -> None:
        self.turns = Turns()
        """Who goes first."""
        self.shown = Shown(self.turns)
        self._search = BackgroundIndex(self.turns)
        self._edits: EditWatch | None = None
        sys.setswitchinterval(_TURN)

    @staticmethod
    def folder(cache: Cache, *asked: object) -> Path | None:
        """A folder for the site, which stays, so that the next preview need not begin anew. None without a cache.

        ``asked`` is all that makes one preview another site than the next.
        """
        room = cache.room(f"preview-{text_print(*asked).hex()}")
        cache.prune_rooms("preview-", MOST_PREVIEWS)
        return room / "site" if room else None

    def publish(self, checked: Checked, build: Build) -> None:
        """Show a site that was just made, with the search index of the one before until it is renewed."""
        self.shown.go_over(LiveSite(checked, build), lambda: self._swap(build))
        if build.site.handbook.settings.search:
            self._search.renew(build.site, build.edition.live)

    def _swap(self, build: Build) -> None:
        build.edition.adopt(self._search.carry_over(build.edition.live, build.edition.folder))
        build.publish()

    def follow(
        self, server: LiveReloadServer, config: MkDocsConfig, data: Path, report: Callable[[], dict[str, str]]
    ) -> None:
        """Follow the edits of a folder of records from now on. ``report`` gives the words for a failed build."""
        if config.theme.custom_dir:
            server.watch(config.theme.custom_dir)
        preview = Preview(partial(_with_cause, server.builder), server.serve_request, config.dev_addr.host, report)
        server.builder = lambda: _whole(preview)
        server.set_app(preview.serve)
        server.root = config.site_dir
        server.error_handler = lambda code: _page_of(Path(server.root) / f"{code}.html")
        self._edits = EditWatch(server, preview, self.shown)
        self._edits.start([data])

    def stop(self) -> None:
        """Follow no longer."""
        self.turns.end()
        if self._edits:
            self._edits.stop()


def _with_cause(build: Callable[..., None], *arguments: Any) -> None:
    """Build. MkDocs says of a failed build that it was aborted; what people need to read is why."""
    try:
        build(*arguments)
    except Abort as error:
        raise error.__context__ or error from None


def _whole(preview: Preview) -> None:
    preview.build()
    preview.tidy()


def _page_of(file: Path) -> bytes | None:
    return file.read_bytes() if file.is_file() else None
