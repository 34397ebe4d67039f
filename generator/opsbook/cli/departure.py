"""`opsbook departure`: what becomes a gap when a person leaves, and who could take over. Nothing is changed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from itertools import groupby
from pathlib import Path

import click

from opsbook.checked import open_handbook
from opsbook.cli import options
from opsbook.cli.naming import person_named
from opsbook.diagnostic import UsageError, place_text, route_text
from opsbook.graph.departure import Departure, Gap, departure
from opsbook.report.report import printable_lines

_MOST_NAMED = 5


@click.command("departure")
@click.argument("person", metavar="PERSON")
@click.option("--on", metavar="DATE", help="The last day; without it, today.")
@click.option("--output-format", type=click.Choice(["text", "json"]), default="text", show_default=True)
@options.data
@options.config
@options.as_of
def command(
    person: str, on: str | None, output_format: str, data: Path | None, config: Path | None, as_of: str | None
) -> None:
    """Show what becomes a gap when PERSON leaves, and who could take each over. Nothing is changed."""
    handbook = open_handbook(data, config, as_of)
    found = departure(handbook, person_named(handbook.book, person), _day(on, handbook.today))
    if output_format == "json":
        click.echo(json.dumps(_as_json(found), ensure_ascii=False, indent=2))
    else:
        click.echo(printable_lines("\n".join(_lines(found))))
    click.echo(f"{len(found.gaps)} gaps, {len(found.shared)} names to take off lists. Nothing was changed.", err=True)


def _day(text: str | None, today: date) -> date:
    try:
        return date.fromisoformat(text) if text else today
    except ValueError:
        raise UsageError(f"{text!r} is not a day; write it as year-month-day, such as 2026-11-21") from None


def _lines(found: Departure) -> Iterator[str]:
    yield f"When {found.person.title} leaves on {found.day}:"
    if not found.gaps:
        yield "  nothing is left without somebody."
    for heading, gaps in groupby(found.gaps, key=lambda gap: gap.link.ref.says):
        yield f"\n{heading}"
        for gap in gaps:
            yield from _gap(gap)
    yield from _taken_off("Others are named there too; only take the name off", found, access=False)
    yield from _taken_off("Access that ends; only take the name off", found, access=True)
    if found.thin:
        yield "\nFrom then on with one person only"
        yield from (f"  {actor.key}: {person.title}" for actor, person in found.thin)
    if found.alone:
        number = len(found.alone)
        yield f"\n{number} record{'s come' if number > 1 else ' comes'} down to {found.person.title} alone today."


def _taken_off(heading: str, found: Departure, *, access: bool) -> Iterator[str]:
    links = [link for link in found.shared if link.ref.access is access]
    if links:
        yield f"\n{heading}"
        yield from (f"  {link.source.path}: {place_text(link.route)}  ({link.ref.says})" for link in links)


def _gap(gap: Gap) -> Iterator[str]:
    due = f", next due {gap.due}" if gap.due else ""
    yield f"  {gap.record.path}: {place_text(gap.link.route)}{due}"
    for heir in gap.heirs:
        yield f"    {heir.actor.id}: {heir.reason} (answers for {heir.load} now)"
    if not gap.heirs:
        yield "    nobody near; somebody has to be found"
    if gap.relying:
        named = list(dict.fromkeys(record.key for record, _ in gap.relying))
        more = f" and {len(named) - _MOST_NAMED} more" if len(named) > _MOST_NAMED else ""
        yield f"    without it, nobody is behind {', '.join(named[:_MOST_NAMED])}{more}"


def _as_json(found: Departure) -> dict[str, object]:
    return {
        "version": 1,
        "person": found.person.key,
        "on": found.day.isoformat(),
        "gaps": [_gap_as_json(gap) for gap in found.gaps],
        "shared": [
            {"record": link.source.key, "path": link.source.path, "field": route_text(link.route), "as": link.ref.says}
            for link in found.shared
        ],
        "left_with_one": [{"record": actor.key, "person": person.key} for actor, person in found.thin],
        "alone_today": [record.key for record in found.alone],
    }


def _gap_as_json(gap: Gap) -> dict[str, object]:
    return {
        "record": gap.record.key,
        "title": gap.record.title,
        "path": gap.record.path,
        "field": route_text(gap.link.route),
        "as": gap.link.ref.says,
        "due": gap.due.isoformat() if gap.due else None,
        "suggested": [{"record": h.actor.key, "reason": h.reason, "answers_for": h.load} for h in gap.heirs],
        "relying": [{"record": record.key, "as": heading} for record, heading in gap.relying],
    }
