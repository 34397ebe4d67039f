"""People, teams and roles together, each with what it carries; and those behind whom nobody stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial

from opsbook.emit.artifact import Artifact, Bunch, Made, Page
from opsbook.emit.place import with_days
from opsbook.emit.plain_page import page_url
from opsbook.emit.register import Rest, rest, rows_file
from opsbook.emit.site import Site
from opsbook.emit.target import Target
from opsbook.model.actor import Actor

URL = "owners/"
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
    rest: Rest | None


@dataclass(frozen=True, slots=True)
class Vacancy:
    """An owner behind whom nobody stands, and why."""

    target: Target
    why: str


def emit(site: Site) -> Iterator[Artifact]:
    """The page; of each long list also the file of all its rows."""
    yield Bunch("owners", site.prints.actors, partial(_all, site))


def _all(site: Site) -> Iterator[Made]:
    about = "Who looks after what: people, teams and roles, and how much comes down to each."
    groups, vacant = list(_groups(site)), list(_vacant(site))

    def page(groups: list[ActorGroup]) -> Page:
        return site.page("owners.html.jinja", URL, "Owners", about, aside=False, groups=groups, vacant=vacant)

    yield page(groups)
    if long := [group for group in groups if group.rest]:
        article = page([replace(group, rest=None) for group in long]).article
        yield from (rows_file(f"{URL}{group.id}.json", article, group.id) for group in long)


def _groups(site: Site) -> Iterator[ActorGroup]:
    actors = list(site.handbook.book.of(Actor))
    for kind in site.handbook.book.kinds():
        rows = [_row(site, actor) for actor in actors if actor.kind is kind and _counts(site, actor)]
        if rows:
            more = rest(len(rows), f"{kind.plural}.json", f"../{page_url(f'{kind.plural}/', 1)}")
            yield ActorGroup(kind.plural, kind.labels, sorted(rows, key=lambda row: row.target.title.lower()), more)


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
