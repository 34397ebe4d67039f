"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path

import click

data = click.option("--data", type=click.Path(path_type=Path, file_okay=False), help="The folder of records.")
config = click.option(
    "--config",
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    help="The configuration, mkdocs.yml.",
)
as_of = click.option("--as-of", metavar="DATE", help="Take this day as today, such as 2026-11-21.")
audience = click.option(
    "--audience", type=click.Choice(["public", "internal", "restricted"]), help="Whom the site is for."
)
strict = click.option("--strict", is_flag=True, help="Fail on warnings too.")
