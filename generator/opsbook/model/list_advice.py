"""What to write where a list belongs, or where one stands that does not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from opsbook.diagnostic import Route, route_text
from opsbook.model.advised import Advice
from opsbook.model.fields_meant import fields_meant
from opsbook.model.inside import part_at
from opsbook.model.reference import Ref
from opsbook.model.shape import ITEMS, patterns

_BULLET = re.compile(r"[-–—•·‣*]\s*(?=\w)")
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_PLAIN = re.compile(r"\w[\w .-]*\w|\w")
NONE = frozenset(("never", "none", "no", "nothing", "not needed", "n/a", "na", "-", "false"))
"""Words for nothing at all."""


def list_advice(model: type[BaseModel], route: Route, value: object, general: str) -> Advice:
    """What to write where a list belongs."""
    name = route_text(route[-1:])
    meant = fields_meant(model, route, value)
    if isinstance(value, dict) and (close := [str(key) for key in value if str(key).startswith("-")]):
        return Advice(f"Write - {close[0][1:]}: with a space after the hyphen, and so for each item.")
    if isinstance(value, dict) and not meant:
        return _list_of_pairs(model, route, value)
    if isinstance(value, str) and (bullet := _BULLET.match(value)):
        item = re.split(rf"\s{_BULLET.pattern}", value[bullet.end() :])[0]
        return Advice(f"Begin each item with a hyphen and a space, as in - {item}")
    if meant:
        return Advice(f"Write {meant.item} on the line below, and each further one in the same way.")
    if not isinstance(value, str):
        return Advice(general)
    if value.strip().lower() in NONE:
        return Advice("If there is none, delete the line.")
    return Advice(
        f"Put it in square brackets, as in {name}: [{value}].",
        f"[{value}]" if re.fullmatch(r"\w[\w -]*", value) else None,
    )


def _list_of_pairs(model: type[BaseModel], route: Route, value: dict[str, object]) -> Advice:
    texts = [text for text in value.values() if isinstance(text, str)]
    if texts and not part_at(model, route):
        return Advice(f"Write it as a list, as in {route_text(route[-1:])}: [{', '.join(texts)}].")
    first = next(iter(value), "name")
    return Advice(f"Put a hyphen and a space before its first field, as in - {first}: …")


def text_advice(model: type[BaseModel], route: Route, value: object, general: str) -> Advice:
    """What to write where one text belongs."""
    if isinstance(value, dict) and _names_a_record(model, route):
        return _id_alone(route, value)
    if not isinstance(value, list):
        return Advice(general)
    said, name = "Write one text instead of a list", f"{route[-1]}: " if isinstance(route[-1], str) else ""
    texts = list(_texts(value))
    linked = len(texts) == 1 and value == [[texts[0]]]
    if linked and not _names_a_record(model, route):
        return Advice(f'A text that begins with a link needs quotes, as in {name}"[[{texts[0]}]]".')
    if not texts:
        return Advice(f"{said}.")
    ids = all(re.fullmatch(r"[a-z0-9:-]+", text) for text in texts)
    one = texts[0] if ids and _names_a_record(model, route) else " ".join(texts)
    if not _PLAIN.fullmatch(one) or len(one) > 60:
        return Advice(f"{said}.")
    return Advice(f"{said}, as in {name}{one}")


def _id_alone(route: Route, value: Any) -> Advice:
    named = next((text for text in value.values() if isinstance(text, str) and _ID.fullmatch(text)), "its-id")
    name = f"{route[-1]}: " if isinstance(route[-1], str) else "- "
    return Advice(f"Only the id of a record belongs here, as in {name}{named}")


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
