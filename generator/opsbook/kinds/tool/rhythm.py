"""For what time a price is, and how often that time fits into a year."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import Annotated, Any

from pydantic import BeforeValidator
from pydantic_core import PydanticCustomError

from opsbook.model.duration import Duration
from opsbook.model.text import Line

_TIMES = {
    **dict.fromkeys(("year", "annum", "yearly", "annually", "annual", "p.a.", "pa"), 1),
    **dict.fromkeys(("half-year", "half year"), 2),
    **dict.fromkeys(("quarter", "quarterly"), 4),
    **dict.fromkeys(("month", "monthly"), 12),
    **dict.fromkeys(("week", "weekly"), 52),
    **dict.fromkeys(("day", "daily"), 365),
}
_COUNTED = re.compile(
    r"(?:per |a |each )?(?:seat|user|licen[cs]e|person|head|contact|account|device|site|unit|member|employee)s?",
    re.IGNORECASE,
)
"""What a price may count, which is no time."""


def times_a_year(text: str) -> float | None:
    """How often a time fits into a year; None when that cannot be told."""
    plain = text.strip().lower()
    try:
        return _TIMES.get(plain) or 365.25 / Duration.parse(plain).nominal_days
    except ValueError:
        return None


def _rhythm(value: Any) -> Any:
    plain = value.strip().lower() if isinstance(value, str) else ""
    if not plain or times_a_year(plain):
        return value
    near = get_close_matches(plain, _TIMES, n=1, cutoff=0.75) if plain.isalpha() else []
    if near or _COUNTED.fullmatch(plain):
        raise PydanticCustomError("rhythm", "is not a time", {"likely": next(iter(near), None)})
    return value


Rhythm = Annotated[Line, BeforeValidator(_rhythm, json_schema_input_type=str)]
"""For what time a price is, such as year or month. Words that are no slip are left as they are."""
