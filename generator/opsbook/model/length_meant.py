"""The length of time that somebody may have meant who wrote it in another way than the handbook's."""

from __future__ import annotations

import re
from difflib import get_close_matches

_ADVERBS = {
    "daily": "1 day",
    "weekly": "1 week",
    "fortnightly": "2 weeks",
    "monthly": "1 month",
    "quarterly": "3 months",
    **dict.fromkeys(("half-yearly", "half yearly", "half a year", "half year", "half-year"), "6 months"),
    **dict.fromkeys(("twice a year", "twice yearly", "semi-annually", "semi-annual", "semiannual"), "6 months"),
    **dict.fromkeys(("biannual", "biannually", "bi-annual", "bi-annually"), "6 months"),
    "twice a month": "2 weeks",
    "once a month": "1 month",
    "once a week": "1 week",
    "once a quarter": "3 months",
    "once a year": "1 year",
    "yearly": "1 year",
    "annually": "1 year",
    "annual": "1 year",
}
_NUMBERS = ("a", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_UNITS = {
    **dict.fromkeys(("d", "day", "days", "tag", "tage", "jour", "jours"), ("day", 1)),
    **dict.fromkeys(("w", "wk", "wks", "week", "weeks", "woche", "wochen", "semaine", "semaines"), ("week", 1)),
    **dict.fromkeys(("m", "mo", "mos", "mth", "mths", "month", "months", "monat", "monate", "mois"), ("month", 1)),
    **dict.fromkeys(("q", "quarter", "quarters", "quartal", "quartale"), ("month", 3)),
    **dict.fromkeys(("y", "yr", "yrs", "year", "years", "jahr", "jahre", "an", "ans"), ("year", 1)),
}
_COUNTED = re.compile(r"(?:every )?(?:([a-z]+|\d{1,3}(?:[.,]5)?)[ -]?)??([a-zä]+)")


def length_meant(text: str) -> str | None:
    """The length as ``6 months``; None when it cannot be told."""
    said = " ".join(text.lower().split()).strip(" .")
    if said in _ADVERBS:
        return _ADVERBS[said]
    counted = _COUNTED.fullmatch(said)
    unit = _unit(counted[2]) if counted else None
    if not counted or not unit:
        return None
    word, (name, times) = counted[1] or "one", unit
    number = _number(word) * times
    if number != int(number):
        name, number = ("month", number * 12) if name == "year" else ("day", number * 7 if name == "week" else 0)
    return f"{int(number)} {name}{'' if number == 1 else 's'}" if number and number == int(number) else None


def _number(word: str) -> float:
    if word[0].isdecimal():
        return float(word.replace(",", "."))
    return max(_NUMBERS.index(word), 1) if word in _NUMBERS else 0


def _unit(word: str) -> tuple[str, int] | None:
    near = get_close_matches(word, _UNITS, n=1, cutoff=0.8) if len(word) > 3 else []
    return _UNITS.get(word) or (_UNITS[near[0]] if near else None)
