"""The length of time that somebody may have meant who wrote it in another way than the handbook's."""

from __future__ import annotations

import re

_ADVERBS = {
    "daily": "1 day",
    "weekly": "1 week",
    "fortnightly": "2 weeks",
    "monthly": "1 month",
    "quarterly": "3 months",
    "half-yearly": "6 months",
    "half a year": "6 months",
    "yearly": "1 year",
    "annually": "1 year",
    "annual": "1 year",
}
_NUMBERS = ("a", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_UNITS = {"d": "day", "w": "week", "m": "month", "y": "year"}
_COUNTED = re.compile(r"(?:every )?([a-z]+|\d{1,3})?[ -]?(d|w|m|y)(?:ays?|eeks?|onths?|os?|ears?|rs?)?", re.ASCII)


def length_meant(text: str) -> str | None:
    """The length as ``6 months``; None when it cannot be told."""
    said = " ".join(text.lower().split()).strip(" .")
    if said in _ADVERBS:
        return _ADVERBS[said]
    counted = _COUNTED.fullmatch(said)
    if not counted:
        return None
    word = counted[1] or "one"
    number = int(word) if word.isdecimal() else max(_NUMBERS.index(word), 1) if word in _NUMBERS else 0
    return f"{number} {_UNITS[counted[2]]}{'' if number == 1 else 's'}" if number else None
