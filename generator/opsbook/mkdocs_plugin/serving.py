"""The development server, as a preview of this site: where its pages lie, and how it follows edits."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer

from opsbook.cache import Cache
from opsbook.emit.prints import text_print
from opsbook.live import LiveSite
from opsbook.mkdocs_plugin.edits import EditWatch
from opsbook.preview import Preview

MOST_PREVIEWS = 2
"""How many previews keep their site after they end: one for each address and audience."""


def preview_folder(cache: Cache, *asked: object) -> Path | None:
    """A folder for the site of a preview, which stays, so that the next one need not begin anew. None without a cache.

    ``asked`` is all that makes one preview another site than the next.
    """
    room = cache.room(f"preview-{text_print(*asked).hex()}")
    cache.prune_rooms("preview-", MOST_PREVIEWS)
    return room / "site" if room else None


def follow_edits(
    server: LiveReloadServer, config: MkDocsConfig, live: Callable[[], LiveSite | None], report: Callable[[], str]
) -> EditWatch:
    """Make a server show the site of a configuration. What is given back is to be started with the folders of records.

    ``live`` is the site as it stands, ``report`` the words for a failed build.
    """
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
