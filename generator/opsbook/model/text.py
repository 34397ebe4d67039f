"""The types of text in a record: plain lines, prose, points, addresses, and days."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any

from pydantic import BeforeValidator, StringConstraints
from pydantic_core import PydanticCustomError

from opsbook.model.day_meant import days_meant, last_of_month
from opsbook.model.mark import Mark


@dataclass(frozen=True)
class ProseMark(Mark):
    """Marks text that is CommonMark and may hold ``[[links]]``."""


@dataclass(frozen=True)
class CodeMark(Mark):
    """Marks text of which every character counts."""


@dataclass(frozen=True)
class UrlMark(Mark):
    """Marks an address, which must use a scheme that opsbook allows."""


@dataclass(frozen=True)
class PastMark(Mark):
    """Marks a day on which something happened, so that it cannot lie in the future."""


@dataclass(frozen=True)
class LocalIdMark(Mark):
    """Marks an id inside a record: an anchor of its page, unique in its list."""


@dataclass(frozen=True)
class LocalNameMark(Mark):
    """Marks a name by which something inside a record is known to others: unique in its list, and no id."""


@dataclass(frozen=True, slots=True)
class Within:
    """The lowest audience that may see the field; it can only narrow the record's own."""

    audience: str


INTERNAL = Within("internal")

Line = Annotated[str, StringConstraints(min_length=1, pattern=r"\S")]
"""One line of plain text, never rendered as Markdown: titles, names, labels."""

Prose = Annotated[str, ProseMark()]
"""CommonMark. A single plain line is shown as it is."""


def _listed(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


ONE_OR_SEVERAL = BeforeValidator(_listed)
"""Lets a list be written as its only item: ``uses: consent-store`` says as much as ``uses: [consent-store]``."""

Code = Annotated[str, CodeMark()]
"""A command to copy: shown as it is written."""

Points = Annotated[list[Prose], BeforeValidator(_listed, json_schema_input_type=Prose | list[Prose])]
"""Prose in one or several points: a text, or a list of texts."""


def said(text: str | list[str] | None) -> bool:
    """Whether there is any text in it."""
    return bool(text and any(point.strip() for point in ([text] if isinstance(text, str) else text)))


def _unless_blank(value: Any) -> Any:
    return None if isinstance(value, str) and not value.strip() else value


SAID = BeforeValidator(_unless_blank)
"""Makes nothing of an empty text: ``owner: ""`` names nobody, as ``owner:`` does."""

Url = Annotated[str, UrlMark()]
LocalId = Annotated[str, LocalIdMark()]

_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)
_FIRST_YEAR = 1900
"""Nothing that a handbook tells of happened before: a digit is missing, or is another one."""
_LOOSE_DAY = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})", re.ASCII)


def _day(value: object) -> date:
    if isinstance(value, date):
        return value
    text = value.strip() if isinstance(value, str) else ""
    if _DAY.fullmatch(text) or _LOOSE_DAY.fullmatch(text):
        year, month, day = map(int, re.findall(r"\d+", text))
        try:
            found = date(year, month, day)
        except ValueError:
            meant = {"meant": days_meant(text), "last": last_of_month(text)}
            raise PydanticCustomError("no_such_day", "is no day of the calendar", meant) from None
        if found.year < _FIRST_YEAR:
            raise PydanticCustomError("long_ago", "is before our time")
        if _DAY.fullmatch(text):
            return found
        raise PydanticCustomError("day", "is not a date", {"better": found.isoformat()})
    raise PydanticCustomError("day", "is not a date", {"meant": days_meant(text)})


Day = Annotated[date, BeforeValidator(_day)]
"""A day of the calendar, written ``2026-05-01``."""

PastDay = Annotated[Day, PastMark()]
"""A day on which something happened."""
