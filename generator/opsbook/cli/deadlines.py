"""`opsbook deadlines`: every date that somebody must meet."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import click

from opsbook import build
from opsbook.checked import Checked, open_handbook
from opsbook.cli import options
from opsbook.diagnostic import UsageError
from opsbook.emit.forge import Forge
from opsbook.graph.deadline import Deadline
from opsbook.graph.handbook import Handbook
from opsbook.graph.load import loads
from opsbook.model.duration import Duration
from opsbook.outputs import calendars


@click.command("deadlines")
@click.option("--within", metavar="DURATION", help="Only those due by then, such as 30d or 6 months; late ones too.")
@click.option("--owner", metavar="ID", help="Only what this person, team or role answers for.")
@click.option("--load", is_flag=True, help="Instead: how many fall due for each owner in each week.")
@click.option("--output-format", type=click.Choice(["text", "json", "ics"]), default="text", show_default=True)
@options.data
@options.config
@options.as_of
def command(
    within: str | None,
    owner: str | None,
    load: bool,
    output_format: str,
    data: Path | None,
    config: Path | None,
    as_of: str | None,
) -> None:
    """List every date that somebody must meet, the most pressing first."""
    handbook = open_handbook(data, config, as_of)
    found = _owned_by(handbook, owner) if owner else handbook.deadlines
    if within:
        last = _duration(within).after(handbook.today)
        found = [deadline for deadline in found if deadline.due <= last]
    if load:
        _show_load(found, output_format)
    elif output_format == "ics":
        site = build.site_of(Checked(handbook, [], []), "Deadlines", "", Forge())
        click.echo(calendars.calendar(site, "Deadlines", found).decode(), nl=False)
    elif output_format == "json":
        click.echo(
            json.dumps({"version": 1, "deadlines": [_entry(one) for one in found]}, ensure_ascii=False, indent=2)
        )
    else:
        _print(found, handbook.today)


def _show_load(found: list[Deadline], output_format: str) -> None:
    from opsbook.cli.load import as_json, lines

    if output_format == "ics":
        raise UsageError("--load is a table; a calendar has no place for it")
    counted = loads(found)
    if output_format == "json":
        click.echo(json.dumps({"version": 1, "load": as_json(counted)}, ensure_ascii=False, indent=2))
    else:
        click.echo("\n".join(lines(counted)))


def _owned_by(handbook: Handbook, owner: str) -> list[Deadline]:
    actor = handbook.ownership.actor(owner)
    if actor is None:
        raise UsageError(f"there is no person, team or role {owner}")
    mine = {answer.record.key for answer in handbook.ownership.answers_for(actor)}
    return [deadline for deadline in handbook.deadlines if deadline.record.key in mine]


def _duration(text: str) -> Duration:
    units = {"d": "days", "w": "weeks", "m": "months", "y": "years"}
    spelt = f"{text[:-1]} {units[text[-1]]}" if text[-1:] in units and text[:-1].isdecimal() else text
    try:
        return Duration.parse(spelt)
    except ValueError:
        raise UsageError(f"{text!r} is not a length of time; write 30d, 6 weeks or 3 months") from None


def _entry(one: Deadline) -> dict[str, object]:
    return {
        "record": one.record.key,
        "title": one.record.title,
        "what": one.what,
        "due": one.due.isoformat(),
        "days": one.days,
        "state": one.state.value,
        "owner": one.owner.key if one.owner else None,
    }


def _print(found: list[Deadline], today: date) -> None:
    for one in found:
        number = f"{abs(one.days)} {'day' if abs(one.days) == 1 else 'days'}"
        since = "late" if one.missed == "late" else "ago"
        when = f"{number} {since}" if one.days < 0 else f"in {number}" if one.days else "today"
        who = one.owner.id if one.owner else "nobody"
        click.echo(f"{one.due}  {when:>15}  {one.what:<22} {one.record.key}  ({who})")
    past = sum(one.days < 0 for one in found)
    click.echo(f"{len(found)} deadlines as of {today}, {past} of them past.", err=True)
