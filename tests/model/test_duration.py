"""Lengths of time: how they are written, and the day on which something falls due."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opsbook.model.duration import Duration, overdue

LENGTHS = st.builds(Duration, months=st.integers(0, 60), days=st.integers(0, 400)).filter(
    lambda length: length.months or length.days
)
DAYS = st.dates(date(1900, 1, 1), date(2200, 1, 1))


@pytest.mark.parametrize(
    ("written", "length"),
    [
        ("6 months", Duration(months=6)),
        ("1 month", Duration(months=1)),
        ("1 months", Duration(months=1)),
        ("90 days", Duration(days=90)),
        ("2 weeks", Duration(days=14)),
        ("1 year", Duration(months=12)),
        ("3months", Duration(months=3)),
        (" 6 months ", Duration(months=6)),
        ("P6M", Duration(months=6)),
        ("P1Y2M3W4D", Duration(months=14, days=25)),
        ("P90D", Duration(days=90)),
    ],
)
def test_a_duration_is_written_in_words_or_as_iso_8601(written: str, length: Duration) -> None:
    assert Duration.parse(written) == length


@pytest.mark.parametrize(
    "written",
    [
        *("", "soon", "6", "months", "six months", "-6 months", "0 days", "6.5 months", "6 month s", "6 Months"),
        *("P", "P0D", "PT6H", "6M", "P6", "6 hours", "1 year 6 months", "10000 days", "quarterly"),
    ],
)
def test_anything_else_is_no_duration(written: str) -> None:
    with pytest.raises(ValueError, match=re.escape(written) or "^$"):
        Duration.parse(written)


@pytest.mark.parametrize(
    ("start", "length", "end"),
    [
        ("2026-08-31", "6 months", "2027-02-28"),
        ("2027-08-31", "6 months", "2028-02-29"),
        ("2024-02-29", "1 year", "2025-02-28"),
        ("2024-02-29", "P4Y", "2028-02-29"),
        ("2026-01-31", "1 month", "2026-02-28"),
        ("2026-12-31", "2 months", "2027-02-28"),
        ("2026-12-15", "1 month", "2027-01-15"),
        ("2026-02-28", "1 month", "2026-03-28"),
        ("2026-01-31", "P1M1D", "2026-03-01"),
        ("2026-11-21", "90 days", "2027-02-19"),
    ],
)
def test_months_end_at_the_months_last_day(start: str, length: str, end: str) -> None:
    assert Duration.parse(length).after(date.fromisoformat(start)) == date.fromisoformat(end)


@pytest.mark.parametrize(
    ("end", "length", "start"),
    [
        ("2027-05-31", "3 months", "2027-02-28"),
        ("2026-01-15", "1 month", "2025-12-15"),
        ("2026-03-01", "1 day", "2026-02-28"),
    ],
)
def test_a_notice_is_counted_back_by_the_same_rule(end: str, length: str, start: str) -> None:
    assert Duration.parse(length).before(date.fromisoformat(end)) == date.fromisoformat(start)


@given(LENGTHS, DAYS)
def test_after_is_later_and_before_is_earlier(length: Duration, day: date) -> None:
    assert length.before(day) < day < length.after(day)


@given(LENGTHS, DAYS, st.integers(0, 40))
def test_a_later_start_never_gives_an_earlier_end(length: Duration, day: date, more: int) -> None:
    assert length.after(day) <= length.after(day + timedelta(days=more))


@given(LENGTHS.filter(lambda length: not (length.months and length.days)))
def test_a_duration_reads_what_it_writes(length: Duration) -> None:
    assert Duration.parse(str(length)) == length


@pytest.mark.parametrize("length", ["9999 years", "9999 months", "9999 weeks", "P9999Y9999M9999W9999D"])
def test_the_calendar_has_an_end_and_no_length_runs_past_it(length: str) -> None:
    assert Duration.parse(length).after(date(9990, 2, 1)) == date.max or Duration.parse(length).months
    assert Duration.parse(length).before(date(2, 2, 1)) >= date.min


def test_the_due_day_itself_is_in_time() -> None:
    due = date(2026, 11, 21)
    assert not overdue(due, due)
    assert overdue(due, date(2026, 11, 22))


@pytest.mark.parametrize(
    ("shorter", "longer"), [("30 days", "1 month"), ("1 month", "31 days"), ("12 months", "366 days")]
)
def test_lengths_compare_by_their_nominal_days(shorter: str, longer: str) -> None:
    assert Duration.parse(shorter).nominal_days < Duration.parse(longer).nominal_days
