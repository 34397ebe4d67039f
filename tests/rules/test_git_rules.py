"""The rules that look into git: each against a real repository, with the faults and with what only looks like one."""

from __future__ import annotations

from pathlib import Path

import pytest

from opsbook.checked import Checked
from tests import handbooks
from tests.git import Repository

PEOPLE = {
    "data/people/maya-chen.yml": "title: Maya Chen\n",
    "data/people/ravi-patel.yml": "title: Ravi Patel\n",
    "data/forums/steering.yml": "title: Steering committee\n",
}


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return Repository(tmp_path / "handbook")


def checked(repository: Repository) -> Checked:
    """The handbook as it stands now."""
    return handbooks.checked(repository.folder)


def places(repository: Repository, *codes: str) -> list[str]:
    """Where the rules with these codes find something now."""
    return handbooks.places([one for one in checked(repository).diagnostics if one.code in codes])


# REV007 edited-since-review

METRIC = """\
title: Opt-in rate
formula: People who said yes, of those who were asked.
reviews:
  - on: 2026-05-10
    by: maya-chen
"""
METRIC_FILE = "data/metrics/opt-in-rate.yml"


def test_an_edit_after_the_review_is_found_at_the_review(repository: Repository) -> None:
    repository.commit("2026-04-01", {**PEOPLE, METRIC_FILE: METRIC})
    repository.commit("2026-08-01", {METRIC_FILE: METRIC.replace("were asked", "saw the question")})
    found = [one for one in checked(repository).diagnostics if one.code == "REV007"]
    assert [one.message for one in found] == ["edited on 2026-08-01 by Maya Chen, after the review of 2026-05-10"]
    assert places(repository, "REV007") == [f"{METRIC_FILE}:4:9 REV007"]


@pytest.mark.parametrize(
    "text",
    [
        METRIC.replace("title: Opt-in rate\n", "# The rate of opting in.\ntitle:   'Opt-in rate'\n"),
        "formula: >-\n  People who said yes,\n  of those who were asked.\n"
        + METRIC.replace("formula: People who said yes, of those who were asked.\n", ""),
        METRIC + "  - on: 2026-08-01\n    by: maya-chen\n",
        METRIC + "series:\n  - {on: 2026-07-31, value: 38}\n",
        METRIC + "review_every: 12 months\n",
        METRIC.replace("formula: People who", "formula: |\n  People\n  who"),
        METRIC + "tags: [permission]\nrelated: [maya-chen]\naliases: [yes-rate]\n",
    ],
    ids=[
        "comment and quotes",
        "order and folding",
        "a review",
        "a reading",
        "the pace",
        "wrapping",
        "what leads to it",
    ],
)
def test_what_is_no_substance_is_no_edit(repository: Repository, text: str) -> None:
    repository.commit("2026-04-01", {**PEOPLE, METRIC_FILE: METRIC})
    repository.commit("2026-08-01", {METRIC_FILE: text})
    assert places(repository, "REV007") == []


def test_a_number_in_quotes_is_the_same_number(repository: Repository) -> None:
    repository.commit("2026-04-01", {**PEOPLE, METRIC_FILE: f"{METRIC}target: 40\n"})
    repository.commit("2026-08-01", {METRIC_FILE: f"{METRIC}target: '40'\n"})
    assert places(repository, "REV007") == []


WRITTEN = METRIC + (
    "owner: maya-chen\nregions: [eu, us]\nblind_spots:\n  - Those who were not asked.\n"
    "body: |\n  See [[maya-chen]].\n\n  - One.\n  - Two.\n\n  ```\n  ask  --all\n  ```\n"
)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("owner: maya-chen", "owner: person:maya-chen"),
        ("[[maya-chen]]", "[[person:maya-chen]]"),
        ("[eu, us]", "[us, eu]"),
        ("blind_spots:\n  - Those", "blind_spots: Those"),
        ("- One.\n  - Two.", "* One.\n  * Two."),
        ("owner:", "audience: internal\nowner:"),
    ],
    ids=["a kind", "a kind in prose", "order of a set", "a single item", "bullets", "what holds anyway"],
)
def test_the_same_written_in_another_way_is_no_edit(repository: Repository, old: str, new: str) -> None:
    repository.commit("2026-04-01", {**PEOPLE, METRIC_FILE: WRITTEN})
    repository.commit("2026-08-01", {METRIC_FILE: WRITTEN.replace(old, new)})
    assert places(repository, "REV007") == []
    repository.commit("2026-08-02", {METRIC_FILE: WRITTEN.replace(old, new).replace("ask  --all", "ask --all")})
    assert places(repository, "REV007") == [f"{METRIC_FILE}:4:9 REV007"]


def test_an_edit_is_found_before_it_is_committed(repository: Repository) -> None:
    edited = METRIC.replace("were asked", "saw it")
    repository.commit("2026-04-01", {**PEOPLE, METRIC_FILE: METRIC})
    handbooks.write(repository.folder, {METRIC_FILE: edited})
    found = [one.message for one in checked(repository).diagnostics if one.code == "REV007"]
    assert found == ["edited (not committed yet), after the review of 2026-05-10"]
    handbooks.write(repository.folder, {METRIC_FILE: f"{edited}series:\n  - {{on: 2026-07-31, value: 38}}\n"})
    assert places(repository, "REV007") == [f"{METRIC_FILE}:4:9 REV007"]
    handbooks.write(repository.folder, {METRIC_FILE: f"{edited}  - {{on: 2026-06-01, by: maya-chen}}\n"})
    assert places(repository, "REV007") == []


def test_an_edit_made_in_a_merge_is_found(repository: Repository) -> None:
    repository.commit("2026-04-01", {**PEOPLE, METRIC_FILE: METRIC})
    repository.run("switch", "--quiet", "-c", "side")
    repository.commit("2026-06-01", {"data/people/kim-sato.yml": "title: Kim Sato\n"})
    repository.run("switch", "--quiet", "main")
    repository.run("merge", "--quiet", "--no-ff", "--no-commit", "side")
    repository.commit("2026-08-01", {METRIC_FILE: METRIC.replace("were asked", "saw it")})
    found = [one.message for one in checked(repository).diagnostics if one.code == "REV007"]
    assert found == ["edited on 2026-08-01 by Maya Chen, after the review of 2026-05-10"]


def test_a_file_that_was_renamed_keeps_what_was_edited(repository: Repository) -> None:
    edited = METRIC.replace("were asked", "saw it")
    renamed = "data/metrics/yes-rate.yml"
    repository.commit("2026-04-01", {**PEOPLE, METRIC_FILE: METRIC})
    repository.commit("2026-08-01", {METRIC_FILE: edited})
    repository.run("mv", METRIC_FILE, renamed)
    repository.commit("2026-09-01", {})
    assert places(repository, "REV007") == [f"{renamed}:4:9 REV007"]


def test_a_record_that_is_written_as_markdown_from_now_on_is_no_edit(repository: Repository) -> None:
    repository.commit("2026-04-01", {**PEOPLE, METRIC_FILE: METRIC})
    (repository.folder / METRIC_FILE).unlink()
    repository.commit("2026-08-01", {METRIC_FILE.replace(".yml", ".md"): f"---\n{METRIC}---\n"})
    assert places(repository, "REV007") == []


def test_another_record_in_place_of_one_is_not_that_record(repository: Repository) -> None:
    other = METRIC.replace("Opt-in rate", "Bounce rate").replace(
        "People who said yes, of those who were asked", "Bounces"
    )
    repository.commit("2026-04-01", {**PEOPLE, METRIC_FILE: METRIC})
    (repository.folder / METRIC_FILE).unlink()
    repository.commit("2026-08-01", {"data/metrics/bounce-rate.yml": other})
    assert places(repository, "REV007") == []


def test_the_first_commit_is_the_baseline(repository: Repository) -> None:
    repository.commit("2026-08-01", {**PEOPLE, METRIC_FILE: METRIC})
    assert places(repository, "REV007") == []
    repository.commit("2026-08-02", {METRIC_FILE: METRIC.replace("were asked", "saw it")})
    assert places(repository, "REV007") == [f"{METRIC_FILE}:4:9 REV007"]


def test_an_edit_on_the_day_of_the_review_belongs_to_it(repository: Repository) -> None:
    repository.commit("2026-04-01", {**PEOPLE, METRIC_FILE: METRIC})
    repository.commit("2026-05-10", {METRIC_FILE: METRIC.replace("were asked", "saw it")})
    assert places(repository, "REV007") == []


def test_an_edit_that_was_undone_is_none(repository: Repository) -> None:
    repository.commit("2026-04-01", {**PEOPLE, METRIC_FILE: METRIC})
    repository.commit("2026-08-01", {METRIC_FILE: METRIC.replace("were asked", "saw it")})
    repository.commit("2026-08-02", {METRIC_FILE: METRIC})
    assert places(repository, "REV007") == []


def test_the_edit_is_named_and_not_the_reformatting_after_it(repository: Repository) -> None:
    edited = METRIC.replace("were asked", "saw it")
    repository.commit("2026-04-01", {**PEOPLE, METRIC_FILE: METRIC})
    repository.commit("2026-08-01", {METRIC_FILE: edited})
    repository.commit("2026-09-01", {METRIC_FILE: f"# A rate.\n{edited}"})
    found = [one.message for one in checked(repository).diagnostics if one.code == "REV007"]
    assert found == ["edited on 2026-08-01 by Maya Chen, after the review of 2026-05-10"]


def test_a_reference_that_follows_a_new_id_is_no_edit(repository: Repository) -> None:
    old = METRIC + "source: consent-store\n"
    service = "title: Consent store\n"
    repository.commit("2026-04-01", {**PEOPLE, METRIC_FILE: old, "data/services/consent-store.yml": service})
    (repository.folder / "data/services/consent-store.yml").unlink()
    renamed = {"data/services/permissions.yml": f"{service}aliases: [consent-store]\n"}
    repository.commit("2026-08-01", {METRIC_FILE: METRIC + "source: permissions\n", **renamed})
    assert places(repository, "REV007", "REF007") == []


# REV008 dependency-changed

SERVICE = "title: Consent store\nsupport: Ask in the channel.\n"
RUNBOOK = """\
title: The store is down
services: [consent-store]
reviews:
  - {on: 2026-05-10, by: maya-chen}
"""


def test_a_dependency_that_was_edited_is_found_at_the_reference(repository: Repository) -> None:
    files = {"data/services/consent-store.yml": SERVICE, "data/runbooks/store-down.yml": RUNBOOK}
    repository.commit("2026-04-01", {**PEOPLE, **files})
    assert places(repository, "REV008") == []
    repository.commit("2026-08-01", {"data/services/consent-store.yml": SERVICE.replace("channel", "forum")})
    assert places(repository, "REV008") == ["data/runbooks/store-down.yml:2:12 REV008"]
    assert places(repository, "REV007") == []


# POL005 approval-outdated

POLICY = """\
title: Consent
owner: maya-chen
version: 1
approvals:
  - by: steering
    on: 2026-05-10
    version: 1
requirements:
  - id: ask-first
    text: No message without a recorded consent.
"""
POLICY_FILE = "data/policies/consent.yml"


def test_an_edit_after_the_approval_is_found_at_the_approval(repository: Repository) -> None:
    repository.commit("2026-05-10", {**PEOPLE, POLICY_FILE: POLICY})
    repository.commit("2026-08-01", {POLICY_FILE: POLICY.replace("a recorded consent", "consent")})
    assert places(repository, "POL005") == [f"{POLICY_FILE}:6:9 POL005"]


def test_an_approval_that_is_committed_with_the_text_covers_it(repository: Repository) -> None:
    draft = "title: Consent\nowner: maya-chen\nstatus: draft\nrequirements:\n  - {id: ask, text: Ask first.}\n"
    repository.commit("2026-04-01", {**PEOPLE, POLICY_FILE: draft})
    repository.commit("2026-05-14", {POLICY_FILE: POLICY})
    assert places(repository, "POL005") == []
    repository.commit("2026-08-01", {POLICY_FILE: POLICY.replace("a recorded consent", "consent")})
    assert places(repository, "POL005") == [f"{POLICY_FILE}:6:9 POL005"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("owner: maya-chen", "owner: ravi-patel"),
        ("title: Consent\n", "title: Consent\ntags: [opt-in]\n"),
        (
            "title: Consent\n",
            "title: Consent\nreview_every: 6 months\nreviews:\n  - {on: 2026-08-01, by: ravi-patel}\n",
        ),
        ("title: Consent\n", "# What people allow.\ntitle: Consent\n"),
    ],
    ids=["owner", "tags", "review", "comment"],
)
def test_what_needs_no_new_approval(repository: Repository, old: str, new: str) -> None:
    repository.commit("2026-05-10", {**PEOPLE, POLICY_FILE: POLICY})
    repository.commit("2026-08-01", {POLICY_FILE: POLICY.replace(old, new)})
    assert places(repository, "POL005") == []


# DEC004 edited-after-acceptance

DECISION = """\
title: One consent store
status: accepted
owner: maya-chen
decided_on: 2026-05-10
deciders: [steering]
options:
  - title: One store
    cons: [Sending depends on it.]
  - title: Copies
chosen: One store
"""
DECISION_FILE = "data/decisions/0012-one-store.yml"


def test_an_edit_is_found_beside_a_field_that_cannot_be_read(repository: Repository) -> None:
    unread = f"{DECISION}risk_tier: urgent\n"
    repository.commit("2026-05-12", {**PEOPLE, DECISION_FILE: unread})
    assert places(repository, "DEC004") == []
    repository.commit("2026-06-01", {DECISION_FILE: unread.replace("urgent", "grave")})
    assert places(repository, "DEC004") == []
    repository.commit("2026-06-02", {DECISION_FILE: unread.replace("chosen: One store", "chosen: Copies")})
    assert places(repository, "DEC004") == [f"{DECISION_FILE}:10:9 DEC004"]


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("chosen: One store", "chosen: Copies", "10:9"),
        ("[Sending depends on it.]", "[Sending stops with it.]", "8:12"),
        ("  - title: Copies\n", "", "7:3"),
        ("deciders: [steering]\n", "", "1:1"),
    ],
    ids=["a value", "a value inside", "an entry that is gone", "a field that is gone"],
)
def test_an_edit_after_acceptance_is_found_where_it_was_made(
    repository: Repository, old: str, new: str, place: str
) -> None:
    repository.commit("2026-05-12", {**PEOPLE, DECISION_FILE: DECISION})
    assert places(repository, "DEC004") == []
    repository.commit("2026-08-01", {DECISION_FILE: DECISION.replace(old, new)})
    assert places(repository, "DEC004") == [f"{DECISION_FILE}:{place} DEC004"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("status: accepted", "status: deprecated"),
        ("owner: maya-chen", "owner: ravi-patel"),
        ("title: One consent store\n", "title: One consent store\ntags: [consent]\nrevisit_by: 2027-05-10\n"),
        ("title: One consent store\n", "# Decided in spring.\ntitle: 'One consent store'\n"),
        ("deciders: [steering]\n", "deciders:\n  - steering\n"),
    ],
    ids=["status", "owner", "tags and the day to look again", "comment and quotes", "layout"],
)
def test_what_may_change_after_acceptance(repository: Repository, old: str, new: str) -> None:
    repository.commit("2026-05-12", {**PEOPLE, DECISION_FILE: DECISION})
    repository.commit("2026-08-01", {DECISION_FILE: DECISION.replace(old, new)})
    assert places(repository, "DEC004") == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("deciders: [steering]\n", ""),
        ("decided_on: 2026-05-10\n", ""),
        ("chosen: One store\n", "chosen: One store\nconsequences: {good: []}\n"),
        ("  - title: Copies\n", ""),
        ("options:\n  - title: One store\n    cons: [Sending depends on it.]\n  - title: Copies\n", ""),
    ],
    ids=["deciders", "day", "consequences", "another option", "options"],
)
def test_what_other_rules_ask_for_may_be_added_once(repository: Repository, old: str, new: str) -> None:
    whole = DECISION + "consequences: {good: [One answer.]}\n"
    accepted = DECISION.replace(old, new) if "consequences" in new else whole.replace(old, new)
    repository.commit("2026-05-12", {**PEOPLE, DECISION_FILE: accepted})
    repository.commit("2026-08-01", {DECISION_FILE: whole})
    assert places(repository, "DEC004") == []
    repository.commit("2026-09-01", {DECISION_FILE: whole.replace("chosen: One store", "chosen: Copies")})
    assert len(places(repository, "DEC004")) == 1


@pytest.mark.parametrize(
    ("first", "later", "last"),
    [
        ("", "deciders: [steering]\n", "deciders: [maya-chen]\n"),
        ("options: [{title: A}]\n", "options: [{title: B}, {title: C}]\n", ""),
        ("", "options: [{title: A}, {title: B}]\n", "options: [{title: A}, {title: C}]\n"),
        ("consequences: {good: [A]}\n", "consequences: {good: [B]}\n", ""),
    ],
)
def test_what_was_added_may_not_change_again(repository: Repository, first: str, later: str, last: str) -> None:
    accepted = "title: One consent store\nstatus: accepted\nowner: maya-chen\n"
    repository.commit("2026-05-12", {**PEOPLE, DECISION_FILE: accepted + first})
    repository.commit("2026-08-01", {DECISION_FILE: accepted + later})
    repository.commit("2026-09-01", {DECISION_FILE: accepted + last})
    assert len(places(repository, "DEC004")) == 1


def test_a_proposal_may_change_until_it_is_accepted(repository: Repository) -> None:
    proposal = DECISION.replace("status: accepted", "status: proposed").replace("decided_on: 2026-05-10\n", "")
    repository.commit("2026-04-01", {**PEOPLE, DECISION_FILE: proposal.replace("chosen: One store\n", "")})
    repository.commit("2026-05-20", {DECISION_FILE: DECISION})
    assert places(repository, "DEC004") == []
    repository.commit("2026-08-01", {DECISION_FILE: DECISION.replace("chosen: One store", "chosen: Copies")})
    assert places(repository, "DEC004") == [f"{DECISION_FILE}:10:9 DEC004"]


def test_a_decision_with_a_body_is_compared_too(repository: Repository) -> None:
    text = "---\ntitle: One consent store\ndecided_on: 2026-05-10\n---\n\nOne store answers.\n"
    repository.commit("2026-05-12", {**PEOPLE, "data/decisions/0012-one-store.md": text})
    repository.commit("2026-08-01", {"data/decisions/0012-one-store.md": text.replace("answers", "decides")})
    assert places(repository, "DEC004") == ["data/decisions/0012-one-store.md:6:1 DEC004"]


def test_a_proposal_without_a_day_counts_from_its_first_commit(repository: Repository) -> None:
    proposal = "title: One consent store\nstatus: proposed\n"
    repository.commit("2026-04-01", {**PEOPLE, DECISION_FILE: proposal})
    repository.commit("2026-11-01", {DECISION_FILE: f"{proposal}drivers: One answer.\n"})
    assert places(repository, "DEC001") == [f"{DECISION_FILE}:2:9 DEC001"]


# CON001 broken-contract

CONTRACT = """\
title: Orders
consumers: [steering-tool]
schema:
  - name: order_id
    type: string
    required: true
  - name: amount
    type: integer
    required: true
  - name: voucher
    type: string
"""
CONTRACT_FILE = "data/contracts/orders.yml"
AMOUNT = "  - name: amount\n    type: integer\n    required: true\n"
CONSUMER = {"data/tools/steering-tool.yml": "title: Steering tool\n"}


def test_a_required_field_that_was_removed_is_found_at_the_fields(repository: Repository) -> None:
    repository.commit("2026-04-01", {**CONSUMER, CONTRACT_FILE: CONTRACT})
    assert places(repository, "CON001") == []
    repository.commit("2026-08-01", {CONTRACT_FILE: CONTRACT.replace(AMOUNT, "")})
    found = [one for one in checked(repository).diagnostics if one.code == "CON001"]
    assert [one.message for one in found] == [
        "required field amount was removed on 2026-08-01 by Maya Chen without a deprecation period"
    ]
    assert places(repository, "CON001") == [f"{CONTRACT_FILE}:3:1 CON001"]


def test_a_broken_contract_is_found_beside_a_field_that_cannot_be_read(repository: Repository) -> None:
    repository.commit("2026-04-01", {**CONSUMER, CONTRACT_FILE: CONTRACT})
    repository.commit("2026-08-01", {CONTRACT_FILE: CONTRACT.replace(AMOUNT, "") + "version: 1.10\n"})
    assert places(repository, "CON001") == [f"{CONTRACT_FILE}:3:1 CON001"]


def test_a_required_field_that_was_retyped_is_found_at_its_type(repository: Repository) -> None:
    repository.commit("2026-04-01", {**CONSUMER, CONTRACT_FILE: CONTRACT})
    repository.commit("2026-08-01", {CONTRACT_FILE: CONTRACT.replace("integer", "string")})
    assert places(repository, "CON001") == [f"{CONTRACT_FILE}:8:11 CON001"]
    repository.commit("2026-09-01", {CONTRACT_FILE: CONTRACT.replace("integer", "Integer")})
    assert places(repository, "CON001") == []


def test_a_field_that_was_deprecated_first_may_go(repository: Repository) -> None:
    deprecated = AMOUNT + "    deprecated_on: 2026-06-01\n    removed_on: 2026-08-01\n"
    repository.commit("2026-04-01", {**CONSUMER, CONTRACT_FILE: CONTRACT})
    repository.commit("2026-06-01", {CONTRACT_FILE: CONTRACT.replace(AMOUNT, deprecated)})
    repository.commit("2026-08-01", {CONTRACT_FILE: CONTRACT.replace(AMOUNT, "")})
    assert places(repository, "CON001") == []


def test_a_deprecated_field_may_not_go_before_its_last_day(repository: Repository) -> None:
    deprecated = AMOUNT + "    deprecated_on: 2026-06-01\n    removed_on: 2027-02-01\n"
    repository.commit("2026-06-01", {**CONSUMER, CONTRACT_FILE: CONTRACT.replace(AMOUNT, deprecated)})
    assert places(repository, "CON001") == []
    repository.commit("2026-07-01", {CONTRACT_FILE: CONTRACT.replace(AMOUNT, "")})
    assert [one.message for one in checked(repository).diagnostics if one.code == "CON001"] == [
        "required field amount was removed on 2026-07-01 by Maya Chen, though it was promised until 2027-02-01"
    ]
    handbooks.write(repository.folder, {CONTRACT_FILE: CONTRACT.replace(AMOUNT, deprecated)})
    assert places(repository, "CON001") == []


def test_optional_fields_new_fields_and_drafts_break_nothing(repository: Repository) -> None:
    draft = CONTRACT.replace("title: Orders", "title: Orders\nstatus: draft").replace("integer", "number")
    repository.commit("2026-03-01", {**CONSUMER, CONTRACT_FILE: draft})
    repository.commit("2026-04-01", {CONTRACT_FILE: CONTRACT})
    optional = CONTRACT.replace("  - name: voucher\n    type: string\n", "  - name: coupon\n    type: string\n")
    repository.commit("2026-08-01", {CONTRACT_FILE: optional})
    assert places(repository, "CON001") == []


def test_a_field_that_came_back_is_in_order(repository: Repository) -> None:
    repository.commit("2026-04-01", {**CONSUMER, CONTRACT_FILE: CONTRACT})
    repository.commit("2026-08-01", {CONTRACT_FILE: CONTRACT.replace(AMOUNT, "")})
    repository.commit("2026-08-02", {CONTRACT_FILE: CONTRACT})
    assert places(repository, "CON001") == []


def test_a_removal_is_found_before_it_is_committed(repository: Repository) -> None:
    repository.commit("2026-04-01", {**CONSUMER, CONTRACT_FILE: CONTRACT})
    handbooks.write(repository.folder, {CONTRACT_FILE: CONTRACT.replace(AMOUNT, "")})
    assert places(repository, "CON001") == [f"{CONTRACT_FILE}:3:1 CON001"]


# Where history is not known

EDITED = {
    METRIC_FILE: METRIC.replace("were asked", "saw it"),
    POLICY_FILE: POLICY.replace("a recorded consent", "consent"),
    DECISION_FILE: DECISION.replace("chosen: One store", "chosen: Copies"),
    CONTRACT_FILE: CONTRACT.replace(AMOUNT, ""),
}
GIT_CODES = ("REV007", "POL005", "DEC004", "CON001")


def test_a_shallow_clone_knows_nothing_and_says_nothing(repository: Repository) -> None:
    first = {METRIC_FILE: METRIC, POLICY_FILE: POLICY, DECISION_FILE: DECISION, CONTRACT_FILE: CONTRACT}
    repository.commit("2026-05-12", {**PEOPLE, **CONSUMER, **first})
    repository.commit("2026-08-01", EDITED)
    assert {place.rsplit(" ")[-1] for place in places(repository, *GIT_CODES)} == set(GIT_CODES)
    clone = repository.folder.parent / "shallow"
    repository.run("clone", "--quiet", "--depth", "1", f"file://{repository.folder}", str(clone))
    cut = handbooks.checked(clone)
    assert not {one.code for one in cut.diagnostics} & set(GIT_CODES)
    assert cut.handbook.history.unknown


def test_what_is_not_committed_yet_has_no_history(repository: Repository) -> None:
    handbooks.write(repository.folder, {**PEOPLE, **CONSUMER, **EDITED})
    assert places(repository, *GIT_CODES) == []
    repository.commit("2026-08-01", {})
    assert places(repository, *GIT_CODES) == []
