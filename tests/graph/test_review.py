"""Review states: exactly one of five on any day, and they follow each other in one order only."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from opsbook.graph.review import ReviewState, State
from tests.handbooks import TODAY, in_memory

ORDER = [State.CURRENT, State.DUE_SOON, State.OVERDUE]
CADENCES = st.sampled_from(["1 day", "2 weeks", "1 month", "6 months", "1 year", "P1M15D"])


def state(fields: str, today: date | str = TODAY, kind: str = "policies", **options: Any) -> ReviewState:
    """The review state of a record with these fields."""
    files = {f"data/{kind}/x.yml": f"title: X\n{fields}\n"}
    found = in_memory(files, date.fromisoformat(str(today)), options)
    answer = found.reviews.of(next(iter(found.book)))
    assert answer
    return answer


@st.composite
def reviewed(draw: st.DrawFn) -> str:
    """The review fields of a record, in any combination."""
    days = st.dates(date(2020, 1, 1), date(2030, 1, 1))
    lines = [f"review_every: {draw(CADENCES)}"] if draw(st.booleans()) else []
    lines += [f"reviews: [{', '.join(f'{{on: {day}}}' for day in draw(st.lists(days, max_size=3)))}]"]
    lines += [f"reviewed: {draw(days)}"] if draw(st.booleans()) else []
    lines += ["review_exempt: because"] if draw(st.integers(0, 4)) == 0 else []
    lines += [f"status: {draw(st.sampled_from(['draft', 'in-force', 'retired']))}"] if draw(st.booleans()) else []
    lines += [f"risk_tier: {draw(st.sampled_from(['low', 'medium', 'high']))}"] if draw(st.booleans()) else []
    return "\n".join(lines)


@given(reviewed(), st.dates(date(2019, 1, 1), date(2035, 1, 1)), st.sampled_from(["30 days", "1 day", "2 months"]))
@settings(max_examples=150)
def test_a_record_is_in_exactly_one_state_on_any_day(fields: str, today: date, soon: str) -> None:
    found = state(fields, today, due_soon=soon, review_every={"policy": {"high": "3 months"}})
    states = {
        State.EXEMPT: found.reason is not None,
        State.NEVER_REVIEWED: found.reason is None and found.last is None,
        State.CURRENT: bool(found.last and not found.reason and (found.days is None or found.days > found.window)),
        State.DUE_SOON: found.days is not None and 0 <= found.days <= found.window,
        State.OVERDUE: found.days is not None and found.days < 0,
    }
    assert [one for one, holds in states.items() if holds] == [found.state]
    assert (found.due is None) == (found.days is None)


@given(CADENCES, st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.integers(0, 500), st.integers(0, 60))
@settings(max_examples=60)
def test_time_only_moves_a_record_from_current_to_due_soon_to_overdue(
    every: str, last: date, later: int, more: int
) -> None:
    fields = f"review_every: {every}\nreviewed: {last}"
    first = state(fields, last + timedelta(days=later))
    second = state(fields, last + timedelta(days=later + more))
    assert ORDER.index(first.state) <= ORDER.index(second.state)


@given(CADENCES, st.dates(date(2020, 1, 1), date(2030, 1, 1)))
@settings(max_examples=40)
def test_the_due_day_itself_is_in_time_and_the_next_is_not(every: str, last: date) -> None:
    fields = f"review_every: {every}\nreviewed: {last}"
    due = state(fields, last).due
    assume(due is not None)
    assert due
    assert state(fields, due).state is State.DUE_SOON
    assert state(fields, due).days == 0
    assert state(fields, due + timedelta(days=1)).state is State.OVERDUE


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        ("2026-10-31", State.CURRENT),
        ("2026-11-01", State.DUE_SOON),
        ("2026-12-01", State.DUE_SOON),
        ("2026-12-02", State.OVERDUE),
    ],
)
def test_the_window_of_thirty_days_opens_thirty_days_before(today: str, expected: State) -> None:
    assert state("review_every: 6 months\nreviewed: 2026-06-01", today).state is expected


def test_the_latest_review_counts_in_whatever_order_they_stand() -> None:
    found = state("review_every: 1 year\nreviews: [{on: 2026-03-01}, {on: 2024-01-01}]\nreviewed: 2025-01-01")
    assert (found.last, found.due) == (date(2026, 3, 1), date(2027, 3, 1))


@pytest.mark.parametrize(
    ("fields", "every", "source"),
    [
        ("review_every: 1 month", "1 month", "record"),
        ("risk_tier: high", "3 months", "settings"),
        ("risk_tier: low", "2 years", "settings"),
        ("", "2 years", "settings"),
    ],
)
def test_the_records_own_pace_goes_before_that_of_its_kind_and_tier(fields: str, every: str, source: str) -> None:
    pace = {"policy": {"high": "3 months"}, "default": "2 years"}
    found = state(f"reviewed: 2026-11-01\n{fields}", review_every=pace)
    assert (str(found.cadence), found.cadence_from) == (every, source)


@pytest.mark.parametrize("status", ["draft", "retired"])
def test_nothing_is_asked_of_what_is_not_in_use(status: str) -> None:
    found = state(f"review_every: 1 month\nreviewed: 2020-01-01\nstatus: {status}")
    assert (found.state, found.due) == (State.EXEMPT, None)


def test_an_exemption_gives_its_reason() -> None:
    found = state("review_exempt: It never changes.\nreview_every: 1 day\nreviewed: 2020-01-01")
    assert (found.state, found.reason) == (State.EXEMPT, "It never changes.")


def test_a_replaced_record_is_exempt() -> None:
    files = {
        "data/policies/old.yml": "title: O\nreview_every: 1 day\nreviewed: 2020-01-01\n",
        "data/policies/new.yml": "title: N\nsupersedes: [old]\n",
    }
    found = in_memory(files)
    old = found.reviews.of(found.book.records["policy:old"])
    assert old
    assert (old.state, old.reason) == (State.EXEMPT, "It is no longer in use (replaced).")


def test_kinds_that_are_not_reviewed_have_no_state() -> None:
    found = in_memory({"data/terms/x.yml": "title: X\n"})
    assert found.reviews.of(found.book.records["term:x"]) is None
