"""The maturity roadmap: each criterion is met, not met or shown by evidence, from the handbook's own figures."""

from __future__ import annotations

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
