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


ANA, BEN = "title: Ana\nchat: ana\n", "title: Ben\nphone: +44 20 7946 0100\n"


@pytest.mark.parametrize(
    ("files", "settings", "found"),
    [
        ({"people/ben": BEN}, {}, True),
        ({}, {}, False),
        ({"people/ben": BEN}, {"duty": {"label": "Duty", "phone": "0123"}}, False),
        ({"people/ben": BEN, "people/ana": ANA + "links: [{label: Work, url: 'tel:+44207946'}]\n"}, {}, False),
        ({"people/ben": BEN, "services/shop": "title: Shop\nsupport: {phone: '112'}\n"}, {}, False),
        ({"people/ben": BEN, "services/shop": "title: Shop\nsupport: {channel: shop}\n"}, {}, True),
        ({"people/ben": BEN, "runbooks/down": "body: The pager is +44 20 7946 0199.\n"}, {}, False),
        ({"people/ben": BEN, "runbooks/down": "reviewed: 2026-01-01\n"}, {}, True),
        ({"people/ben": BEN, "runbooks/down": "  - {after: 30, to: ben, via: phone}\n"}, {}, False),
    ],
)
def test_a_number_may_stand_wherever_the_runbook_leads_or_outside_the_handbook(
    handbook: WriteHandbook, files: dict[str, str], settings: dict[str, object], found: bool
) -> None:
    text = "title: Down\nservices: [shop]\nescalation:\n  - {after: 15, to: ana, via: phone}\n"
    known = {"people/ana": ANA, "services/shop": "title: Shop\n", **files}
    known["runbooks/down"] = text + files.get("runbooks/down", "")
    checked = handbook({f"data/{name}.yml": text for name, text in known.items()}, settings=settings)
    assert ("RUN003" in {one.code for one in checked.diagnostics}) is found
