"""[[links]] in prose: found wherever prose stands, but for code; resolved and checked like any field."""

from __future__ import annotations

import pytest

from opsbook.graph import wikilink
from tests.graph.test_references import codes
from tests.handbooks import WriteHandbook

LEAD = "title: Lead\n"


def link_names(text: str) -> list[str]:
    return [link.name for link in wikilink.find(text)]


@pytest.mark.parametrize(
    ("text", "link"),
    [
        ("[[lead]]", ("lead", None, None)),
        ("[[ lead ]]", ("lead", None, None)),
        ("[[term:lead]]", ("term:lead", None, None)),
        ("[[lead|the lead]]", ("lead", None, "the lead")),
        ("[[lead#meaning]]", ("lead", "meaning", None)),
        ("[[lead#meaning|what it means]]", ("lead", "meaning", "what it means")),
        ("[[lead#]]", ("lead", None, None)),
        ("([[lead]])", ("lead", None, None)),
        ("**[[lead]]**", ("lead", None, None)),
        ("| a | [[lead]] |", ("lead", None, None)),
        ("> - # [[lead]]", ("lead", None, None)),
        ("[[[lead]]]", ("lead", None, None)),
        (r"| [[lead\|the lead]] |", ("lead", None, "the lead")),
        (r"| [[lead#meaning\|it]] |", ("lead", "meaning", "it")),
        (r"\\[[lead]]", ("lead", None, None)),
    ],
)
def test_a_link_has_a_name_and_may_have_a_section_and_a_label(
    text: str, link: tuple[str, str | None, str | None]
) -> None:
    (found,) = wikilink.find(text)
    assert (found.name, found.anchor, found.label) == link
    assert found.token in text


@pytest.mark.parametrize(
    "text", ["[[]]", "[[|x]]", "[[#x]]", "[[a\nb]]", "[lead]", "[[lead]", "[[a|]]", "[[a[b]]", "no link", r"\[[lead]]"]
)
def test_anything_else_is_text(text: str) -> None:
    assert link_names(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "`[[lead]]`",
        "``a ` [[lead]]``",
        "```\n[[lead]]\n```",
        "```yaml\n[[lead]]",
        "~~~\n[[lead]]\n```\n[[lead]]\n~~~",
        "````\n```\n[[lead]]\n````",
        "   ```\n   [[lead]]\n   ```",
        "- item\n\n  ```\n  [[lead]]\n  ```",
        "> ```\n> [[lead]]\n> ```",
        "text\n\n    [[lead]]",
    ],
)
def test_code_holds_no_links(text: str) -> None:
    assert link_names(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "` [[lead]]",
        "\\`[[lead]]\\`",
        "```\ncode\n```\n[[lead]]",
        "`code` [[lead]] `code`",
        "- item\n\n    [[lead]]",
        "text\n    [[lead]]",
    ],
)
def test_what_only_looks_like_code_holds_links(text: str) -> None:
    assert link_names(text) == ["lead"]


@pytest.mark.parametrize(
    ("path", "text", "place"),
    [
        ("data/terms/b.yml", "title: B\ndefinition: See [[nobody]] there.\n", "2:17"),
        ("data/terms/b.yml", "title: B\nbody: |\n  One\n\n  two [[nobody]]\n", "5:7"),
        ("data/terms/b.md", "---\ntitle: B\n---\nOne\n\ntwo [[nobody]]\n", "6:5"),
        ("data/policies/b.yml", "title: B\nrequirements:\n  - text: a [[nobody]]\n", "3:13"),
        ("data/policies/b.yml", "title: B\nin_short: {do: [a, '[[nobody]]']}\n", "2:21"),
        ("data/runbooks/b.yml", "title: B\nsteps:\n  - do: >-\n      a\n      [[nobody]]\n", "5:7"),
        ("data/experiments/b.yml", "title: B\npackage:\n  item: see [[nobody]]\n", "3:13"),
        ("data/terms/b.yml", "title: B\ndefinition: '[[lead]] [[lead]] [[nobody]]'\n", "2:32"),
        ("data/terms/b.yml", "title: B\ndefinition: '`[[nobody]]` [[nobody]]'\n", "2:27"),
    ],
)
def test_a_broken_link_is_an_error_at_its_first_bracket(
    handbook: WriteHandbook, path: str, text: str, place: str
) -> None:
    assert codes(handbook({path: text, "data/terms/lead.yml": LEAD})) == [f"{path}:{place} REF008"]


def test_a_link_in_plain_text_is_no_link(handbook: WriteHandbook) -> None:
    assert codes(handbook({"data/terms/b.yml": "title: '[[nobody]]'\nsummary: '[[nobody]]'\n"})) == []


def test_a_link_is_a_mention_on_both_sides(handbook: WriteHandbook) -> None:
    files = {"data/terms/b.yml": "title: B\ndefinition: a [[lead]]\n", "data/terms/lead.yml": LEAD}
    book = handbook(files).handbook.book
    (link,) = book.into["term:lead"]
    assert (link.source.key, link.ref.says, link.ref.back) == ("term:b", "Mentions", "Mentioned in")


def test_hand_written_pages_take_part(handbook: WriteHandbook) -> None:
    files = {
        "handbook/index.md": "# Home\n\nSee [[lead]], [[guide]] and [[nobody]].\n",
        "handbook/guide.md": "# Guide\n",
        "data/terms/lead.yml": "title: Lead\ndefinition: see [[guide]] and [[page:guide#top]]\n",
        "mkdocs.yml": "site_name: T\ndocs_dir: handbook\nplugins: [opsbook]\n",
    }
    found = handbook(files)
    assert codes(found) == ["data/terms/lead.yml:2:31 REF009", "handbook/index.md:3:29 REF008"]
    assert {link.source.key for link in found.handbook.book.into["page:guide"]} == {"page:home", "term:lead"}
