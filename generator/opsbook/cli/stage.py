"""`opsbook stage`: the pages as a plain Markdown tree, which other site builders can build without opsbook."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from tempfile import mkdtemp

import click

from opsbook.build import site_of
from opsbook.checked import check_handbook, nearest_config, open_handbook
from opsbook.cli import options
from opsbook.diagnostic import UsageError
from opsbook.emit.forge import Forge, edit_base
from opsbook.emit.site import Site
from opsbook.read.configuration import Configuration, read_configuration
from opsbook.report import concise
from opsbook.report.report import Report
from opsbook.staging.tree import beside, tree

_MARK = ".opsbook-stage"
"""Stands in a folder that this command made, so that no other is ever replaced."""


@click.command("stage")
@click.option("--out", required=True, type=click.Path(path_type=Path, file_okay=False), help="The folder to make.")
@options.audience
@options.data
@options.config
@options.as_of
def command(out: Path, audience: str | None, data: Path | None, config: Path | None, as_of: str | None) -> None:
    """Write the pages as Markdown files with front matter, and a plain mkdocs.yml, into a folder of their own."""
    if out.exists() and any(out.iterdir()) and not (out / _MARK).is_file():
        raise UsageError(f"{out} holds files that opsbook did not make; name another folder, or empty it")
    checked = check_handbook(open_handbook(data, config, as_of, audience, to_check=True))
    if errors := checked.errors():
        click.echo(concise.render(Report(errors, checked.handbook)), err=True, nl=False)
        click.echo("The handbook has errors. Nothing was written.", err=True)
        sys.exit(1)
    config = config or nearest_config(data)
    configuration = read_configuration(config) if config else Configuration()
    plain = configuration.plain
    repo = plain.get("repo_url")
    base = edit_base(repo, plain.get("edit_uri"), configuration.docs_dir or "docs")
    forge = Forge(plain.get("site_url"), repo, base, checked.handbook.settings.report_url)
    overrides = config.parent / configuration.custom_dir / "opsbook" if config and configuration.custom_dir else None
    site = site_of(checked, plain.get("site_name", "Handbook"), plain.get("site_description", ""), forge, overrides)
    docs = checked.handbook.folders[1] if len(checked.handbook.folders) > 1 else None
    count = _write(site, docs, out)
    click.echo(f"{count} files in {out}; build them there with mkdocs build.", err=True)


def _write(site: Site, docs: Path | None, out: Path) -> int:
    """Write all files beside the folder, then put the new one in its place."""
    out.parent.mkdir(parents=True, exist_ok=True)
    made = Path(mkdtemp(prefix=f".{out.name}-", dir=out.parent))
    try:
        count = 0
        for name, file in beside(docs) if docs and docs.is_dir() else ():
            (made / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, made / name)
            count += 1
        for one in tree(site):
            (made / one.path).parent.mkdir(parents=True, exist_ok=True)
            (made / one.path).write_bytes(one.content)
            count += 1
        (made / _MARK).write_text("Made by opsbook stage; the next run replaces this folder.\n", encoding="utf-8")
        made.chmod(0o755)
        if out.exists():
            shutil.rmtree(out)
        made.rename(out)
    finally:
        shutil.rmtree(made, ignore_errors=True)
    return count
