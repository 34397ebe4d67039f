"""`opsbook review`: note that a record was reviewed, or see which reviews to do earlier."""

from __future__ import annotations

from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import get_args

import click

from opsbook.checked import open_handbook
from opsbook.cli import options
from opsbook.cli.naming import record_named
from opsbook.diagnostic import OpsbookError, UsageError
from opsbook.graph.handbook import Handbook
from opsbook.model.actor import Actor
from opsbook.model.identity import Identity
from opsbook.model.traits import Review, Reviewed
from opsbook.model.validate import validate
from opsbook.read.edit import Draft, RefusedError
from opsbook.read.swap import Change, write

OUTCOMES = get_args(Review.model_fields["outcome"].annotation)
_NEIGHBOURS = ("review_every", "reviewed", "deputy", "owner")
"""The fields behind which the list of reviews comes to stand in a record that has none yet."""


@click.command("review")
@click.argument("id_", metavar="[ID]", required=False)
@click.option("--by", metavar="ID", help="Who reviewed it; without it, the one person who answers for the record.")
@click.option("--outcome", type=click.Choice(OUTCOMES), help="What came of it; without it, confirmed.")
@click.option("--note", metavar="TEXT", help="What was looked at or found.")
@click.option("--on", metavar="DATE", help="The day of the review; without it, today.")
@click.option("--suggest", is_flag=True, help="Instead: which reviews to do earlier where too many fall due in a week.")
@options.data
@options.config
@options.as_of
def command(
    id_: str | None,
    by: str | None,
    outcome: str | None,
    note: str | None,
    on: str | None,
    suggest: bool,
    data: Path | None,
    config: Path | None,
    as_of: str | None,
) -> None:
    """Add an entry to the reviews of the record ID. Nothing else in its file changes."""
    handbook = open_handbook(data, config, as_of)
    if suggest:
        if id_:
            raise UsageError("--suggest is about all records; leave the ID out")
        from opsbook.cli.suggestion import suggest_reviews

        suggest_reviews(handbook)
        return
    record = _record(handbook, id_)
    day = _day(on, handbook.today)
    said = {"on": day.isoformat(), "by": _reviewer(handbook, record, by), "outcome": outcome, "note": note or None}
    _add(handbook, record, {name: value for name, value in said.items() if value})
    click.echo(f"{record.path}: review of {day} by {said['by']} added")
    state = handbook.reviews.of(record)
    if state and state.cadence:
        click.echo(f"The next review is due on {state.cadence.after(max(day, state.last or day))}.", err=True)


def _record(handbook: Handbook, name: str | None) -> Reviewed:
    if not name:
        raise UsageError("say which record was reviewed: opsbook review ID")
    record = record_named(handbook.book, name, Reviewed)
    if not isinstance(record, Reviewed):
        raise UsageError(f"{record.key} is not reviewed: {record.kind.labels.lower()} have no reviews")
    if record.damaged:
        raise UsageError(f"{record.path} has errors; mend them first, opsbook check shows them")
    return record


def _day(text: str | None, today: date) -> date:
    try:
        day = date.fromisoformat(text) if text else today
    except ValueError:
        raise UsageError(f"{text!r} is not a day; write it as year-month-day, such as 2026-11-21") from None
    if day > today:
        raise UsageError(f"{day} is in the future; a review is noted once it is done")
    return day


def _reviewer(handbook: Handbook, record: Reviewed, by: str | None) -> str:
    actors = list(handbook.book.of(Actor))
    if by:
        found = [one for one in actors if by in (one.id, one.key)]
        if not found:
            near = get_close_matches(by, [one.id for one in actors], n=1)
            hint = f"; did you mean {near[0]}?" if near else ""
            raise UsageError(f"there is no person, team or role {by}{hint}")
    else:
        found = list(handbook.ownership.people_of(record))
    if len(found) != 1:
        who = f" ({', '.join(one.key if by else one.id for one in found)})" if found else ""
        what = f"{by} is the id of several" if by else f"{len(found) or 'no'} people answer for {record.key}"
        raise UsageError(f"{what}{who}; say who reviewed it with --by")
    several = sum(one.id == found[0].id for one in actors) > 1
    return found[0].key if several else found[0].id


def _add(handbook: Handbook, record: Reviewed, entry: dict[str, str]) -> None:
    if any(str(one.on) == entry["on"] and one.by == entry["by"] for one in record.reviews):
        raise UsageError(f"{record.path} holds a review of {entry['on']} by {entry['by']} already")
    location = handbook.root / record.path
    try:
        before = location.read_bytes()
    except OSError as error:
        raise OpsbookError(f"{record.path} cannot be read: {error.strerror}") from error
    draft = Draft(before, record.path.endswith(".md"))
    draft.append(("reviews",), entry, _NEIGHBOURS)
    if record.kind.name != "page":
        _, found = validate(type(record), Identity(record.kind.name, record.id, record.path), draft.document)
        if found:
            raise RefusedError(f"{found[0]}; nothing was written")
    write([Change(location, before, draft.raw)])
