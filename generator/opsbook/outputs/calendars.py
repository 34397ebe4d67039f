"""Deadlines as calendars to subscribe to (RFC 5545): all of them, and those of each person, team and role."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from opsbook.diagnostic import route_text
from opsbook.emit import calendar_text
from opsbook.emit.artifact import Artifact, Bunch, File
from opsbook.emit.aspect import Aspect
from opsbook.emit.site import Site
from opsbook.emit.tag_uri import authority
from opsbook.graph.deadline import Deadline
from opsbook.model.actor import Actor

PATH = "deadlines.ics"


def emit(site: Site) -> Iterator[Artifact]:
    """``deadlines.ics`` at the root and beside the page of everybody who can own."""
    made_of = site.prints.over(Aspect.TARGET, Aspect.ANSWER, Aspect.DATES)
    yield Bunch("calendars", made_of, partial(_all, site))


def _all(site: Site) -> Iterator[File]:
    """All calendars. Each event is written once."""
    name, deadlines = site.facts.name, site.handbook.deadlines
    events = [_event(site, deadline) for deadline in deadlines]
    yield File(PATH, calendar_text.calendar(name, events))
    by_record: dict[str, list[int]] = {}
    for place, deadline in enumerate(deadlines):
        by_record.setdefault(deadline.record.key, []).append(place)
    for actor in site.handbook.book.of(Actor):
        keys = [target.key for group in site.views.of_actor(actor).looks_after for target in group.targets]
        places = sorted(place for key in keys for place in by_record.get(key, ()))
        own = calendar_text.calendar(f"{name}: {actor.title}", [events[place] for place in places])
        yield File(f"{actor.url}{PATH}", own)


def calendar(site: Site, name: str, deadlines: Iterable[Deadline]) -> bytes:
    """A calendar of some deadlines."""
    return calendar_text.calendar(name, [_event(site, deadline) for deadline in deadlines])


def _event(site: Site, deadline: Deadline) -> bytes:
    """One deadline as a day in the calendar. The UID stays when the date moves, so that calendars move it too."""
    record = deadline.record
    owner = site.views.of(record).owner
    what = deadline.what.lower().replace(" ", "-")
    return calendar_text.event(
        uid=f"{record.key}/{route_text(deadline.route)}/{what}@{authority(site.forge.site_url)}",
        day=deadline.due,
        stamp=site.facts.built,
        summary=f"{deadline.what}: {record.heading}",
        description=f"Owner: {owner.target.title if owner else 'nobody'}",
        category=record.kind.label,
        url=site.forge.page_url(record.url),
    )
