"""One thing that changed in a record."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from opsbook.model.record import Part


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that changed, in a sentence without a full stop.

    ``topic`` names it for programs, such as ``owner-changed``. ``before`` and ``after`` are what stood there, where
    that is more than the sentence says. ``whole``: the sentence says it all, and they are for programs.
    """

    topic: str
    text: str
    field: str | None = None
    before: str | None = None
    after: str | None = None
    whole: bool = False


def shown(value: object) -> str:
    """A plain value in a sentence."""
    if value is None:
        return "none"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value.isoformat() if isinstance(value, date) else str(value).strip()


def topic_of(name: str, change: str) -> str:
    """The topic of a change to a field or an item: ``review_every`` and ``changed`` as ``review-every-changed``."""
    return f"{name.replace('_', '-').replace(' ', '-').lower()}-{change}"


def worded(name: str) -> str:
    """A field's name at the beginning of a sentence."""
    return name.replace("_", " ").capitalize()


def called(part: Part) -> str:
    """What one item of a list is called: its class's own word, else its class's name."""
    name = type(part).__name__
    return type(part).called or "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in name).strip()


def name_of(part: Part, place: int) -> str:
    """What tells an item apart: its id, name, title or day, else its place in the list."""
    found = key_of(part)
    return shown(found) if found is not None else f"{place + 1}"


def key_of(part: Part) -> Any:
    """The value by which an item is the same one in another version; None when it has none."""
    return next((found for name in ("id", "name", "title", "on") if (found := getattr(part, name, None))), None)
