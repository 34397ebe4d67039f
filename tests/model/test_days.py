"""Days of the calendar: dates only where a date is wanted, and only those that exist."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.read.test_yaml import read


@given(st.dates(date(1900, 1, 1)))
def test_every_day_is_read_as_itself(day: date) -> None:
    record, found = read(f"title: A\nreviewed: {day.isoformat()}\n", "metric")
    assert (found, getattr(record, "reviewed", None)) == ([], day)


@pytest.mark.parametrize(
    ("written", "advice"),
    [
        ("2026-5-1", "Write 2026-05-01."),
        ("2026/05/01", "Write 2026-05-01."),
        ("2026.5.01", "Write 2026-05-01."),
        ("2026-02-30", "Correct the day or the month"),
        ("2023-02-29", "Correct the day or the month"),
        ("2026-13-01", "Correct the day or the month"),
        ("2026/13/1", "Correct the day or the month"),
        ("0000-01-01", "Correct the day or the month"),
        ("1 May 2026", "Did you mean 2026-05-01?"),
        ("May 1st, 2026", "Did you mean 2026-05-01?"),
        ("01.05.2026", "Did you mean 2026-05-01?"),
        ("1/5/2026", "Write 2026-05-01 or 2026-01-05, whichever is meant"),
        ("5/31/2026", "Did you mean 2026-05-31?"),
        ("26-05-01", "Did you mean 2026-05-01?"),
        ("2023-14-05", "Did you mean 2023-05-14?"),
        ("2026-06-31", "That month's last day is 2026-06-30."),
        ("2026-05", "year-month-day"),
        ("2026-05-01T00:00:00Z", "Did you mean 2026-05-01?"),
        ("\u0662\u0660\u0662\u0666-\u0660\u0665-\u0660\u0661", "year-month-day"),
        ("yyyy-mm-dd", "year-month-day"),
        ("tomorrow", "year-month-day"),
        ("20260501", "year-month-day"),
        ("true", "year-month-day"),
        ("[2026-05-01]", "year-month-day"),
    ],
)
def test_anything_else_is_one_error_that_says_how_to_write_it(written: str, advice: str) -> None:
    (found,) = read(f"title: A\nreviewed: {written}\n", "metric")[1]
    assert (found.code, found.span[:2]) == ("DAT005", (2, 11))
    assert advice in found.help


def test_a_day_that_is_only_written_loosely_can_be_mended_by_machine() -> None:
    (found,) = read("title: A\nreviewed: 2026/5/1\n", "metric")[1]
    assert found.fix
    assert (found.fix.route, found.fix.text) == (("reviewed",), "2026-05-01")
