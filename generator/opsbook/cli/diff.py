"""`opsbook diff`: what changed between two revisions, in words of governance."""

from __future__ import annotations

from pathlib import Path

import click

from opsbook.change.record_change import changes_between
from opsbook.checked import open_handbook
from opsbook.cli import options
from opsbook.diagnostic import UsageError
from opsbook.report import change_json, change_markdown, change_text
from opsbook.report.report import printable_lines
from opsbook.revision import handbook_at, merge_base

_FORMATS = {"text": change_text, "markdown": change_markdown, "json": change_json}


@click.command("diff")
@click.argument("since", metavar="REV")
@click.argument("until", metavar="[REV]", required=False)
@click.option("--merge-base", "parted", is_flag=True, help="Compare with where the two histories parted, not with REV.")
@click.option("--output-format", type=click.Choice(list(_FORMATS)), default="text", show_default=True)
@click.option("--output-file", type=click.Path(path_type=Path, dir_okay=False), help="Write it here.")
@options.data
@options.config
@options.as_of
def command(
    since: str,
    until: str | None,
    parted: bool,
    output_format: str,
    output_file: Path | None,
    data: Path | None,
    config: Path | None,
    as_of: str | None,
) -> None:
    """Show what changed from one revision to another; without a second one, to the files as they are now.

    Owners, requirements, decisions, approvals, reviews, exceptions, scores, dates: by content, never by formatting.
    """
    since, until, parted = _range(since, until, parted)
    now = open_handbook(data, config, as_of)
    base = merge_base(now, since, until or "HEAD") if parted else since
    old = handbook_at(base, now, config)
    new = handbook_at(until, now, config) if until else now
    found = changes_between(old, new)
    text = printable_lines(_FORMATS[output_format].render(found, since, until or "the working tree"))
    if output_file:
        output_file.write_text(text, encoding="utf-8")
    else:
        click.echo(text, nl=False)
    click.echo(f"{len(found)} record{'s' if len(found) != 1 else ''} changed.", err=True)


def _range(since: str, until: str | None, parted: bool) -> tuple[str, str | None, bool]:
    """The two revisions, also as git writes them: ``A..B``, and ``A...B`` for where they parted."""
    for dots in ("...", ".."):
        if dots in since:
            if until:
                raise UsageError(f"{since} names two revisions already")
            first, _, second = since.partition(dots)
            return first or "HEAD", second or "HEAD", parted or dots == "..."
    return since, until, parted
