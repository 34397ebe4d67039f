"""The maturity roadmap: each criterion is met, not met or shown by evidence, from the handbook's own figures."""

from __future__ import annotations

from tests.handbooks import Files, WriteHandbook
from tests.outputs.books import BOOK
from tests.outputs.emitted import Emit

STAGE = {
    "data/stages/s1.yml": (
        "title: First\nlevel: 1\nstatus: draft\ncriteria:\n"
        "  - {text: Policies are owned., check: {rule: missing-owner, kind: policy, at_least: 60%}}\n"
        "  - {text: All policies are owned., check: {rule: missing-owner, kind: policy}}\n"
        "  - {text: People like it., evidence: The survey of spring.}\n"
        "  - {text: Nothing yet.}\n"
    )
}


def test_each_criterion_says_whether_it_is_met(emit: Emit) -> None:
    site = emit({**BOOK, **STAGE})
    rows = [" ".join(row.text_content().split()) for row in site.tree("stages/s1/").xpath("//table/tbody/tr")]
    assert rows == [
        "Policies are owned. Met 66% of policy records pass the check missing-owner; 60% should.",
        "All policies are owned. Not met 66% of policy records pass the check missing-owner; 100% should.",
        "People like it. By evidence The survey of spring.",
        "Nothing yet. Not said Nobody has said",
    ]


def test_the_roadmap_says_the_same_of_every_stage(emit: Emit) -> None:
    tree = emit({**BOOK, **STAGE}).tree("stages/")
    items = [" ".join(item.text_content().split()) for item in tree.xpath("//ol/li//ul[@class='ob-list']/li")]
    assert items == [
        "Met Policies are owned.",
        "Not met All policies are owned.",
        "By evidence People like it.",
        "Not said Nothing yet.",
    ]


def test_what_is_turned_off_or_allowed_is_still_not_met(emit: Emit) -> None:
    def standing(files: Files, **settings: object) -> str:
        site = emit({**BOOK, **STAGE, **files}, settings=settings)
        return " ".join(site.tree("stages/s1/").xpath("//table/tbody/tr")[1].text_content().split())

    short = "All policies are owned. Not met 66% of policy records pass the check missing-owner; 100% should."
    assert standing({}, rules={"missing-owner": {"severity": "off", "reason": "Not yet."}}) == short
    assert standing({}, rules={"missing-owner": {"kinds": {"policy": "off"}}}) == short
    nobodys = "data/policies/nobodys.yml"
    assert nobodys in BOOK
    allowed = f"# opsbook: allow missing-owner until 2027-01-31: hiring\n{BOOK[nobodys]}"
    assert standing({nobodys: allowed}) == short


def test_a_stage_that_is_claimed_is_unproven_where_a_rule_is_turned_off(handbook: WriteHandbook) -> None:
    files = {**BOOK, "data/stages/s1.yml": STAGE["data/stages/s1.yml"].replace("draft", "ready")}
    off = {"missing-owner": {"severity": "off", "reason": "Not yet."}}
    found = [one for one in handbook(files, settings={"rules": off}).diagnostics if one.code in ("STG001", "OWN001")]
    (unproven,) = found
    assert unproven.help.startswith("Mend what opsbook check --select missing-owner finds, also where it is turned off")
