"""`opsbook graph`: what a record links to and what links to it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import click

from opsbook.checked import open_handbook
from opsbook.cli import options
from opsbook.cli.naming import record_named
from opsbook.diagnostic import route_text
from opsbook.graph.book import Book
from opsbook.graph.neighbourhood import Neighbourhood, headings, neighbourhood
from opsbook.model.record import Record
from opsbook.report import diagram
from opsbook.report.report import printable_lines


@click.command("graph")
@click.argument("id_", metavar="ID")
@click.option(
    "--depth",
    type=click.IntRange(1, 20),
    default=1,
    show_default=True,
    help="How many references to follow in a row.",
)
@click.option(
    "--output-format", type=click.Choice(["text", "json", "dot", "mermaid"]), default="text", show_default=True
)
@options.data
@options.config
@options.as_of
def command(
    id_: str, depth: int, output_format: str, data: Path | None, config: Path | None, as_of: str | None
) -> None:
    """Show what the record ID links to and what links to it."""
    handbook = open_handbook(data, config, as_of)
    record = record_named(handbook.book, id_)
    around = neighbourhood(handbook.book, record, depth)
    if output_format == "text":
        click.echo(printable_lines("\n".join(_lines(handbook.book, record, around, depth))))
    elif output_format == "json":
        click.echo(json.dumps(_as_json(around, depth), ensure_ascii=False, indent=2))
    else:
        click.echo(
            printable_lines(diagram.dot(around) if output_format == "dot" else diagram.mermaid(around)), nl=False
        )
    click.echo(f"{len(around.distances) - 1} records within {depth}, {len(around.links)} links.", err=True)


def _lines(book: Book, record: Record, around: Neighbourhood, depth: int) -> Iterator[str]:
    yield f"{record.key}  {record.heading}"
    shown = {record}
    yield from _around(book, record, around, depth, shown)


def _around(book: Book, record: Record, around: Neighbourhood, depth: int, shown: set[Record]) -> Iterator[str]:
    """The headings of a record, and below each neighbour its own; one that was shown already is not opened again."""
    indent = "  " * (2 * around.distances[record] + 1)
    for arrow, groups in zip("→←", headings(book, record), strict=True):
        for heading, records in groups.items():
            yield f"{indent}{arrow} {heading}"
            for other in records:
                yield f"{indent}    {other.key}  {other.heading}"
                if around.distances[record] + 1 < depth and other not in shown:
                    shown.add(other)
                    if around.distances[other] == around.distances[record] + 1:
                        yield from _around(book, other, around, depth, shown)


def _as_json(around: Neighbourhood, depth: int) -> dict[str, object]:
    return {
        "version": 1,
        "record": around.centre.key,
        "depth": depth,
        "records": [
            {"record": one.key, "title": one.heading, "kind": one.kind.name, "distance": distance}
            for one, distance in around.distances.items()
        ],
        "links": [
            {
                "from": link.source.key,
                "says": link.ref.says,
                "to": link.target.key,
                "back": link.ref.back,
                "field": route_text(link.route),
            }
            for link in around.links
        ],
    }
