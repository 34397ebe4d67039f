"""What is said of a value is said in plain words: nothing of the checker's own language reaches the reader."""

from __future__ import annotations

import re
from typing import Any

import pytest

from opsbook.diagnostic import Route, place_text
from opsbook.model.identity import Identity
from opsbook.model.validate import validate
from opsbook.read.document import Document
from opsbook.read.text import Text
from tests.example_handbook import FILES, document, fields
from tests.handbooks import KINDS
from tests.read.test_yaml import read

JARGON = re.compile(
    r"pydantic|https?://errors|input|instance|validat|literal|annotat|dictionary|\bdict\b|\bstr\b|\bint\b|\bfloat\b|"
    r"\bbool\b|\bNone\b|NoneType|\btuple\b|\bstring\b|\binteger\b|\bnull\b|something else|_type\b|\[type=|expected|"
    r"PT\d|schema valid|extra inputs|Decimal|regex|pattern",
    re.IGNORECASE,
)
WRONG: list[Any] = [
    None,
    True,
    7,
    -3,
    1.5,
    10**25,
    "",
    " ",
    "x",
    "tomorrow",
    [],
    ["x"],
    [[]],
    {},
    {"x": 1},
    [None],
    [{}],
]


def with_value(values: Any, route: tuple[str | int, ...], wrong: Any) -> Any:
    """The values with another one at a route."""
    if not route:
        return wrong
    if isinstance(values, dict):
        return {key: with_value(value, route[1:], wrong) if key == route[0] else value for key, value in values.items()}
    return [with_value(value, route[1:], wrong) if index == route[0] else value for index, value in enumerate(values)]


@pytest.mark.parametrize("path", FILES)
def test_every_wrong_value_of_every_field_is_spoken_of_in_plain_words(path: str) -> None:
    model = KINDS.by_plural(path.split("/")[1])
    assert model
    whole = document(path)
    for route in fields(path):
        for wrong in WRONG:
            changed = Document(Text(""), with_value(whole.values, route, wrong), ())
            record, found = validate(model, Identity(model.kind.name, "x", path), changed)
            assert record.title
            for one in found:
                assert one.message
                assert one.help
                assert not JARGON.search(without_names(f"{one.message} {one.help}")), one


def without_names(text: str) -> str:
    """The text without names of fields, which are the reader's own words."""
    return re.sub(r"Its fields are.*|Did you mean \w+\?|add a line \w+:|^\w+:? |(in|entry of) \w+", "", text)


@pytest.mark.parametrize(
    ("kind", "line", "says"),
    [
        ("tool", "sso: 'yes'", 'sso must be true or false, not "yes". Write true.'),
        ("tool", "seats: '5'", 'seats must be a whole number, not "5". Write 5, without quotes.'),
        (
            "tool",
            "seats: 5.5",
            "seats must be a whole number, not the number 5.5. Write only digits, such as 12.",
        ),
        ("tool", "sso: maybe", 'sso must be true or false, not "maybe". Write true or false.'),
        ("tool", "vendor: [a]", "vendor must be text, not a list. Write one text instead of a list, as in vendor: a"),
        (
            "tool",
            "related: [[[a]]]",
            "the 1st entry of related must be text, not a list. Write one text instead of a list, as in a",
        ),
        (
            "policy",
            "localises: {policy: buses}",
            "localises must be text, not named fields. Only the id of a record belongs here, as in localises: buses",
        ),
        ("tool", "vendor: [Ada & Co]", "vendor must be text, not a list. Write one text instead of a list."),
        (
            "tool",
            "vendor: [[a]]",
            "vendor must be text, not a list. A text that begins with a link needs quotes, as in",
        ),
        (
            "policy",
            "owner: [[ana]]",
            "owner must be text, not a list. Write one text instead of a list, as in owner: ana",
        ),
        (
            "policy",
            "owner: [ana, ben]",
            "owner must be text, not a list. Write one text instead of a list, as in owner: ana",
        ),
        ("tool", "vendor: {a: b}", "vendor must be text, not named fields. Write one text. It needs quotes if"),
        ("tool", "vendor: ''", "vendor is empty. Write the text, or delete the line."),
        ("tool", "vendor: '  '", "vendor is empty. Write the text, or delete the line."),
        ("tool", "tags: crm", 'tags must be a list, not "crm". Put it in square brackets, as in tags: [crm].'),
        ("tool", "cost: 12", "cost must be named fields, not the number 12. Write cost: {amount: 12}."),
        ("tool", "review_every: soon", 'review_every must be a length of time, not "soon". Write it as 6 months,'),
        ("risk", "likelihood: 6", "likelihood is 6; it must be at most 5. Write a number from 1 to 5."),
        ("risk", "likelihood: 0", "likelihood is 0; it must be at least 1. Write a number from 1 to 5."),
        ("policy", "version: 1.10", "version must be a whole number or text, not the number 1.1. Put it in quotes"),
        (
            "policy",
            "status: imlpemented",
            'status cannot be "imlpemented". Write one of: draft, in-force',
        ),
        (
            "policy",
            "status: In Force",
            'status cannot be "In Force". Did you mean in-force? Write one of',
        ),
        ("policy", "risk_tier: hihg", 'risk_tier cannot be "hihg". Did you mean high? Write one of'),
        (
            "term",
            "audience: Internl",
            'audience cannot be "Internl". Did you mean internal? Write one of',
        ),
    ],
)
def test_a_message_says_what_is_wanted_what_is_there_and_what_to_do(kind: str, line: str, says: str) -> None:
    (found,) = read(f"title: A\n{line}\n", kind)[1]
    assert f"{found.message}. {found.help}".startswith(says)
    assert found.span.line == 2


@pytest.mark.parametrize(
    ("kind", "line", "advises"),
    [
        ("policy", "id: consent", "Delete this line."),
        ("policy", "kind: policy", "Delete this line."),
        ("policy", "tags: [a, , b]", "Delete the comma or bracket that is too many"),
        ("policy", "reviews: {on: 2026-01-01}", "Put a hyphen and a space before its first field, as in - on: …"),
        ("policy", "requirements: Lock it.", "Write - text: Lock it. on the line below"),
        ("policy", "requirements: [Lock it.]", "Write {text: Lock it.} in its place."),
        ("policy", "requirements: {dogs: No dogs}", "Write - {id: dogs, text: No dogs} on the line below"),
        ("policy", "requirements: [[a, [b]]]", "each as name: value. It needs text."),
        ("policy", "reviews: 2026-05-01", "Write - on: 2026-05-01 on the line below"),
        ("policy", "approvals: maya", "Write - {by: maya, on: …} on the line below"),
        ("policy", "links: https://a.example", 'Write - {label: …, url: "https://a.example"} on the line below'),
        ("policy", "measured_by: none", "If there is none, delete the line."),
        ("policy", "purpose: [so, that]", "as in purpose: so that"),
        ("policy", "effective_from: 0206-05-01", "Correct the year; it is written year-month-day."),
        ("policy", "effective_from: never", "If there is no such day, delete the line."),
        ("policy", "effective_from: 2027", "such as 2027-12-31"),
        ("policy", "risk_tier: critical", "Did you mean high?"),
        ("policy", "audience: everyone", "Did you mean public?"),
        ("risk", "likelihood: probably", "Write a whole number from 1 to 5."),
        ("risk", "likelihood: 4/5", "Write the number alone, as in 4."),
        ("risk", "likelihood: four", "Write the number alone, as in 4."),
        ("tool", "seats: 1.5k", "Write the number alone, as in 1500."),
        ("tool", "seats: -3", "Write a number of at least 0."),
        ("tool", "seats: 10-20", "Write only digits, such as 12."),
        ("tool", "sso: ja", "Write true."),
        ("tool", "cost: 1200 EUR per year", "Write cost: {amount: 1200}."),
        ("tool", "contract: 2027-12-31", "Write contract: {end: 2027-12-31}."),
        ("runbook", "steps: Look around", "Write - do: Look around on the line below"),
        ("runbook", "detection: The bell rings", "Write detection: {alert: The bell rings}. Its fields are: alert,"),
        ("runbook", "first: 'Stop: now'", 'Write first: {do: "Stop: now"}.'),
        ("service", "readiness: passed", "Write readiness: {outcome: passed}."),
        ("metric", "series: {2026-05-01: 5}", "Write - {on: 2026-05-01, value: 5} on the line below"),
        ("metric", "series: [[2026-05-01, 5]]", "Write {on: 2026-05-01, value: 5} in its place."),
        ("team", "members: {lead: maya}", "as in members: [maya]"),
        ("policy", "related:\n  – mail\n  – chat", "Begin each item with a hyphen and a space, as in - mail"),
        ("policy", "related:\n  -mail", "Begin each item with a hyphen and a space, as in - mail"),
        ("policy", "review_every: quarterly", "Did you mean 3 months? Write it as 6 months,"),
        ("policy", "review_every: every six months", "Did you mean 6 months? Write it as 6 months,"),
        ("policy", "review_every: 90d", "Did you mean 90 days? Write it as 6 months,"),
    ],
)
def test_what_to_write_is_said_with_the_value_itself(kind: str, line: str, advises: str) -> None:
    (found,) = read(f"title: A\n{line}\n", kind)[1]
    assert advises in found.help


@pytest.mark.parametrize(
    ("route", "said"),
    [
        (("status",), "status"),
        (("cost", "currency"), "currency: in cost"),
        (("members", 1), "the 2nd entry of members"),
        (("requirements", 0, "level"), "level: in the 1st entry of requirements (two-days)"),
        (("reviews", 2, "by"), "by: in the 3rd entry of reviews"),
        (("tags", 10), "the 11th entry of tags"),
        (("tags", 20), "the 21st entry of tags"),
        (("tags", 111), "the 112th entry of tags"),
        (("sections", 0, "items", 3, "text"), "text: in the 4th entry of items: in the 1st entry of sections (Before)"),
    ],
)
def test_a_place_is_told_as_people_count_and_call_it(route: Route, said: str) -> None:
    values = {"requirements": [{"id": "two-days", "level": "must"}], "sections": [{"title": "Before", "items": []}]}
    assert place_text(route, values) == said


@pytest.mark.parametrize(
    ("kind", "line", "mend"),
    [
        ("runbook", "detection: The bell rings", "{alert: The bell rings}"),
        ("tool", "cost: 12", "{amount: 12}"),
        ("tool", "cost: 12 EUR", None),
        ("policy", "approvals: [maya]", None),
        ("policy", "requirements: [Lock it]", "{text: Lock it}"),
    ],
)
def test_a_value_beside_its_field_can_be_put_into_it_where_nothing_is_lost_or_lacking(
    kind: str, line: str, mend: str | None
) -> None:
    (found,) = read(f"title: A\n{line}\n", kind)[1]
    assert (found.fix.text if found.fix else None) == mend
    assert not found.fix or found.fix.guess
