"""The home page, by need: search, what to do when something is broken, ways in, what changed, what wants a review."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from opsbook.emit.artifact import Artifact, Page
from opsbook.emit.artifact import Late as LatePage
from opsbook.emit.aspect import OVERVIEW
from opsbook.emit.fingerprint import print_of
from opsbook.emit.late import Late
from opsbook.emit.late import late as late_reviews
from opsbook.emit.site import Site
from opsbook.emit.target import Target
from opsbook.graph.review import State
from opsbook.model.kind import Door, Kind, Phase
from opsbook.model.record import Record
from opsbook.model.traits import Urgent

BROKEN = 3
BEHIND_DOOR = 3
LATEST = 5
LATE_PER_OWNER = 8
LATE = 80
_SHORT = 20
_CARE = (
    ("What needs review", "health/#overdue"),
    ("Who looks after what", "owners/"),
    ("What falls due", "deadlines/"),
)


@dataclass(frozen=True, slots=True)
class Way:
    """A link behind a door."""

    title: str
    url: str


@dataclass(frozen=True, slots=True)
class OpenDoor:
    """A need, and where it is met."""

    icon: str
    title: str
    links: list[Way]


@dataclass(frozen=True, slots=True)
class Symptom:
    """What may be broken, and how soon somebody must act."""

    target: Target
    within: str | None


def emit(site: Site) -> Iterator[Artifact]:
    """The home page, where nobody has written one by hand."""
    if not any(record.url == "" for record in site.handbook.book):
        made_of = print_of(site.prints.over(*OVERVIEW), site.changes_print)
        yield LatePage.overview("", made_of, partial(_page, site))


def _page(site: Site) -> Page:
    facts, context = site.facts, home_context(site)
    return site.page("home.html.jinja", "", facts.name, facts.description, section="home", aside=False, **context)


def home_context(site: Site) -> dict[str, Any]:
    """All that the home page shows beside its title; for a page written by hand as well."""
    late = _late(site)
    return {
        "hint": _hint(site),
        "broken": _broken(site),
        "doors": _doors(site),
        "changes": site.changes[:LATEST],
        "overdue": late,
        "owners": sorted({item.owner.target.title for item in late if item.owner}),
        "content": None,
    }


def _broken(site: Site) -> list[Symptom]:
    """The most urgent ones."""
    urgent = [record for record in site.handbook.book.of(Urgent) if not site.views.target(record).over]
    urgent.sort(key=lambda record: (record.urgency, -_links_to(site, record), record.key))
    return [Symptom(site.views.target(record), record.within) for record in urgent[:BROKEN]]


def _doors(site: Site) -> list[OpenDoor]:
    """A door for each kind that declares one, and one for those who look after something."""
    kinds = [(kind.door, kind) for kind in site.handbook.book.kinds() if kind.door]
    found = [_door(site, door, kind) for door, kind in sorted(kinds, key=lambda pair: pair[0].place)]
    care = OpenDoor("clipboard-edit-outline", "I look after something", [Way(*way) for way in _CARE])
    return [*found, care]


def _door(site: Site, door: Door, kind: Kind) -> OpenDoor:
    live = [record for record in most_wanted(site, kind) if site.views.target(record).status.phase is Phase.LIVE]
    links = [Way(record.heading, record.url) for record in live[:BEHIND_DOOR]]
    if door.newcomers:
        links.append(Way("How far I have come", "first-week/"))
    return OpenDoor(door.icon, door.title, [*links, Way(f"All {kind.labels.lower()}", f"{kind.plural}/")])


def most_wanted(site: Site, kind: Kind) -> list[Record]:
    """A kind's records: first those that the home page's own record names, then those that most others lead to."""
    book = site.handbook.book
    home = next((record for record in book if record.url == ""), None)
    named = {record.key: place for place, record in enumerate(book.targets(home, "related") if home else [])}
    found = [record for record in book if record.kind is kind]
    found.sort(key=lambda r: (named.get(r.key, len(named)), -_links_to(site, r), r.heading.lower(), r.key))
    return found


def _links_to(site: Site, record: Record) -> int:
    return len({link.source.key for link in site.handbook.book.into[record.key] if not link.ref.ownership})


def _late(site: Site) -> list[Late]:
    """The overdue reviews, the oldest first; not too many of any one owner."""
    seen: Counter[str | None] = Counter()
    kept = []
    for item in late_reviews(site.handbook.book, site.views, State.OVERDUE):
        owner = item.owner.target.key if item.owner else None
        seen[owner] += 1
        if seen[owner] <= LATE_PER_OWNER:
            kept.append(item)
    return kept[:LATE]


def _hint(site: Site) -> str | None:
    """Two things that one may search for: another word for the most linked rule, and the short name of something."""
    word = next((tag for record in _most_linked(site, "Rules") for tag in record.tags if len(tag) <= _SHORT), None)
    titles = (record.title for record in _most_linked(site, "Know") if len(record.title) <= _SHORT)
    name = next((title for title in titles if not word or word.lower() not in title.lower()), None)
    return " or ".join(f"“{text}”" for text in (word, name) if text) or None


def _most_linked(site: Site, group: str) -> list[Record]:
    """The records of a group of the side list, those to which most others lead first."""
    found = [r for r in site.handbook.book if r.kind.group == group and not site.views.target(r).over]
    return sorted(found, key=lambda record: (-_links_to(site, record), record.key))
