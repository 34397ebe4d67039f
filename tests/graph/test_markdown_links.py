"""``[text](address)`` in prose: what leads nowhere on the site is found, with the link that was meant."""

from __future__ import annotations

import pytest

from opsbook.diagnostic import Diagnostic
from opsbook.emit import prose
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
PAGES = {
    "handbook/faq.md": "# Questions\n\n## Answers\n",
    "handbook/index.md": "# Home\n",
    "handbook/sub/index.md": "# Sub\n",
    "handbook/sub/deep.md": "# Deep\n\n## There\n",
    "handbook/files/plan.png": "",
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
        ("[`it`](costs)", "[[costs|`it`]]", True),
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


@pytest.mark.parametrize(
    ("link", "code", "advice"),
    [
        ("[c](../data/terms/costs.yml)", "REF008", "Write [[costs|c]] instead."),
        ("[b](absent.md)", "REF008", "Write the path of a file"),
        ("[b](fqa.md)", "REF008", "Did you mean [b](faq.md)?"),
        ("[b](sub/deeep.md#there)", "REF008", "Did you mean [b](sub/deep.md#there)?"),
        ("[b](LICENSE)", "REF008", "Write the path of a file"),
        ("[![x](files/plan.png)](LICENSE)", "REF008", "Write the path of a file"),
        ("![b](files/none.png)", "REF008", "Write the path of a file"),
        ("[b](../terms/cost/)", "REF008", "Did you mean [[costs|b]]?"),
        ("[b](/absent/)", "REF008", "Write the path of a file"),
        ("[b](www.example.com)", "REF008", "Write [b](https://www.example.com)."),
        ('<a href="faq.md">b</a>', "REF008", "Write a link as Markdown has it, [words](faq.md)"),
        ("<img src='files/plan.png'>", "REF008", "Write a link as Markdown has it"),
        ("[b](#nowhere)", "REF009", "Open the page"),
        ("[b](#onee)", "REF009", "Write #one, as in [b](#one)."),
        ("[b](faq.md#anwsers)", "REF009", "Write #answers, as in [b](faq.md#answers)."),
        ("[b](../faq/#none)", "REF009", "Open the page"),
        ("[b](../terms/costs/#none)", "REF009", "Open the page"),
        ('<a href="../faq/#none">b</a>', "REF009", "Open the page"),
    ],
)
def test_a_link_of_a_hand_written_page_that_the_build_would_refuse_is_found(
    handbook: WriteHandbook, link: str, code: str, advice: str
) -> None:
    files = {**PAGES, "handbook/page.md": f"# P\n\n`{link}`\n\nSee {link}\n\n## One\n"}
    (found,) = found_in(handbook, "", **files)
    assert (found.path, found.span.line, found.code) == ("handbook/page.md", 5, code)
    assert found.help.startswith(advice)


@pytest.mark.parametrize(
    "link",
    [
        "[a](faq.md) [a](faq.md#answers) [a](./faq.md) [a](sub/deep.md#there) [a](../sub/)",
        "![a](files/plan.png) [a](files/plan.pdf) [![x](files/plan.png)](faq.md)",
        "[a](../policies/consent/) [a](../terms/costs/#about) [a](../terms/) [a](../health/) [a](../) [a](/faq/)",
        '<a href="../faq/#answers">a</a> <img src="../files/plan.png">',
        "[a](#one) [a](#own) [a](#top) <a id='own'></a>",
        "[a](https://example.com/absent.md) [a](mailto:a@example.com) <https://example.com/x.md>",
        "[a][ref]\n\n[ref]: faq.md\n[unused]: absent.md",
        "<!-- [a](absent.md) -->",
        "text\n\n    [a](absent.md)",
    ],
)
def test_a_link_of_a_hand_written_page_that_leads_somewhere_is_left_alone(handbook: WriteHandbook, link: str) -> None:
    assert found_in(handbook, "", **{**PAGES, "handbook/page.md": f"# P\n\nSee {link}\n\n## One\n"}) == []


def test_a_link_of_a_page_in_a_folder_is_seen_from_there(handbook: WriteHandbook) -> None:
    page = "# P\n\n[a](../faq.md) [b](faq.md) [c](deep.md)\n"
    (found,) = found_in(handbook, "", **{**PAGES, "handbook/sub/page.md": page})
    assert (found.span.line, found.span.column) == (3, 16)


def test_an_address_from_the_root_counts_from_that_of_the_site(handbook: WriteHandbook) -> None:
    config = "site_name: T\nsite_url: https://example.org/book/\ndocs_dir: handbook\nplugins: [opsbook]\n"
    page = "# P\n\n[a](/book/faq/) [b](/faq/)\n"
    (found,) = found_in(handbook, "[it](/book/faq/)", **{"mkdocs.yml": config, "handbook/page.md": page})
    assert (found.path, found.span.column) == ("handbook/page.md", 17)


def test_where_other_plugins_make_pages_nobody_can_tell_whether_they_are_there(handbook: WriteHandbook) -> None:
    config = "site_name: T\ndocs_dir: handbook\nplugins: [opsbook, blog]\n"
    assert found_in(handbook, "[it](/blog/)", **{"mkdocs.yml": config}) == []


@pytest.mark.parametrize(
    ("link", "column"),
    [
        ("[![x](https://example.com/x.png)](LICENSE)", 1),
        ("[examples](../../examples)", 1),
        ("[it](\n  nothing.md)", 1),
        ("x [it](/config/plan.xml)", 3),
        ("[it](../costs/#nowhere)", 1),
    ],
)
def test_a_link_of_a_record_is_found_however_it_is_written(handbook: WriteHandbook, link: str, column: int) -> None:
    (found,) = found_in(handbook, link)
    assert (found.span.line, found.span.column) == (4, column)


@pytest.mark.parametrize("path", ["data/terms/other.md", "handbook/page.md"])
def test_a_reference_is_found_where_it_is_defined_and_only_if_it_is_used(handbook: WriteHandbook, path: str) -> None:
    text = "[the order][order], [order]\n\n[order]: ./docs/order.md\n[unused]: nothing.md\n"
    (found,) = found_in(handbook, "", **{path: f"---\ntitle: Other\n---\n{text}"})
    assert (found.path, found.code, found.span.line, found.span.column) == (path, "REF008", 6, 1)
    assert not found.fix


@pytest.mark.parametrize("text", [r"[\+\-](0[0-9]|1[0-4])", "[a](b|c)", "[a]({x})", "[a](x^2)"])
def test_a_pattern_is_no_link_of_a_record(handbook: WriteHandbook, text: str) -> None:
    assert found_in(handbook, text) == []
    assert "<a" not in prose.block(text, lambda *_: None)


def test_a_record_that_such_a_link_means_is_not_called_unlinked(handbook: WriteHandbook) -> None:
    policies = {f"data/policies/{name}.yml": "title: P\n" for name in ("meant", "loose")}
    text = "---\ntitle: Lead\n---\n[it](../policies/meant.yml)\n"
    found = handbook({**policies, "data/terms/lead.md": text}).diagnostics
    assert [one.record for one in found if one.code == "REF006"] == ["policy:loose"]
