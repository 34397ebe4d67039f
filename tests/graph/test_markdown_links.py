"""``[text](address)`` in prose: what leads nowhere on the site is found, with the link that was meant."""

from __future__ import annotations

import pytest

from opsbook.diagnostic import Diagnostic
from tests.handbooks import WriteHandbook

FILES = {
    "mkdocs.yml": "site_name: T\ndocs_dir: handbook\nplugins: [opsbook]\n",
    "data/policies/consent.yml": "title: Consent\nrequirements:\n- id: two-days\n  text: Within two days.\n",
    "data/terms/costs.yml": "title: Costs\ndefinition: Money.\n",
    "data/terms/fees.yml": "title: Fees\ndefinition: More money.\n",
    "handbook/faq.md": "# Questions\n",
    "handbook/files/plan.pdf": "",
    "handbook/terms/lead/near.pdf": "",
}


def found_in(handbook: WriteHandbook, text: str, **more: str) -> list[Diagnostic]:
    """The findings about links when this stands in the body of a term in data/terms/lead.md."""
    found = handbook({**FILES, "data/terms/lead.md": f"---\ntitle: Lead\n---\n{text}\n", **more})
    return [one for one in found.diagnostics if one.code in ("REF008", "REF009")]


@pytest.mark.parametrize(
    ("link", "better", "sure"),
    [
        ("[the costs](costs.yml)", "[[costs|the costs]]", True),
        ("[the costs](costs.md)", "[[costs|the costs]]", True),
        ("[Costs](./costs.md)", "[[costs]]", True),
        ('[it](costs.yml "what it is")', "[[costs|it]]", True),
        ("[it](../policies/consent.yml)", "[[consent|it]]", True),
        ("[it](../policies/consent.yml#two-days)", "[[consent#rule-two-days|it]]", True),
        ("[it](../../data/policies/consent.yml)", "[[consent|it]]", True),
        ("[it](policies/consent)", "[[consent|it]]", True),
        ("[`it`](costs)", "[[costs|it]]", True),
        ("[it](term:costs)", "[[costs|it]]", True),
        ("[it](../../handbook/faq.md)", "[[faq|it]]", True),
        ("![it](costs.yml)", "[[costs|it]]", True),
        ("[it](consent.yml)", "[[consent|it]]", False),
        ("[it](cossts.yml)", "[[costs|it]]", False),
        ("[it](../../terms/cossts/)", "[[costs|it]]", False),
        ("[it](www.example.com)", "[it](https://www.example.com)", False),
        ("[it](example.org/plan)", "[it](https://example.org/plan)", False),
        ("[it](help@example.org)", "[it](mailto:help@example.org)", False),
    ],
)
def test_the_link_that_was_meant_is_said_and_can_be_written(
    handbook: WriteHandbook, link: str, better: str, sure: bool
) -> None:
    (found,) = found_in(handbook, f"`{link}`\n\nSee {link}.")
    assert (found.code, found.span.line, found.span.column) == ("REF008", 6, 5)
    assert better in found.help
    assert found.fix
    assert (found.fix.text, found.fix.guess) == (better, not sure)


@pytest.mark.parametrize(
    "link",
    [
        "[it](nothing.md)",
        "[it](plan.pdf)",
        "[it](images/plan.png)",
        "[it](<some page>)",
        "[it](../nothing/)",
    ],
)
def test_what_leads_nowhere_is_found_also_when_nobody_can_tell_what_was_meant(
    handbook: WriteHandbook, link: str
) -> None:
    (found,) = found_in(handbook, link)
    assert found.code == "REF008"
    assert found.help
    assert not found.fix


@pytest.mark.parametrize(
    "link",
    [
        "[it](https://example.com/costs.md)",
        "[it](mailto:help@example.com)",
        "[it](tel:112)",
        "[it](sip:desk)",
        "[it](//example.com)",
        "[it](../costs/)",
        "[it](../costs/#about)",
        "[it](../../policies/consent/)",
        "[it](/terms/costs/)",
        "[it](../../terms/)",
        "[it](../../owners/)",
        "[it](../../faq/)",
        "[it](../../files/plan.pdf)",
        "[it](near.pdf)",
        "[it](#top)",
        "[it](#)",
        "[it](#its-own)",
        "[it]()",
        "[it](some page)",
        "`[it](costs.md)`",
        "\\[it](costs.md)",
        "[it] (costs.md)",
    ],
)
def test_what_leads_somewhere_or_is_no_link_is_left_alone(handbook: WriteHandbook, link: str) -> None:
    assert found_in(handbook, f"{link}\n\n## Its own") == []


def test_a_section_of_the_page_itself_is_looked_for(handbook: WriteHandbook) -> None:
    policy = (
        "---\ntitle: P\nrequirements:\n- id: two-days\n  text: T\n---\n[a](#two-days) [b](#rule-two-days) [c](#none)\n"
    )
    first, second = found_in(handbook, "", **{"data/policies/p.md": policy})
    assert (first.code, first.help) == ("REF009", "Write #rule-two-days, as in [a](#rule-two-days).")
    assert (second.code, second.span.column) == ("REF009", 36)


def test_a_hand_written_page_may_link_to_pages_but_not_to_files_of_records(handbook: WriteHandbook) -> None:
    page = "# P\n[a](faq.md) [b](absent.md) [c](../data/terms/costs.yml) [d](#nowhere)\n"
    (found,) = found_in(handbook, "", **{"handbook/page.md": page})
    assert (found.path, found.span.line, found.span.column) == ("handbook/page.md", 2, 28)


def test_a_record_that_such_a_link_means_is_not_called_unlinked(handbook: WriteHandbook) -> None:
    policies = {f"data/policies/{name}.yml": "title: P\n" for name in ("meant", "loose")}
    text = "---\ntitle: Lead\n---\n[it](../policies/meant.yml)\n"
    found = handbook({**policies, "data/terms/lead.md": text}).diagnostics
    assert [one.record for one in found if one.code == "REF006"] == ["policy:loose"]
