"""`opsbook owns`: what a person, team or role answers for, directly and through whom."""

from __future__ import annotations

from pathlib import Path

import click

from opsbook.checked import open_handbook
from opsbook.cli import options
from opsbook.diagnostic import UsageError
from opsbook.report.report import printable_lines


@click.command("owns")
@click.argument("id_", metavar="ID")
@options.data
@options.config
@options.as_of
def command(id_: str, data: Path | None, config: Path | None, as_of: str | None) -> None:
    """Show what a person, team or role answers for, directly and through roles and teams."""
    handbook = open_handbook(data, config, as_of)
    actor = handbook.ownership.actor(id_)
    if actor is None:
        raise UsageError(f"there is no person, team or role {id_}")
    people = handbook.ownership.people(actor)
    if not actor.is_person:
        names = ", ".join(person.title for person in people)
        click.echo(printable_lines(f"{actor.title} comes down to {names or 'nobody'}."))
    elif gap := handbook.ownership.gap(actor):
        click.echo(printable_lines(f"{actor.title} {gap}."))
    answers = [a for a in handbook.ownership.answers_for(actor) if not handbook.book.status(a.record).phase.over]
    for answer in sorted(answers, key=lambda answer: (len(answer.through), answer.record.key)):
        way = " through " + " in ".join(actor.id for actor in reversed(answer.through)) if answer.through else ""
        click.echo(f"  {answer.record.key}{way}")
    click.echo(f"{len(answers)} records as of {handbook.today}.", err=True)
