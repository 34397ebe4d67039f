"""Values that are codes: currencies, times of prices, time zones, addresses. A slip is told with what to write."""

from __future__ import annotations

import pytest

from tests.handbooks import WriteHandbook
from tests.read.test_yaml import read


def mended(field: str, value: str, kind: str) -> tuple[str, str | None, bool | None] | None:
    """The advice about one value of a record, the mend and whether that is a guess; None where the value is right."""
    found = read(f"title: A\n{field.replace('…', value)}\n", kind)[1]
    if not found:
        return None
    (one,) = found
    assert one.code == "DAT005"
    return one.help, one.fix.text if one.fix else None, one.fix.guess if one.fix else None


@pytest.mark.parametrize(
    ("written", "code", "guess"),
    [
        *(("Euro", "EUR", False), ("€", "EUR", False), ("eur", "EUR", False), ("euros", "EUR", False)),
        *(("Swiss francs", "CHF", False), ("pound sterling", "GBP", False), ("zł", "PLN", False)),
        *(("Dollars", "USD", True), ("$", "USD", True), ("£", "GBP", True), ("GPB", "GBP", True)),
        *(("EUOR", "EUR", True), ("Taler", None, None), ("XYZ", None, None)),
    ],
)
def test_a_currency_is_its_three_letters(written: str, code: str | None, guess: bool | None) -> None:
    found = mended('cost: {amount: 3, currency: "…"}', written, "tool")
    assert found
    assert (found[1:]) == (code, guess)
    assert (code or "three capital letters") in found[0]


@pytest.mark.parametrize("code", ["EUR", "GBP", "XOF", "CLF", "ZWG"])
def test_every_currency_of_today_is_known(code: str) -> None:
    assert mended("cost: {amount: 3, currency: …}", code, "tool") is None


@pytest.mark.parametrize(
    ("written", "help_says"),
    [("seat", "after basis:"), ("per user", "after basis:"), ("yera", "Write year"), ("moth", "Write month")],
)
def test_a_price_is_for_a_time(written: str, help_says: str) -> None:
    found = mended("cost: {amount: 3, per: …}", written, "tool")
    assert found
    assert help_says in found[0]


@pytest.mark.parametrize("written", ["year", "Month", "annum", "2 years", "week", "once", "seat and month", "campaign"])
def test_a_time_of_a_price_may_be_said_in_other_words(written: str) -> None:
    assert mended("cost: {amount: 3, per: …}", written, "tool") is None


@pytest.mark.parametrize(
    ("field", "written", "help_says"),
    [
        ("timezone", "europe/berlin", "Europe/Berlin"),
        ("timezone", "America/New York", "America/New_York"),
        ("timezone", "Foo/Bar", "Area/City"),
        ("email", "maya", "name@example.org"),
        ("phone", "see the intranet", "Write the number"),
    ],
)
def test_how_somebody_is_reached_can_be_used(field: str, written: str, help_says: str) -> None:
    found = mended(f"{field}: …", written, "person")
    assert found
    assert help_says in found[0]


@pytest.mark.parametrize(
    ("field", "written"),
    [
        *(("timezone", "Europe/London"), ("timezone", "America/Argentina/Ushuaia"), ("timezone", "CET")),
        *(("email", "maya@example.org"), ("email", "Maya Chen <maya@example.org>"), ("phone", "ext. 12")),
    ],
)
def test_what_can_be_used_is_left_as_it_is(field: str, written: str) -> None:
    assert mended(f"{field}: …", written, "person") is None


@pytest.mark.parametrize(
    ("written", "help_says"),
    [
        *(("6 monts", "6 months?"), ("6 Monate", "6 months?"), ("half year", "6 months?"), ("2 quarters", "6 months?")),
        *(("1.5 years", "18 months?"), ("twice a year", "6 months?"), ("un an", "Write it as")),
        *(("4 hours", "The shortest is 1 day"), ("24h", "The shortest is 1 day"), ("PT4H", "The shortest is 1 day")),
        *(("6", "as in 6 months, 6 weeks or 6 days"), ("never", "review_exempt:"), ("soon", "Write it as 6 months")),
    ],
)
def test_a_length_that_is_written_otherwise_is_understood(written: str, help_says: str) -> None:
    found = mended("review_every: …", written, "policy")
    assert found
    assert help_says in found[0]


def test_a_check_of_a_stage_names_a_rule_a_kind_and_a_share_that_there_are(handbook: WriteHandbook) -> None:
    checks = ("{rule: OWN0001}", "{rule: OWN, kind: polices}", "{rule: missing-owner, at_least: most}", "{rule: OWN}")
    criteria = "".join(f"- text: A\n  check: {check}\n" for check in checks)
    found = handbook({"data/stages/one.yml": f"title: One\nlevel: 1\ncriteria:\n{criteria}"}).diagnostics
    assert [(one.code, one.span.line, one.help) for one in found if one.code == "STG002"] == [
        ("STG002", 5, "Did you mean OWN001?"),
        ("STG002", 7, "Did you mean policies?"),
        ("STG002", 9, "Write a percentage, such as 90%."),
    ]


def test_a_person_whose_last_day_is_to_come_is_said_to_leave(handbook: WriteHandbook) -> None:
    files = {
        "data/people/maya.yml": "title: Maya\nstatus: left\nuntil: 2026-11-22\n",
        "data/policies/p.yml": "title: P\nowner: maya\n",
    }
    for today, said in (("2026-11-22", "leaves"), ("2026-11-23", "left")):
        found = handbook(files, today).diagnostics
        assert [one.message for one in found if one.code == "OWN002"] == [f"owner maya {said} on 2026-11-22"]


def test_of_many_fields_the_likest_are_named_and_where_all_stand() -> None:
    (found,) = read("title: A\nhue: x\n", "policy")[1]
    assert len(found.help.split(":", 1)[1].split(".")[0].split(",")) == 8
    assert "opsbook explain policy" in found.help
    (found,) = read("title: A\ncost: {amount: 3, hue: x}\n", "tool")[1]
    assert found.help == "Its fields are: amount, basis, currency, per."
