"""How somebody is reached: an e-mail address, a phone number, and the zone in which their clock runs."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import Annotated, Any

from pydantic import BeforeValidator
from pydantic_core import PydanticCustomError

from opsbook.model.text import Line

_AREAS = (
    *("Africa", "America", "Antarctica", "Arctic", "Asia", "Atlantic", "Australia", "Etc", "Europe", "Indian"),
    *("Pacific", "US", "Canada", "Brazil", "Chile", "Mexico"),
)
_ADDRESS = re.compile(r"\S*\w@\w\S*")


def _email(value: Any) -> Any:
    if isinstance(value, str) and value.strip() and not _ADDRESS.search(value):
        raise PydanticCustomError("email", "is not an e-mail address")
    return value


def _phone(value: Any) -> Any:
    if isinstance(value, str) and value.strip() and not re.search(r"\d", value):
        raise PydanticCustomError("phone", "is not a phone number")
    return value


def _zone(value: Any) -> Any:
    area, slash, city = value.strip().partition("/") if isinstance(value, str) else ("", "", "")
    if not slash or (area in _AREAS and " " not in city.strip()):
        return value  # CET and the like are read by people
    near = get_close_matches(area.strip().title(), _AREAS, n=1)
    better = f"{near[0]}/{'_'.join(word[:1].upper() + word[1:] for word in city.split())}" if near and city else None
    raise PydanticCustomError("zone", "is not a time zone", {"likely": better})


Email = Annotated[Line, BeforeValidator(_email, json_schema_input_type=str)]
"""An e-mail address, with or without a name beside it."""
Phone = Annotated[Line, BeforeValidator(_phone, json_schema_input_type=str)]
"""A phone number, as people write them."""
Zone = Annotated[Line, BeforeValidator(_zone, json_schema_input_type=str)]
"""A time zone, such as Europe/London; short names such as CET are left as they are."""
