"""People, teams and roles together, each with what it carries; and those behind whom nobody stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from opsbook.emit.artifact import Artifact
from opsbook.emit.place import with_days
from opsbook.emit.site import Site
from opsbook.emit.target import Target
from opsbook.model.traits import Actor

_NAMED = 3


@dataclass(frozen=True, slots=True)
class Row:
    """Somebody who can own, who that is, and how much comes down to them."""

    target: Target
    note: str | None
    load: dict[str, int]


@dataclass(frozen=True, slots=True)
class ActorGroup:
    """All of a kind."""

    id: str
    title: str
    rows: list[Row]


@dataclass(frozen=True, slots=True)
class Vacancy:
    """An owner behind whom nobody stands, and why."""

    target: Target
    why: str


def emit(site: Site) -> Iterator[Artifact]:
    """One page."""
    about = "Who looks after what: people, teams and roles, and how much comes down to each."
    groups, vacant = list(_groups(site)), list(_vacant(site))
    yield site.page("owners.html.jinja", "owners/", "Owners", about, aside=False, groups=groups, vacant=vacant)


def _groups(site: Site) -> Iterator[ActorGroup]:
    actors = list(site.handbook.book.of(Actor))
    for kind in site.handbook.book.kinds():
        rows = [_row(site, actor) for actor in actors if actor.kind is kind and _counts(site, actor)]
        if rows:
            yield ActorGroup(kind.plural, kind.labels, sorted(rows, key=lambda row: row.target.title.lower()))


def _counts(site: Site, actor: Actor) -> bool:
    """Whoever is here, and whoever has gone and left something behind."""
    return not actor.has_left(site.facts.today) or bool(site.views.of_actor(actor).load["looks_after"])


def _row(site: Site, actor: Actor) -> Row:
    ownership = site.handbook.ownership
    named = ownership.above(actor) if actor.is_person else ownership.people(actor)
    titles = [one.title for one in named[:_NAMED]]
    more = len(named) - len(titles)
    note = ", ".join(titles) + (f" and {more} more" if more else "")
    return Row(site.views.target(actor), note or None, site.views.of_actor(actor).load)


def _vacant(site: Site) -> Iterator[Vacancy]:
    for actor in site.handbook.book.of(Actor):
        gap = site.handbook.ownership.gap(actor)
        carries = bool(site.views.of_actor(actor).load["looks_after"])
        if gap and (carries or not (actor.is_person or actor.own_status.phase.over)):
            yield Vacancy(site.views.target(actor), with_days(gap) or gap)
