"""Anchors: what a link may point at, on a record's page and in its prose."""

from __future__ import annotations

import pytest

from opsbook.graph import heading
from tests.graph.test_references import codes
from tests.handbooks import WriteHandbook


@pytest.mark.parametrize(
    ("text", "anchors"),
    [
        ("# One\n\n## Two words\n", ["one", "two-words"]),
        ("## Same\n\n## Same\n\n### Same\n", ["same", "same_1", "same_2"]),
        ("## Über 100 % – *ganz* `code`!\n", ["uber-100-ganz-code"]),
        ("## [[lead|The lead]] and [a link](https://a.example)\n", ["the-lead-and-a-link"]),
        ("## [[lead]]\n", ["lead"]),
        ("## Closed ##\n", ["closed"]),
        ("## Own {#short}\n", ["short"]),
        ("## 日本語\n", ["_1"]),
        ("##No heading\n\n    # code\n\n####### seven\n", []),
        ("```\n# code\n```\n# Real\n", ["real"]),
        ("~~~~\n~~~\n# code\n~~~~\n# Real\n", ["real"]),
        ("Title\n=====\n\nSecond\n------\n", ["title", "second"]),
        ("a\n# Right below\n", ["right-below"]),
    ],
)
def test_each_heading_has_an_anchor_of_its_own(text: str, anchors: list[str]) -> None:
    assert list(heading.anchors(text)) == anchors


POLICY = "title: P\nrequirements:\n  - {id: two-days, text: A}\n  - text: B\nbody: |\n  ## Own part\n"


@pytest.mark.parametrize(
    "anchor", ["rules", "exceptions", "related", "about", "rule-two-days", "two-days", "rule-2", "own-part"]
)
def test_sections_parts_and_headings_can_be_pointed_at(handbook: WriteHandbook, anchor: str) -> None:
    files = {"data/policies/p.yml": POLICY, "data/terms/t.yml": f"title: T\ndefinition: '[[p#{anchor}]]'\n"}
    found = handbook(files)
    assert codes(found) == []
    (link,) = found.handbook.book.out["term:t"]
    assert link.anchor == {"two-days": "rule-two-days"}.get(anchor, anchor)


@pytest.mark.parametrize(
    ("anchor", "advice"), [("rule-two-day", "Did you mean #rule-two-days?"), ("zzz", "copy the link")]
)
def test_an_anchor_that_is_not_there_is_an_error(handbook: WriteHandbook, anchor: str, advice: str) -> None:
    files = {"data/policies/p.yml": POLICY, "data/terms/t.yml": f"title: T\ndefinition: see [[p#{anchor}]]\n"}
    found = handbook(files)
    assert codes(found) == ["data/terms/t.yml:2:17 REF009"]
    assert advice in next(one.help for one in found.diagnostics if one.code == "REF009")


def test_a_record_that_could_not_be_read_may_have_any_anchor(handbook: WriteHandbook) -> None:
    files = {"data/policies/p.yml": "title: 'P\n", "data/terms/t.yml": "title: T\ndefinition: '[[p#any]]'\n"}
    assert [one.code for one in handbook(files).diagnostics] == ["DAT001"]


@pytest.mark.parametrize(
    ("path", "text", "anchor"),
    [
        ("data/runbooks/r.yml", "title: R\nsteps: [{id: stop, do: A}, {do: B}]\n", "step-stop"),
        ("data/runbooks/r.yml", "title: R\nsteps: [{id: stop, do: A}, {do: B}]\n", "step-2"),
        ("data/contracts/r.yml", "title: R\nschema: [{name: email}]\n", "field-email"),
        ("data/checklists/r.yml", "title: R\nitems: [{id: consent, text: A}]\n", "item-consent"),
    ],
)
def test_each_part_of_a_list_can_be_pointed_at(handbook: WriteHandbook, path: str, text: str, anchor: str) -> None:
    assert codes(handbook({path: text, "data/terms/t.yml": f"title: T\ndefinition: '[[r#{anchor}]]'\n"})) == []
