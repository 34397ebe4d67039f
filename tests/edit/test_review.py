"""`opsbook review`: a review is noted by adding an entry, and nothing else changes."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import pytest

from opsbook.graph.stagger import pile_ups
from tests import handbooks
from tests.command_line import opsbook
from tests.handbooks import TODAY, Files, in_memory

FILES: Files = {
    "data/people/maya-chen.yml": "title: Maya Chen\n",
    "data/people/ravi-patel.yml": "title: Ravi Patel\n",
    "data/teams/platform.yml": "title: Platform\nmembers: [maya-chen, ravi-patel]\n",
    "data/metrics/opt-in-rate.yml": (
        "# Agreed once.\ntitle: Opt-in rate\nowner: maya-chen  # since 2024\nreview_every: 6 months\n"
        "reviews:\n    - on: 2026-01-10\n      by: maya-chen\n\n# The rest.\nunit: '%'"
    ),
    "data/metrics/churn.yml": "title: Churn\nowner: platform\nreviewed: 2026-01-10\nunit: '%'\n",
    "data/policies/consent.md": "---\ntitle: Consent\nowner: ravi-patel\nreview_every: 1 year\n---\nBody.\n",
    "data/metrics/broken.yml": "title: Broken\nowner: [maya-chen]\n",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    handbooks.write(tmp_path, FILES)
    return tmp_path


def text(folder: Path, path: str) -> str:
    return (folder / "data" / path).read_bytes().decode()


def test_an_entry_is_added_below_the_others_in_their_manner(folder: Path) -> None:
    ran = opsbook(folder, "review", "opt-in-rate", "--outcome", "changed", "--note", "Read: two words changed.")
    assert (ran.code, ran.out) == (0, "data/metrics/opt-in-rate.yml: review of 2026-11-21 by maya-chen added\n")
    assert "due on 2027-05-21" in ran.err
    before = FILES["data/metrics/opt-in-rate.yml"]
    assert isinstance(before, str)
    assert text(folder, "metrics/opt-in-rate.yml") == before.replace(
        "      by: maya-chen\n",
        "      by: maya-chen\n    - on: 2026-11-21\n      by: maya-chen\n      outcome: changed\n"
        '      note: "Read: two words changed."\n',
    )


def test_a_first_entry_comes_behind_the_pace(folder: Path) -> None:
    opsbook(folder, "review", "policy:consent", "--on", "2026-10-01")
    assert text(folder, "policies/consent.md") == (
        "---\ntitle: Consent\nowner: ravi-patel\nreview_every: 1 year\n"
        "reviews:\n  - on: 2026-10-01\n    by: ravi-patel\n---\nBody.\n"
    )


def test_an_entry_beside_the_shorthand(folder: Path) -> None:
    opsbook(folder, "review", "churn", "--by", "platform")
    assert "reviewed: 2026-01-10\nreviews:\n  - on: 2026-11-21\n    by: platform\nunit" in text(
        folder, "metrics/churn.yml"
    )


def test_a_noted_review_is_what_the_check_then_reads(folder: Path) -> None:
    assert "REV001" in opsbook(folder, "check", "--output-format", "concise").out
    opsbook(folder, "review", "opt-in-rate")
    assert "opt-in-rate.yml" not in opsbook(folder, "check", "--output-format", "concise", "--select", "REV").out


REFUSED = {
    "several people answer": (("churn",), 2, "say who reviewed it with --by"),
    "no such record": (("opt-in-rat",), 2, "did you mean opt-in-rate?"),
    "nothing named": ((), 2, "say which record"),
    "a kind without reviews": (("maya-chen",), 2, "people have no reviews"),
    "no such person": (("opt-in-rate", "--by", "maya"), 2, "did you mean maya-chen?"),
    "no day": (("opt-in-rate", "--on", "yesterday"), 2, "is not a day"),
    "a day to come": (("opt-in-rate", "--on", "2026-11-22"), 2, "in the future"),
    "noted already": (("opt-in-rate", "--on", "2026-01-10"), 2, "already"),
    "no such outcome": (("opt-in-rate", "--outcome", "fine"), 2, "outcome"),
    "a record with errors": (("broken", "--by", "maya-chen"), 2, "has errors"),
    "a record together with suggestions": (("opt-in-rate", "--suggest"), 2, "leave the ID out"),
}


@pytest.mark.parametrize(("arguments", "code", "says"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_noted_changes_nothing(folder: Path, arguments: tuple[str, ...], code: int, says: str) -> None:
    ran = opsbook(folder, "review", *arguments)
    assert ran.code == code
    assert says in ran.err
    assert {path: text(folder, path.removeprefix("data/")) for path in FILES} == dict(FILES)


def test_an_id_that_several_records_have_wants_its_kind(folder: Path) -> None:
    handbooks.write(folder, {"data/services/consent.yml": "title: Consent\nowner: maya-chen\n"})
    assert "policy:consent or service:consent" in opsbook(folder, "review", "consent").err
    assert opsbook(folder, "review", "service:consent").code == 0


def test_a_reviewer_whose_id_a_team_has_too_is_written_with_the_kind(folder: Path) -> None:
    handbooks.write(folder, {"data/teams/ravi-patel.yml": "title: Ravi's\nmembers: [maya-chen]\n"})
    assert "several" in opsbook(folder, "review", "opt-in-rate", "--by", "ravi-patel").err
    opsbook(folder, "review", "opt-in-rate", "--by", "person:ravi-patel")
    assert "by: person:ravi-patel" in text(folder, "metrics/opt-in-rate.yml")


def due_in_weeks(*weeks: int) -> Files:
    """Metrics of one owner, whose reviews fall due so many weeks after Monday, 2026-11-23."""
    files = {"data/people/maya-chen.yml": "title: Maya Chen\n"}
    for number, week in enumerate(weeks):
        last = date(2025, 11, 24) + timedelta(weeks=week)
        files[f"data/metrics/m{number}.yml"] = (
            f"title: M{number}\nowner: maya-chen\nreview_every: 52 weeks\nreviewed: {last}\n"
        )
    return files


def test_a_week_that_piles_up_is_staggered_into_earlier_weeks_with_room() -> None:
    handbook = in_memory(due_in_weeks(3, 3, 3, 3, 2, 2))
    (found,) = pile_ups(handbook, 2)
    assert (str(found.monday), found.count) == ("2026-12-14", 4)
    assert [(move.record.id, str(move.until)) for move in found.moves] == [("m0", "2026-12-04"), ("m1", "2026-12-04")]


def test_nothing_is_put_off_and_no_week_filled_beyond_its_limit() -> None:
    handbook = in_memory(due_in_weeks(0, 0, 0, 0, 0, 1), date(2026, 11, 18))
    (found,) = pile_ups(handbook, 1)
    assert [move.until and str(move.until) for move in found.moves] == ["2026-11-20", None, None, None]


def test_at_a_weekend_the_week_that_ends_has_no_room_any_more() -> None:
    handbook = in_memory(due_in_weeks(0, 0, 1, 1), date(2026, 11, 21))
    assert [[move.until for move in found.moves] for found in pile_ups(handbook, 1)] == [[None], [None]]


def test_what_is_overdue_fills_the_present_week() -> None:
    overdue = due_in_weeks(-3, 0, 0)
    assert [move.until for move in pile_ups(in_memory(overdue, date(2026, 11, 20)), 1)[0].moves] == [None]
    assert [move.until for move in pile_ups(in_memory(overdue, date(2026, 11, 21)), 1)[0].moves] == [None, None]


def test_when_the_suggestions_are_followed_no_week_piles_up_and_nothing_is_late() -> None:
    weeks, limit = [3, 3, 3, 3, 3, 5, 5, 5, 8, 8, 8, 8], 2
    handbook = in_memory(due_in_weeks(*weeks))
    moves = {move.record.id: move for found in pile_ups(handbook, limit) for move in found.moves}
    assert all(move.until and TODAY <= move.until <= move.due for move in moves.values())
    load = Counter(
        moves[name].until if name in moves else date(2026, 11, 27) + timedelta(weeks=week)
        for name, week in ((f"m{number}", week) for number, week in enumerate(weeks))
    )
    assert max(load.values()) <= limit


def test_suggestions_name_owner_record_and_day(tmp_path: Path) -> None:
    handbooks.write(tmp_path, due_in_weeks(3, 3, 3), {"rules": {"review-pile-up": {"options": {"limit": 2}}}})
    ran = opsbook(tmp_path, "review", "--suggest")
    assert ran.out == (
        "maya-chen: 3 reviews in the week of 2026-12-14\n  metric:m0, due 2026-12-14: review by 2026-12-11\n"
    )
    assert "1 week has more than 2 reviews" in ran.err
