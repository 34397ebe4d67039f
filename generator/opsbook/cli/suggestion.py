"""What to review earlier, so that no owner has too many reviews in one week."""

from __future__ import annotations

from collections.abc import Iterator

import click

from opsbook.graph.handbook import Handbook
from opsbook.graph.stagger import PileUp, pile_ups
from opsbook.report.report import printable_lines
from opsbook.rules.review_pile_up import review_pile_up


def suggest_reviews(handbook: Handbook) -> None:
    """Print the weeks that pile up, by owner, and an earlier week for each review too many."""
    settings = handbook.settings.rule(review_pile_up.code, review_pile_up.fault.slug)
    limit = {**review_pile_up.options, **settings.options}["limit"]
    found = pile_ups(handbook, limit)
    for pile_up in found:
        click.echo(printable_lines("\n".join(_lines(pile_up))))
    said = "weeks have" if len(found) != 1 else "week has"
    click.echo(f"{len(found)} {said} more than {limit} reviews for one owner, as of {handbook.today}.", err=True)


def _lines(pile_up: PileUp) -> Iterator[str]:
    yield f"{pile_up.owner.id}: {pile_up.count} reviews in the week of {pile_up.monday}"
    for move in pile_up.moves:
        advice = f"review by {move.until}" if move.until else "no earlier week has room; ask somebody else to review it"
        yield f"  {move.record.key}, due {move.due}: {advice}"
