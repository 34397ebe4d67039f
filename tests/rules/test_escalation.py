"""An escalation by phone needs a number somewhere."""

from __future__ import annotations

import pytest

from tests.handbooks import WriteHandbook

BOOK = "title: Down\nescalation:\n  - {{after: 15, to: {}, via: '{}'}}\n"


@pytest.mark.parametrize(
    ("to", "via", "found"),
    [
        ("ana", "Call", True),
        ("ana", "by phone", True),
        ("ana", "Call 0800 555", False),
        ("ana", "Call, then write in the channel", False),
        ("ben", "Call", False),
        ("desk", "Call", False),
        ("kim", "Call", False),
    ],
)
def test_call_alone_asks_for_a_number(handbook: WriteHandbook, to: str, via: str, found: bool) -> None:
    files = {
        "data/people/ana.yml": "title: Ana\nemail: ana@desk.example\nchat: ana\n",
        "data/people/ben.yml": "title: Ben\nphone: +44 20 7946 0100\n",
        "data/people/kim.yml": "title: Kim\nstatus: on-leave\ndeputy: ben\n",
        "data/teams/desk.yml": "title: Desk\nmembers: [ana, ben]\n",
        "data/runbooks/down.yml": BOOK.format(to, via),
    }
    assert ("RUN003" in {one.code for one in handbook(files).diagnostics}) is found
