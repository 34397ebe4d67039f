"""`opsbook build`: build the site into a folder."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from opsbook.cache import cache_for
from opsbook.cli import options
from opsbook.recall import Question
from opsbook.timings import Timings


@click.command("build")
@options.config
@click.option("--site-dir", type=click.Path(path_type=Path, file_okay=False), help="Where to write the site.")
@options.audience
@options.as_of
@options.strict
@click.option("--timings", is_flag=True, help="Say where the time went, and how much was read, rendered and written.")
@click.option("-q", "--quiet", is_flag=True, help="Print warnings and errors only.")
def command(
    config: Path | None,
    site_dir: Path | None,
    audience: str | None,
    as_of: str | None,
    strict: bool,
    timings: bool,
    quiet: bool,
) -> None:
    """Build the site. The published one is replaced as a whole, and only when the new one is sound."""
    asked = ("build", config, site_dir, audience, as_of, os.environ.get("SOURCE_DATE_EPOCH"), strict)
    question = Question.put(cache_for(config), *asked)
    looking = Timings()
    with looking.stage("look"):
        known = question.answer()
    if known:
        click.echo(known.err + ("" if quiet else "Nothing changed since the last build.\n"), err=True, nl=False)
        if timings:
            click.echo(looking.nothing_done().table(), err=True, nl=False)
        return
    from opsbook.mkdocs_plugin.command import build_site

    sys.exit(
        build_site(
            config,
            site_dir,
            as_of=as_of,
            audience=audience,
            strict=strict,
            quiet=quiet,
            timings=timings,
            question=question,
        )
    )
