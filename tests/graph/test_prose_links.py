"""[[links]] in prose: found wherever prose stands, but for code; resolved and checked like any field."""

from __future__ import annotations

from html import unescape

import pytest

from opsbook.emit import prose
from opsbook.emit.prose import Resolved
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


@pytest.mark.parametrize(
    "text",
    [
        "[[ test ]]",
        "[[ -f /var/run/amp.pid ]]",
        "[[:space:]]",
        '[[{"type": "x"}]]',
        "[[65 66]]",
        "[[====]]",
        "[[RFC 3310]]",
        "[[???]]",
        "[[Some words of no title]]",
    ],
)
def test_what_can_name_no_record_is_text(handbook: WriteHandbook, text: str) -> None:
    files = {"data/terms/lead.yml": LEAD, "data/terms/rfc-3311.yml": "title: RFC 3311\n"}
    for path in ("data/terms/other.md", "handbook/page.md"):
        config = {"mkdocs.yml": "site_name: T\ndocs_dir: handbook\nplugins: [opsbook]\n"}
        assert "REF008" not in codes(handbook({**files, **config, path: f"---\ntitle: Other\n---\nSee {text}.\n"}))
    assert f"See {text}." in unescape(prose.block(f"See {text}.", lambda name, *_: Resolved(None, f"[[{name}]]")))


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("[[Consent Policy]]", "consent"),
        ("[[consent polcy]]", "consent"),
        ("[[Consent_Store]]", "consent-store"),
        ("[[ consent-stor ]]", "consent-store"),
        ("[[polices/consent-store]]", None),
        ("[[terms/consent-stores]]", "consent-store"),
        ("[[consent-store.md]]", "consent-store"),
        ("[[nothing-like-it]]", None),
        ("[[nothing]]", None),
        ("[[policy:nothing]]", None),
    ],
)
def test_an_id_or_a_title_that_is_written_wrongly_is_found(
    handbook: WriteHandbook, text: str, meant: str | None
) -> None:
    files = {"data/policies/consent.yml": "title: Consent policy\n", "data/terms/consent-store.yml": "title: Store\n"}
    found = handbook({**files, "data/terms/other.yml": f"title: Other\ndefinition: See {text}.\n"})
    (one,) = [one for one in found.diagnostics if one.code == "REF008"]
    assert (f"Did you mean {meant}?" == one.help) == bool(meant)


def test_between_spaces_a_link_that_leads_somewhere_is_a_link(handbook: WriteHandbook) -> None:
    assert "[[ lead ]]" in [match[0] for match in wikilink.matches("[[ lead ]]")]
    files = {"data/terms/lead.yml": LEAD, "data/terms/other.yml": "title: Other\ndefinition: See [[ lead ]].\n"}
    assert "REF008" not in codes(handbook(files))


def test_a_missing_page_is_added_beside_the_pages(handbook: WriteHandbook) -> None:
    files = {"mkdocs.yml": "site_name: T\ndocs_dir: handbook\nplugins: [opsbook]\n", "handbook/faq.md": "# F\n"}
    found = handbook({**files, "data/terms/other.yml": "title: Other\ndefinition: See [[page:how-to]].\n"})
    (one,) = [one for one in found.diagnostics if one.code == "REF008"]
    assert one.help.endswith("If it is missing, add it beside the hand-written pages, in a file how-to.md.")


def test_comments_are_hidden_in_records_as_on_pages(handbook: WriteHandbook) -> None:
    text = "<!-- [[gone]]\n[gone](gone.md)\n-->\n\nSeen.\n<!-- `a ` [[gone]] -->\n\n`<!-- [[code]] -->`\n"
    found = handbook({"data/terms/other.md": f"---\ntitle: Other\n---\n{text}"})
    assert "REF008" not in codes(found)
    html = prose.block(text, lambda *_: None)
    assert "Seen." in html
    assert "gone" not in html
    assert "<code>&lt;!-- [[code]] --&gt;</code>" in html


def test_what_is_unsafe_in_a_comment_is_still_found(handbook: WriteHandbook) -> None:
    found = handbook({"data/terms/other.md": "---\ntitle: Other\n---\n<!-- <script>x()</script> -->\n"})
    assert "DAT013" in {one.code for one in found.diagnostics}


def test_the_words_of_a_link_may_be_code() -> None:
    html = prose.block("See [[lead|the `lead`]] *now*.", lambda *parts: Resolved("lead/", parts[2] or ""))
    assert '<a class="ob-ref" href="lead/">the <code>lead</code></a>' in html


@pytest.mark.parametrize(
    ("written", "heading", "near"),
    [
        ("exceptiosn", "Exceptions", True),
        ("when-loud-it-is", "When it is loud", True),
        ("trace", "Interfaces", False),
        ("rotate", "Rotational", False),
        ("level-string", "Testing", False),
        ("distribution", "Definition of it", False),
        ("local-setup-1", "Local setup 2", False),
    ],
)
def test_a_section_is_guessed_only_where_it_is_a_typo_or_two_away(
    handbook: WriteHandbook, written: str, heading: str, near: bool
) -> None:
    text = f"---\ntitle: Other\n---\n[x](#{written})\n\n## {heading}\n"
    (one,) = [one for one in handbook({"data/terms/other.md": text}).diagnostics if one.code == "REF009"]
    assert bool(one.fix) == near


def test_a_file_is_no_record_whose_title_is_alike(handbook: WriteHandbook) -> None:
    files = {"data/terms/one-more-term.yml": "title: Contributing\n"}
    found = handbook({**files, "data/terms/other.md": "---\ntitle: Other\n---\n[x](CONTRIBUTING.md)\n"})
    (one,) = [one for one in found.diagnostics if one.code == "REF008"]
    assert not one.fix


@pytest.mark.parametrize("field", ["title", "summary"])
def test_a_line_of_plain_text_holds_no_links(handbook: WriteHandbook, field: str) -> None:
    lines = {"title": "Other", field: '"See [[lead]]"'}
    text = "".join(f"{name}: {line}\n" for name, line in lines.items())
    found = handbook({"data/terms/lead.yml": LEAD, "data/terms/other.yml": f"{text}definition: See [[lead]].\n"})
    (one,) = [one for one in found.diagnostics if one.code == "REF008"]
    assert (one.field, one.span.column) == (field, len(field) + 8)
    assert one.help == "Write the words without brackets, or put the link in the body."
