"""Live listings in hand-written pages."""

from __future__ import annotations

from lxml import html

from opsbook.emit.listing import listing
from tests.outputs.books import BOOK
from tests.outputs.emitted import Emit, words


def test_a_field_that_names_records_leads_to_them(emit: Emit) -> None:
    loan = "title: Loan\npolicy: retention\nreason: See [[consent]].\nexpires: 2027-01-31\nowner: maya-chen\n"
    site = emit({**BOOK, "data/exceptions/loan.yml": loan}).site
    table = html.fromstring(listing(site, "kind: exception\nshow: [title, policy, reason, expires]\n"))
    assert [words(cell) for cell in table.xpath("//tbody//td")] == [
        "Loan",
        "Retention",
        "See [[consent]].",
        "31 Jan 2027",
    ]
    assert table.xpath("//td[@data-label='Policy']/a/@href")[0].endswith("policies/retention/")


def test_several_that_are_named_are_told_apart(emit: Emit) -> None:
    role = "title: Data steward\nholders: [ravi-patel, maya-chen]\n"
    site = emit({**BOOK, "data/roles/steward.yml": role}).site
    table = html.fromstring(listing(site, "kind: role\nwhere: {title: Data steward}\nshow: [title, holders]\n"))
    assert words(table.xpath("//td[@data-label='Holders']")[0]) == "Ravi Patel , Maya Chen"
