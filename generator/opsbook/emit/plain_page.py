"""A page of a long list, for readers without JavaScript: so many records, and the way to the next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from opsbook.emit.artifact import Page
from opsbook.emit.register import AT_ONCE
from opsbook.emit.site import Site
from opsbook.emit.target import Group, Target

_Any = TypeVar("_Any")


@dataclass(frozen=True, slots=True)
class Item:
    """A record of the list, and what is said of it: a note, what it leads to, or both."""

    target: Target
    note: str = ""
    leads: Sequence[Group] = ()


def page_url(url: str, number: int) -> str:
    """The address of a plain page of the list at ``url``."""
    return f"{url}page/{number}/"


def part_of(found: Sequence[_Any], number: int, at_once: int = AT_ONCE) -> Sequence[_Any]:
    """What the plain page of a number shows of a list, at so many a page."""
    return found[(number - 1) * at_once : number * at_once]


def plain_page(site: Site, url: str, title: str, number: int, last: int, items: Sequence[Item]) -> Page:
    """One of ``last`` pages of the list at ``url``. ``items`` are those of this page."""
    return site.page(
        "plain_page.html.jinja",
        page_url(url, number),
        f"{title}, page {number}",
        f"{title}: page {number} of {last}.",
        aside=False,
        listed=False,
        list_title=title,
        number=number,
        last=last,
        items=items,
    )
