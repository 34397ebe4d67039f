"""What to write instead of a value of the wrong type, with the value itself put right where it can be told."""

from __future__ import annotations

import re
from typing import Any

from pydantic import BaseModel

from opsbook.diagnostic import Route
from opsbook.model.advised import Advice
from opsbook.model.duration import is_nought
from opsbook.model.fields_meant import fields_meant
from opsbook.model.inside import fields_at, needed_at, part_at
from opsbook.model.length_meant import length_meant
from opsbook.model.list_advice import NONE, list_advice, text_advice
from opsbook.model.number_meant import bounds, number_meant

_GENERAL = {
    "true or false": "Write true or false.",
    "a whole number": "Write only digits, such as 12.",
    "a number": "Write only digits, such as 12 or 0.5.",
    "a day": "Write it as year-month-day, such as 2026-05-01.",
    "a day of the calendar": "Correct the day or the month; it is written year-month-day.",
    "a day after 1900": "Correct the year; it is written year-month-day.",
    "a length of time": "Write it as 6 months, 90 days, 2 weeks or 1 year.",
    "the three letters of a currency": "Write three capital letters, such as EUR, GBP or USD.",
    "a time": "Write year, quarter or month; what the price counts, such as seats, belongs after basis:.",
    "an e-mail address": "Write it as name@example.org, or delete the line.",
    "a phone number": "Write the number, or delete the line.",
    "a time zone": "Write it as Area/City, such as Europe/London.",
    "named fields": "Write its fields on the lines below, indented, each as name: value.",
    "text": "Write one text. It needs quotes if it holds a colon or begins with a bracket.",
    "a list": "Write it as a list, each item on a line of its own after a hyphen.",
}
_TRUTH = {
    **dict.fromkeys(("yes", "y", "on", "true", "1", "ja", "oui", "si", "sí"), "true"),
    **dict.fromkeys(("no", "n", "off", "false", "0", "nein", "non", "none"), "false"),
}
_MOST = 8
_COMMA = re.compile(r"(\d+),(\d{1,2})")
_SHORT = re.compile(r"hour|minute|\d ?h\b|^PT", re.IGNORECASE)


def advice(model: type[BaseModel], route: Route, value: object, wanted: str, context: dict[str, Any]) -> Advice:
    """What to write at a route of a record. ``wanted`` is one of the words of ``complaint``."""
    general = _GENERAL.get(wanted, "Compare it with the example of this kind.")
    if day := context.get("better"):
        return Advice(f"Write {day}.", day)
    if likely := context.get("likely"):
        return Advice(f"Write {likely}, if that is what was meant.", likely, guessed=True)
    if wanted.startswith("a day"):
        return _day(general, value, context)
    if wanted == "true or false" and (word := _TRUTH.get(str(value).strip().lower())):
        return Advice(f"Write {word}.", word)
    if wanted in ("a number", "a whole number"):
        return _number(model, route, str(value).strip(), wanted)
    if wanted == "a length of time":
        return _length(route, str(value).strip(), general)
    if wanted == "a list":
        return list_advice(model, route, value, general)
    if wanted == "named fields":
        return _fields(model, route, value, general)
    return text_advice(model, route, value, general) if wanted == "text" else Advice(general)


def _number(model: type[BaseModel], route: Route, text: str, wanted: str) -> Advice:
    if comma := _COMMA.fullmatch(text):
        meant = f"{comma[1]}.{comma[2]}"
        return Advice(f"Write it with a point, as in {meant}.", meant, guessed=True)
    if found := number_meant(text, whole=wanted == "a whole number"):
        number, all_of_it = found
        if all_of_it:
            return Advice(f"Write {number}, without quotes.", number)
        return Advice(f"Write the number alone, as in {number}.", number, guessed=True)
    within = bounds(model, route)
    return Advice(f"Write {wanted}{within}." if within else _GENERAL[wanted])


def _fields(model: type[BaseModel], route: Route, value: object, general: str) -> Advice:
    known = sorted(fields_at(model, route))
    fields = f" Its fields are: {', '.join(known)}." if part_at(model, route) and len(known) <= _MOST else ""
    meant = fields_meant(model, route, value)
    if not meant:
        needed = " and ".join(needed_at(model, route))
        return Advice(general + (f" It needs {needed}." if needed else fields))
    name = f"{route[-1]}: " if isinstance(route[-1], str) else ""
    place = "" if name else " in its place"
    better = meant.braced if meant.whole else None
    return Advice(f"Write {name}{meant.braced}{place}.{fields}", better, guessed=True)


def _length(route: Route, text: str, general: str) -> Advice:
    if _SHORT.search(text) or is_nought(text):
        return Advice(f"{general} The shortest is 1 day.")
    if length := length_meant(text):
        return Advice(f"Did you mean {length}? {general}", length, guessed=True)
    if text.isdecimal() and int(text):
        return Advice(f"Write what is counted, as in {text} months, {text} weeks or {text} days.")
    if route[-1] == "review_every" and text.lower() in NONE:
        return Advice("Write review_exempt: and the reason instead, or how often, such as 1 year.")
    return Advice(general)


def _day(general: str, value: object, context: dict[str, Any]) -> Advice:
    meant = context.get("meant", [])
    if len(meant) == 1:
        return Advice(f"Did you mean {meant[0]}? {general}", meant[0], guessed=True)
    if meant:
        return Advice(f"Write {' or '.join(meant)}, whichever is meant: year-month-day.")
    if year := re.fullmatch(r"(?:19|20)\d\d", str(value).strip()):
        return Advice(f"Write the whole day, year-month-day, such as {year[0]}-12-31.")
    if str(value).strip().lower() in NONE:
        return Advice(f"{general} If there is no such day, delete the line.")
    if last := context.get("last"):
        return Advice(f"{general[:-1]}. That month's last day is {last}.")
    return Advice(general)
