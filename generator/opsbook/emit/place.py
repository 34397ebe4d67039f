"""Where the page that is being rendered stands, so that every component can link from it; and how days are written."""

from __future__ import annotations

import re
from datetime import date

from markupsafe import Markup

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


class Place:
    """The way from the current page to the site's root, such as ``../../``; empty on the home page.

    One object for all templates: macros that a template imports see globals only, and are compiled once.
    """

    def __init__(self) -> None:
        self.root = ""

    def move_to(self, url: str) -> None:
        """Stand on the page at ``url``, counted from the site's root."""
        self.root = "../" * url.count("/")

    def href(self, url: str) -> str:
        """The relative address of a page counted from the root."""
        return f"{self.root}{url}" or "./"

    def __str__(self) -> str:
        return self.root

    def __html__(self) -> str:
        return self.root

    def __bool__(self) -> bool:
        return bool(self.root)

    def __add__(self, other: str) -> Markup:
        return Markup("{}{}").format(self.root, other)


def day_text(day: date | None) -> str:
    """A day as readers see it: 14 March 2026."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}" if day else ""


def short_day_text(day: date | None) -> str:
    """A day where room is short: 14 Mar 2026."""
    return f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}" if day else ""


def with_days(text: str | None) -> str | None:
    """A text of the machine's for readers: ISO days as they write them."""
    return re.sub(r"\b\d{4}-\d{2}-\d{2}\b", _written, text) if text else None


def _written(found: re.Match[str]) -> str:
    try:
        return day_text(date.fromisoformat(found[0]))
    except ValueError:  # somebody's own text may look like a day
        return found[0]
