"""`opsbook new`: start a new record from its kind's example."""

from __future__ import annotations

from pathlib import Path

import click

from opsbook import kinds
from opsbook.checked import data_folder
from opsbook.cli import options
from opsbook.diagnostic import UsageError
from opsbook.model.actor import Actor
from opsbook.model.library import KindSet
from opsbook.model.record import Record
from opsbook.model.scaffold import new_record
from opsbook.read.identifier import suggested_id, valid_id


@click.command("new")
@click.argument("kind")
@click.argument("id_", metavar="ID")
@click.option("--title", help="The title; otherwise made from the id.")
@options.data
@options.config
def command(kind: str, id_: str, title: str | None, data: Path | None, config: Path | None) -> None:
    """Start a new record of a KIND under an ID, from the kind's example. Nothing is ever overwritten."""
    known = KindSet.of(kinds)
    model = known.get(kind) or known.by_plural(kind)
    if model is None or model.kind.name == "page":
        raise UsageError(f"{kind} is no kind of record that lives in data; kinds are {', '.join(known)}")
    if not valid_id(id_):
        better = suggested_id(id_)
        raise UsageError(f"{id_!r} cannot be an id" + (f"; write {better}" if better else ""))
    folder = data_folder(data, config) / model.kind.plural
    if taken := next((file for file in folder.glob(f"{id_}.*")), None):
        raise UsageError(f"{taken} exists already; nothing was written")
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"{id_}.yml"
    with file.open("x", encoding="utf-8") as stream:
        stream.write(new_record(model, title or _title(model, id_)))
    click.echo(f"{file}")


def _title(model: type[Record], id_: str) -> str:
    """A title from the words of an id; those of a person are names."""
    words = id_.replace("-", " ")
    return words.title() if issubclass(model, Actor) and model.seats is None else words.capitalize()
