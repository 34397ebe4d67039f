"""The number that somebody meant who wrote it as a text, and between which numbers it must lie."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, get_args

from pydantic import BaseModel

from opsbook.diagnostic import Route
from opsbook.model.inside import annotations_at

_NUMBERS = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_THOUSAND = re.compile(r"\s?(?:k|thousand)\b")
_NUMBER = re.compile(r"(\d+(?:\.\d+)?)(?![\d.,])(?!\s*(?:-|–|to|or)\s*\d)")


def number_meant(text: str, *, whole: bool) -> tuple[str, bool] | None:
    """The number in a text, and whether it is all of it; None when there is none, or none of the right sort."""
    plain = text.strip().lower()
    if plain in _NUMBERS[1:]:
        return str(_NUMBERS.index(plain)), False
    found = _NUMBER.match(plain)
    if not found:
        return None
    number = found[1]
    if _THOUSAND.match(plain, found.end()):
        number = f"{float(number) * 1000:.15g}"
    return None if whole and "." in number else (number, number == plain)


def bounds(model: type[BaseModel], route: Route) -> str:
    """From which number to which it may be, as `` from 1 to 5``; an empty text where that is open or goes without
    saying.
    """
    found = dict(_limits(annotations_at(model, route)))
    if "ge" in found and "le" in found:
        return f" from {found['ge']} to {found['le']}"
    return f" of at least {found['ge']}" if found.get("ge") else ""


def _limits(marks: Any) -> Iterator[tuple[str, Any]]:
    for mark in marks:
        for name in ("ge", "le"):
            limit = getattr(mark, name, None)
            if limit is not None:
                yield name, limit
        yield from _limits(getattr(mark, "metadata", ()))
        yield from _limits(getattr(mark, "__metadata__", ()))
        yield from _limits(get_args(mark))
