"""`opsbook schema`: JSON Schemas, so that editors complete fields, words and ids."""

from __future__ import annotations

import json
from pathlib import Path

import click

from opsbook.checked import open_handbook
from opsbook.cli import options
from opsbook.model.schema import known_ids, schema


@click.command("schema")
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path(".opsbook/schemas"),
    show_default=True,
    help="The folder to write to.",
)
@options.data
@options.config
def command(out: Path, data: Path | None, config: Path | None) -> None:
    """Write a JSON Schema for each kind, with the ids that exist, and tell how an editor finds them."""
    handbook = open_handbook(data, config)
    known = known_ids(handbook.book)
    out.mkdir(parents=True, exist_ok=True)
    for name, model in handbook.kinds.items():
        text = json.dumps(schema(model, known), ensure_ascii=False, indent=2) + "\n"
        (out / f"{name}.json").write_text(text, encoding="utf-8")
    folder = handbook.settings.data_dir
    mapping = {
        f"{out.as_posix()}/{name}.json": f"{folder}/{model.kind.plural}/*.yml"
        for name, model in handbook.kinds.items()
        if name != "page"
    }
    click.echo(json.dumps({"yaml.schemas": mapping}, indent=2))
    click.echo(
        f"{len(handbook.kinds)} schemas written to {out}. The lines above belong into your editor's settings", err=True
    )
    click.echo(
        "(VS Code: .vscode/settings.json, with the YAML extension). Run this again after adding records.", err=True
    )
