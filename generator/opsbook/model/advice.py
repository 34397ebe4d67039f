"""What to write instead of a value of the wrong type, with the value itself put right where it can be told."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from pydantic import BaseModel

from opsbook.diagnostic import Route, route_text
from opsbook.model.inside import needed_at
from opsbook.model.length_meant import length_meant
from opsbook.model.reference import Ref
from opsbook.model.shape import ITEMS, patterns

_GENERAL = {
    "true or false": "Write true or false.",
    "a whole number": "Write a whole number, without quotes.",
    "a number": "Write a number, without quotes.",
    "a day": "Write it as year-month-day, such as 2026-05-01.",
    "a day of the calendar": "Correct the day or the month; it is written year-month-day.",
    "a length of time": "Write it as 6 months, 90 days, 2 weeks or 1 year.",
    "the three letters of a currency": "Write three capital letters, such as EUR, GBP or USD.",
    "a time": "Write year, quarter or month; what the price counts, such as seats, belongs after basis:.",
    "an e-mail address": "Write it as name@example.org, or delete the line.",
    "a phone number": "Write the number, or delete the line.",
    "a time zone": "Write it as Area/City, such as Europe/London.",
    "a set of fields": "Write its fields on the lines below, indented, each as name: value.",
    "text": "Write one text. It needs quotes if it holds a colon or begins with a bracket.",
    "a list": "Write it as a list, each item on a line of its own after a hyphen.",
}
_TRUTH = {
    **dict.fromkeys(("yes", "y", "on", "true", "1"), "true"),
    **dict.fromkeys(("no", "n", "off", "false", "0"), "false"),
}
_COMMA = re.compile(r"(\d+),(\d{1,2})")
_BULLET = re.compile(r"[-–—•·‣*]\s*(?=\w)")
_NEVER = frozenset(("never", "none", "no", "not needed", "n/a", "na", "-", "false"))
_SHORT = re.compile(r"hour|minute|\d ?h\b|^PT", re.IGNORECASE)
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_PLAIN = re.compile(r"\w[\w .-]*\w|\w")


class Advice(NamedTuple):
    """A sentence, and the value that it recommends; ``guessed`` when that is only what was probably meant."""

    text: str
    better: str | None = None
    guessed: bool = False


def advice(model: type[BaseModel], route: Route, value: object, wanted: str, context: dict[str, Any]) -> Advice:
    """What to write at a route of a record. ``wanted`` is one of the words of ``complaint``."""
    general = _GENERAL.get(wanted, "Compare it with the example of this kind.")
    if day := context.get("better"):
        return Advice(f"Write {day}.", day)
    if likely := context.get("likely"):
        return Advice(f"Write {likely}, if that is what was meant.", likely, guessed=True)
    if wanted.startswith("a day"):
        return _day(general, context)
    if wanted == "true or false" and (word := _TRUTH.get(str(value).strip().lower())):
        return Advice(f"Write {word}.", word)
    if wanted == "a number" and (comma := _COMMA.fullmatch(str(value).strip())):
        meant = f"{comma[1]}.{comma[2]}"
        return Advice(f"Write it with a point, as in {meant}.", meant, guessed=True)
    if wanted == "a length of time":
        return _length(route, str(value).strip(), general)
    if wanted == "a list":
        return _list(model, route, value, general)
    if wanted == "a set of fields" and (needed := needed_at(model, route)):
        return Advice(f"{general} It needs {' and '.join(needed)}.")
    if wanted == "text" and isinstance(value, list):
        return _text(model, route, value)
    alone = wanted == "text" and isinstance(value, dict) and _names_a_record(model, route)
    return _id_alone(route, value) if alone else Advice(general)


def _id_alone(route: Route, value: Any) -> Advice:
    named = next((text for text in value.values() if isinstance(text, str) and _ID.fullmatch(text)), "its-id")
    name = f"{route[-1]}: " if isinstance(route[-1], str) else "- "
    return Advice(f"Only the id of a record belongs here, as in {name}{named}")


def _length(route: Route, text: str, general: str) -> Advice:
    if _SHORT.search(text):
        return Advice(f"{general} The shortest is 1 day.")
    if length := length_meant(text):
        return Advice(f"Did you mean {length}? {general}", length, guessed=True)
    if text.isdecimal() and int(text):
        return Advice(f"Write what is counted, as in {text} months, {text} weeks or {text} days.")
    if route[-1] == "review_every" and text.lower() in _NEVER:
        return Advice("Write review_exempt: and the reason instead, or how often, such as 1 year.")
    return Advice(general)


def _day(general: str, context: dict[str, Any]) -> Advice:
    meant = context.get("meant", [])
    if len(meant) == 1:
        return Advice(f"Did you mean {meant[0]}? {general}", meant[0], guessed=True)
    if meant:
        return Advice(f"Write {' or '.join(meant)}, whichever is meant: year-month-day.")
    if last := context.get("last"):
        return Advice(f"{general[:-1]}. That month's last day is {last}.")
    return Advice(general)


def _list(model: type[BaseModel], route: Route, value: object, general: str) -> Advice:
    name = route_text(route[-1:])
    if isinstance(value, dict):
        first = next(iter(value), "name")
        return Advice(f"Put a hyphen and a space before its first field, as in - {first}: …")
    if not isinstance(value, str):
        return Advice(general)
    if bullet := _BULLET.match(value):
        item = re.split(rf"\s{_BULLET.pattern}", value[bullet.end() :])[0]
        return Advice(f"Begin each item with a hyphen and a space, as in - {item}")
    if needed := needed_at(model, route):
        return Advice(f"{general} Each needs {' and '.join(needed)}, as in - {needed[0]}: …")
    return Advice(
        f"Put it in square brackets, as in {name}: [{value}].",
        f"[{value}]" if re.fullmatch(r"\w[\w -]*", value) else None,
    )


def _text(model: type[BaseModel], route: Route, value: list[object]) -> Advice:
    said, name = "Write one text instead of a list", f"{route[-1]}: " if isinstance(route[-1], str) else ""
    texts = list(_texts(value))
    linked = len(texts) == 1 and value == [[texts[0]]]
    if linked and not _names_a_record(model, route):
        return Advice(f'A text that begins with a link needs quotes, as in {name}"[[{texts[0]}]]".')
    if not texts:
        return Advice(f"{said}.")
    ids = all(re.fullmatch(r"[a-z0-9:-]+", text) for text in texts)
    one = texts[0] if ids else " ".join(texts)
    if not _PLAIN.fullmatch(one) or len(one) > 60:
        return Advice(f"{said}.")
    return Advice(f"{said}, as in {name}{one}")


def _names_a_record(model: type[BaseModel], route: Route) -> bool:
    """Whether an id belongs at the route, which stands there without brackets."""
    pattern = tuple(step if isinstance(step, str) else ITEMS for step in route)
    return any(found == pattern for found, _ in patterns(model, Ref))


def _texts(value: list[object]) -> Iterator[str]:
    for item in value:
        if isinstance(item, list):
            yield from _texts(item)
        elif isinstance(item, str):
            yield item
