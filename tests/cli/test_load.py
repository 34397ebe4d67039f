"""`opsbook deadlines --load`: how many fall due for each owner in each week."""

from __future__ import annotations

import json
from pathlib import Path

from tests.command_line import opsbook
from tests.handbooks import Files, write

BOOK: Files = {
    "data/people/maya.yml": "title: Maya Chen\n",
    "data/people/ravi.yml": "title: Ravi Patel\n",
    "data/exceptions/late.yml": "title: Late\nowner: maya\nexpires: 2026-11-01\n",
    "data/exceptions/a.yml": "title: A\nowner: maya\nexpires: 2026-11-23\n",
    "data/exceptions/b.yml": "title: B\nowner: maya\nexpires: 2026-11-29\n",
    "data/exceptions/c.yml": "title: C\nowner: ravi\nexpires: 2026-11-30\n",
    "data/exceptions/d.yml": "title: D\nexpires: 2027-02-01\n",
}


def test_a_table_of_owners_and_weeks(tmp_path: Path) -> None:
    write(tmp_path, BOOK)
    ran = opsbook(tmp_path, "deadlines", "--load")
    assert [line.split() for line in ran.out.splitlines()] == [
        ["week", "of", "late", "11-23", "11-30", "02-01", "later", "all"],
        ["maya", "1", "2", ".", ".", ".", "3"],
        ["(nobody)", ".", ".", ".", "1", ".", "1"],
        ["ravi", ".", ".", "1", ".", ".", "1"],
    ]


def test_the_same_for_programs_and_within_a_time(tmp_path: Path) -> None:
    write(tmp_path, BOOK)
    told = json.loads(opsbook(tmp_path, "deadlines", "--load", "--within", "2 weeks", "--output-format", "json").out)
    assert told["load"] == [
        {"owner": "person:maya", "total": 3, "late": 1, "weeks": {"2026-11-23": 2}},
        {"owner": "person:ravi", "total": 1, "late": 0, "weeks": {"2026-11-30": 1}},
    ]


def test_more_weeks_than_a_line_holds_are_counted_together(tmp_path: Path) -> None:
    many = {
        f"data/exceptions/e{n}.yml": f"title: E{n}\nowner: maya\nexpires: 2027-{n // 2 + 1:02}-{n % 2 * 14 + 1:02}\n"
        for n in range(16)
    }
    write(tmp_path, {**BOOK, **many})
    (maya,) = [line.split() for line in opsbook(tmp_path, "deadlines", "--load").out.splitlines() if "maya" in line]
    assert maya[-1] == "19"
    assert int(maya[-2]) > 0


def test_nothing_due_and_no_calendar(tmp_path: Path) -> None:
    write(tmp_path, {"data/people/maya.yml": "title: Maya\n"})
    assert opsbook(tmp_path, "deadlines", "--load").out == "Nothing is due.\n"
    assert opsbook(tmp_path, "deadlines", "--load", "--output-format", "ics").code == 2
