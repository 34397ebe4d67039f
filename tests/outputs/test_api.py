"""The handbook for other programs."""

from __future__ import annotations

from tests.outputs.books import BOOK
from tests.outputs.emitted import Emit


def test_the_list_of_records_says_what_the_contract_promises(emit: Emit) -> None:
    document = emit(BOOK).data("api/v1/records.json")
    assert document["version"] == 1
    assert document["as_of"] == "2026-11-21"
    assert [record["key"] for record in document["records"]] == sorted(
        f"{kind}:{name}"
        for kind, name in [
            *(("person", name) for name in ("maya-chen", "ravi-patel", "old-hand")),
            *(("policy", name) for name in ("consent", "retention", "nobodys")),
            *(("service", name) for name in ("store", "mail")),
            *(("runbook", name) for name in ("store-down", "store-slow")),
            *(("role", name) for name in ("steward", "empty-seat")),
            ("team", "platform"),
            ("decision", "0001-buy"),
        ]
    )
    consent = next(record for record in document["records"] if record["key"] == "policy:consent")
    assert {name: consent[name] for name in ("kind", "id", "title", "summary", "url", "status")} == {
        "kind": "policy",
        "id": "consent",
        "title": "Consent",
        "summary": "Ask first.",
        "url": "policies/consent/",
        "status": "In force",
    }
    assert (consent["owner"], consent["deputy"]) == ("team:platform", "role:steward")
    assert consent["owner_chain"] == ["team:platform", "person:maya-chen", "person:ravi-patel"]
    assert (consent["review_state"], consent["due"]) == ("current", "2027-04-01")
    assert {"to": "service:store", "as": "Governs", "field": "applies_to[0]"} in consent["links_out"]


def test_links_stand_at_both_ends(emit: Emit) -> None:
    records = {record["key"]: record for record in emit(BOOK).data("api/v1/records.json")["records"]}
    out = {(key, link["to"], link["field"]) for key, record in records.items() for link in record["links_out"]}
    into = {(link["from"], key, link["field"]) for key, record in records.items() for link in record["links_in"]}
    assert out == into


def test_an_inherited_owner_says_from_where_and_a_gap_says_why(emit: Emit) -> None:
    records = {record["key"]: record for record in emit(BOOK).data("api/v1/records.json")["records"]}
    assert records["runbook:store-down"]["owner_inherited_from"] == "service:store"
    assert records["policy:retention"]["owner_gap"] == "left on 2026-05-01"
    assert records["policy:nobodys"]["owner_chain"] == []


def test_a_records_own_file_has_its_fields_with_references_as_keys(emit: Emit) -> None:
    record = emit(BOOK).data("api/v1/policies/consent.json")
    assert record["path"] == "data/policies/consent.yml"
    assert record["edit_url"] == "https://forge.example/ops/edit/main/data/policies/consent.yml"
    fields = record["fields"]
    assert fields["owner"] == "team:platform"
    assert fields["applies_to"] == ["service:store"]
    assert fields["reviews"][0]["by"] == "person:maya-chen"
    assert fields["review_every"] == "6 months"
    assert fields["purpose"] == "See [[service:store]] and [[policy:retention|the other one]]."


def test_a_reference_that_leads_nowhere_is_left_out(emit: Emit) -> None:
    policy = "title: P\nrelated: [nothing, store]\nowner: nobody\npurpose: See [[nothing|that]] and [[gone]].\n"
    site = emit({**BOOK, "data/policies/p.yml": policy})
    fields = site.data("api/v1/policies/p.json")["fields"]
    assert fields["related"] == ["service:store"]
    assert "owner" not in fields
    assert fields["purpose"] == "See that and an internal record."


def test_the_findings_have_the_shape_of_the_report(emit: Emit) -> None:
    site = emit(BOOK)
    document = site.data("api/v1/diagnostics.json")
    assert document["records"] == len(BOOK)
    assert len(document["diagnostics"]) == sum(document["summary"].values())
    ours = document["diagnostics"][0]
    assert {"code", "slug", "severity", "message", "help", "path", "line", "column", "record", "fix"} <= ours.keys()
