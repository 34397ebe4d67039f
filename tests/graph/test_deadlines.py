"""Deadlines: every date that somebody must meet, from every trait and kind, with its owner and its state."""

from __future__ import annotations

from datetime import date

import pytest

from opsbook.graph.deadline import Deadline, DeadlineState
from opsbook.model.record import Record
from tests.example_handbook import FILES
from tests.handbooks import KINDS, TODAY, in_memory

MAYA = {"data/people/maya.yml": "title: Maya\n"}


def dates(path: str, fields: str, today: date | str = TODAY) -> list[tuple[str, str]]:
    """What a record must meet, and when."""
    return [(found.what, str(found.due)) for found in deadlines(path, fields, today)]


def deadlines(path: str, fields: str, today: date | str = TODAY) -> list[Deadline]:
    return in_memory({**MAYA, path: f"title: X\n{fields}\n"}, date.fromisoformat(str(today))).deadlines


@pytest.mark.parametrize(
    ("kind", "fields", "expected"),
    [
        ("policies", "review_every: 6 months\nreviewed: 2026-08-31", [("Review", "2027-02-28")]),
        ("policies", "review_every: 6 months", []),
        ("exceptions", "expires: 2027-01-31", [("Exception expires", "2027-01-31")]),
        ("decisions", "decided_on: 2026-01-01\nrevisit_by: 2027-01-01", [("Decision to revisit", "2027-01-01")]),
        ("risks", "accepted_until: 2027-03-01", [("Risk acceptance lapses", "2027-03-01")]),
        ("experiments", "stage: running\nends: 2026-12-24", [("Experiment ends", "2026-12-24")]),
        ("forums", "next_on: 2026-12-01", [("Meeting", "2026-12-01")]),
        ("contracts", "schema: [{name: a, removed_on: 2027-05-01}, {name: b}]", [("Remove field a", "2027-05-01")]),
        (
            "metrics",
            "series: [{on: 2026-10-01, value: 1}, {on: 2026-09-01, value: 2}]",
            [("Metric reading", "2026-10-31")],
        ),
        ("metrics", "series: [{on: 2026-10-01, value: 1}]", []),
        ("paths", "walk_every: 3 months\nwalked: [{on: 2026-10-01}]", [("Golden path to walk", "2027-01-01")]),
        (
            "runbooks",
            "exercise_every: 1 year\nexercises: [{on: 2026-02-01}, {on: 2025-02-01}]",
            [("Runbook exercise", "2027-02-01")],
        ),
        (
            "tools",
            "access_review_every: 6 months\naccess_reviews: [{on: 2026-07-31}]",
            [("Access review", "2027-01-31")],
        ),
        ("tools", "contract: {end: 2027-05-31, notice: 3 months}", [("Contract notice", "2027-02-28")]),
        ("tools", "contract: {end: 2027-05-31}", [("Contract notice", "2027-05-31")]),
        (
            "tools",
            "contract: {end: 2024-02-29, notice: 30 days, auto_renews: true}",
            [("Contract notice", "2027-01-29")],
        ),
    ],
)
def test_every_kind_says_what_it_must_meet(kind: str, fields: str, expected: list[tuple[str, str]]) -> None:
    assert dates(f"data/{kind}/x.yml", fields) == expected


def test_each_kind_that_declares_deadlines_has_one_in_its_example() -> None:
    declaring = {name for name, model in KINDS.items() if model.deadlines is not Record.deadlines}
    running = {path: text.replace("stage: productionised", "stage: running") for path, text in FILES.items()}
    book = in_memory(running).book
    assert {record.kind.name for record in book if list(record.deadlines(TODAY))} == declaring


@pytest.mark.parametrize(
    ("path", "fields"),
    [
        ("data/policies/x.yml", "status: retired\nreview_every: 1 month\nreviewed: 2026-11-01"),
        ("data/exceptions/x.yml", "status: ended\nexpires: 2027-01-01"),
        ("data/decisions/x.yml", "status: rejected\nrevisit_by: 2027-01-01"),
        ("data/experiments/x.yml", "stage: stopped\nends: 2027-01-01"),
        ("data/risks/x.yml", "status: closed\naccepted_until: 2027-01-01"),
        ("data/tools/x.yml", "status: retired\ncontract: {end: 2027-01-01}"),
    ],
)
def test_what_is_over_has_no_deadlines(path: str, fields: str) -> None:
    assert dates(path, fields) == []


@pytest.mark.parametrize(
    ("due", "days", "state"),
    [
        ("2026-11-20", -1, DeadlineState.OVERDUE),
        ("2026-11-21", 0, DeadlineState.DUE_SOON),
        ("2026-12-21", 30, DeadlineState.DUE_SOON),
        ("2026-12-22", 31, DeadlineState.LATER),
    ],
)
def test_a_deadline_is_overdue_soon_or_later(due: str, days: int, state: DeadlineState) -> None:
    (found,) = deadlines("data/exceptions/x.yml", f"expires: {due}")
    assert (found.days, found.state) == (days, state)


def test_a_deadline_is_its_records_owners() -> None:
    (found,) = deadlines("data/exceptions/x.yml", "expires: 2027-01-01\nowner: maya")
    assert found.owner
    assert found.owner.key == "person:maya"
    (found,) = deadlines("data/exceptions/x.yml", "expires: 2027-01-01")
    assert found.owner is None


def test_the_nearest_comes_first() -> None:
    files = {f"data/exceptions/e{n}.yml": f"title: E\nexpires: 2027-0{n}-01\n" for n in (3, 1, 2)}
    assert [found.record.id for found in in_memory(files).deadlines] == ["e1", "e2", "e3"]


def test_a_date_that_cannot_be_read_is_no_deadline() -> None:
    assert dates("data/exceptions/x.yml", "expires: soon") == []
    assert dates("data/contracts/x.yml", "schema: [{name: a, removed_on: 2027-99-01}]") == []


@pytest.mark.parametrize(
    ("fields", "who"),
    [
        ("owner: maya", "maya"),
        ("owner: maya\nchair: ravi", "ravi"),
        ("owner: maya\nchair: nobody-here", "maya"),
        ("chair: ravi", "ravi"),
        ("attendees: [maya]", None),
    ],
)
def test_a_forum_without_a_chair_is_called_together_by_its_owner(fields: str, who: str | None) -> None:
    files = {**MAYA, "data/people/ravi.yml": "title: Ravi\n"}
    (one,) = in_memory({**files, "data/forums/x.yml": f"title: X\nnext_on: 2026-12-01\n{fields}\n"}).deadlines
    assert (one.owner.id if one.owner else None) == who
