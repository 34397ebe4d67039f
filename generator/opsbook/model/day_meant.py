"""The days that somebody may have meant who wrote a day in another way than the handbook's."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from datetime import date

_PARTS = re.compile(r"(\d{1,4})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{1,4})", re.ASCII)
_WITH_TIME = re.compile(r"(\d{4}-\d{2}-\d{2})[t ]\d{2}:\d{2}.*", re.ASCII)
_SPOKEN = re.compile(
    r"(?:(\d{1,2})(?:st|nd|rd|th)?\.?\s+)?([a-z]{3,9})\.?,?\s+(?:(\d{1,2})(?:st|nd|rd|th)?,?\s+)?(\d{4})"
)
_MONTHS = {
    name.lower(): number for names in (calendar.month_name, calendar.month_abbr) for number, name in enumerate(names)
}


def days_meant(text: str) -> list[str]:
    """Each day that the text may stand for, as ``2026-05-01``, likeliest first; none when it cannot be told."""
    return list(dict.fromkeys(day.isoformat() for day in _candidates(text.strip().lower())))


def last_of_month(text: str) -> str | None:
    """The last day of the month that ``2026-02-30`` names; None when it names no month."""
    parts = _PARTS.fullmatch(text.strip())
    if not parts or len(parts[1]) < 4 or not 1 <= int(parts[2]) <= 12 or not int(parts[1]):
        return None
    year, month = int(parts[1]), int(parts[2])
    return date(year, month, calendar.monthrange(year, month)[1]).isoformat()


def _candidates(text: str) -> Iterator[date]:
    if timed := _WITH_TIME.fullmatch(text):
        text = timed[1]
    if parts := _PARTS.fullmatch(text):
        yield from _in_some_order(parts[1], parts[2], parts[3], dotted="." in text)
    elif (spoken := _SPOKEN.fullmatch(text)) and spoken[2] in _MONTHS and (spoken[1] or spoken[3]):
        yield from _day(int(spoken[4]), _MONTHS[spoken[2]], int(spoken[1] or spoken[3]))


def _in_some_order(first: str, second: str, third: str, dotted: bool) -> Iterator[date]:
    """Three numbers, as days are written around the world. With dots, the day stands before the month."""
    if len(first) > 2:
        written = list(_day(int(first), int(second), int(third)))
        yield from written or _day(int(first), int(third), int(second))
    elif len(third) == 4:
        yield from _day(int(third), int(second), int(first))
        if not dotted:
            yield from _day(int(third), int(first), int(second))
    elif len(first) == 2:
        yield from _day(2000 + int(first), int(second), int(third))


def _day(year: int, month: int, day: int) -> Iterator[date]:
    try:
        yield date(year, month, day)
    except ValueError:
        return
