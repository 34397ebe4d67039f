"""`opsbook serve`: show the site and rebuild it at each change."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from opsbook.cli import options


@click.command("serve")
@options.config
@options.audience
@options.as_of
@click.option(
    "--host",
    default="127.0.0.1",
    show_default=True,
    help="Address to listen on; others can reach it only if you widen this.",
)
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535))
@click.option("--open", "open_browser", is_flag=True, help="Open the site in a browser.")
def command(
    config: Path | None, audience: str | None, as_of: str | None, host: str, port: int, open_browser: bool
) -> None:
    """Show the site at a local address and rebuild it at each change. Stop with Ctrl C."""
    from opsbook.mkdocs_plugin.command import serve_site

    sys.exit(serve_site(config, f"{host}:{port}", as_of=as_of, audience=audience, open_browser=open_browser))
