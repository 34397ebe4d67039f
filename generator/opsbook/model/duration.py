"""Lengths of time as people write them, and the one rule for the day on which something falls due."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from pydantic import BeforeValidator, GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import PydanticCustomError, core_schema

_WORDS = re.compile(r"(\d{1,4}) ?(day|week|month|year)s?")
_NOUGHT = re.compile(r"0+ ?(?:day|week|month|year)s?|P(?:0+[YMWD])+")
_ISO = re.compile(r"P(?=\d)(?:(\d{1,4})Y)?(?:(\d{1,4})M)?(?:(\d{1,4})W)?(?:(\d{1,4})D)?")


@dataclass(frozen=True, slots=True, order=False)
class Duration:
    """Calendar months and days. Written ``6 months``, ``90 days``, ``2 weeks``, ``1 year`` or ISO 8601 ``P6M``."""

    months: int = 0
    days: int = 0

    @classmethod
    def parse(cls, text: str) -> Duration:
        """Read a duration; ValueError when the text is none or its length is nought."""
        if words := _WORDS.fullmatch(text.strip()):
            number, unit = int(words[1]), words[2]
            found = {
                "day": cls(days=number),
                "week": cls(days=7 * number),
                "month": cls(months=number),
                "year": cls(months=12 * number),
            }[unit]
        elif iso := _ISO.fullmatch(text.strip()):
            years, months, weeks, days = (int(part or 0) for part in iso.groups())
            found = cls(months=12 * years + months, days=7 * weeks + days)
        else:
            raise ValueError(text)
        if not found.months and not found.days:
            raise ValueError(text)
        return found

    def after(self, start: date) -> date:
        """The day this long after ``start``. Months first, clamped to the month's last day, then days."""
        month = start.month - 1 + self.months
        year, month = min(start.year + month // 12, date.max.year), month % 12 + 1
        day = min(start.day, calendar.monthrange(year, month)[1])
        try:
            return date(year, month, day) + timedelta(days=self.days)
        except OverflowError:
            return date.max

    def before(self, end: date) -> date:
        """The day this long before ``end``, by the same rule."""
        month = end.year * 12 + end.month - 1 - self.months
        year, month = max(month // 12, date.min.year), month % 12 + 1
        day = min(end.day, calendar.monthrange(year, month)[1])
        try:
            return date(year, month, day) - timedelta(days=self.days)
        except OverflowError:
            return date.min

    @property
    def nominal_days(self) -> float:
        """About how many days this is; for comparing lengths, never for dates (a month is 365.25 / 12 days)."""
        return self.months * 365.25 / 12 + self.days

    def __bool__(self) -> bool:
        return bool(self.months or self.days)

    def __str__(self) -> str:
        parts = [] if self else ["0 days"]
        if self.months:
            years = self.months % 12 == 0
            count = self.months // 12 if years else self.months
            parts.append(_plural(count, "year" if years else "month"))
        if self.days:
            parts.append(_plural(self.days // 7, "week") if self.days % 7 == 0 else _plural(self.days, "day"))
        return " and ".join(parts)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        return core_schema.no_info_plain_validator_function(
            cls._validate, serialization=core_schema.to_string_ser_schema()
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        pattern = rf"^({_WORDS.pattern}|{_ISO.pattern})$"
        return {"type": "string", "pattern": pattern, "examples": ["6 months", "90 days"]}

    @classmethod
    def _validate(cls, value: object) -> Duration:
        if isinstance(value, Duration):
            return value
        if isinstance(value, str):
            try:
                return cls.parse(value)
            except ValueError:
                pass
        raise PydanticCustomError("duration", "is not a length of time")


def is_nought(value: object) -> bool:
    """Whether somebody wrote a length of time that is none, such as ``0 days``."""
    return isinstance(value, str) and bool(_NOUGHT.fullmatch(value.strip()))


OR_NOUGHT = BeforeValidator(lambda value: Duration() if is_nought(value) else value)
"""Marks a length of time that may be none at all."""


def overdue(due: date, today: date) -> bool:
    """Whether something due on ``due`` is late. The due day itself still counts as in time."""
    return today > due


def _plural(count: int, unit: str) -> str:
    return f"{count} {unit}" if count == 1 else f"{count} {unit}s"
