"""The theme's page around an article: everything in its place, escaped, the theme asked once for each shape."""

from __future__ import annotations

from html import escape

import pytest
from lxml import html

from opsbook.emit.artifact import Heading, Page
from opsbook.shell import Blank, Shell
from tests.safety.markup import handlers, nodes
from tests.safety.payloads import ELEMENTS, HANDLERS

TOC = (Heading(2, "one", "One"), Heading(3, "a", "A"), Heading(3, "b", "B"), Heading(2, "two", "Two"))


def theme(blank: Blank, section: str | None) -> str:
    """A theme, as small as one can be."""
    entries = "".join(f'<li><a href="{entry.url}">{entry.title}</a></li>' for entry in blank.toc)
    return f"""<!doctype html><html><head><title>{blank.title} - Site</title>
    <meta name="description" content="{blank.meta["description"]}">
    <link rel="canonical" href="{blank.canonical_url}"></head>
    <body data-section="{section}" data-depth="{blank.url.count("/")}"><nav><ul>{entries}</ul></nav>
    <main>{blank.content}</main></body></html>"""


def page(**changes: object) -> Page:
    """A page with a table of contents."""
    parts = {
        "url": "policies/consent/",
        "title": "Consent",
        "description": "Ask.",
        "article": "<p>Hello</p>",
        "toc": TOC,
    }
    return Page(**{**parts, **changes})  # type: ignore[arg-type]  # the test says what it needs


def filled(changed: Page) -> html.HtmlElement:
    return html.document_fromstring(Shell(theme, "https://handbook.example/").page(changed).content.decode())


def test_everything_is_in_its_place() -> None:
    tree = filled(page())
    assert tree.findtext(".//title") == "Consent - Site"
    assert tree.xpath("//meta/@content") == ["Ask."]
    assert tree.xpath("//link/@href") == ["https://handbook.example/policies/consent/"]
    assert tree.findtext(".//main/p") == "Hello"


def test_the_table_of_contents_has_two_levels() -> None:
    tree = filled(page())
    assert tree.xpath("//nav/ul/li/a/@href") == ["#one", "#two"]
    assert tree.xpath("//nav/ul/li/ul/li/a/@href") == ["#a", "#b"]
    assert [" ".join(found.itertext()) for found in tree.xpath("//nav//a")] == ["One", "A", "B", "Two"]


@pytest.mark.parametrize(
    "toc",
    [(), TOC[:1], TOC[1:2], TOC[1:3], (TOC[1], TOC[0]), TOC * 3],
    ids=["none", "one", "only below", "two below", "below first", "many"],
)
def test_any_headings_make_a_well_formed_list(toc: tuple[Heading, ...]) -> None:
    raw = Shell(theme, "/").page(page(toc=toc)).content.decode()
    assert raw.count("<li ") == raw.count("</li>") == len(toc)
    assert raw.count("<ul") == raw.count("</ul>")
    assert "\ue000" not in raw


@pytest.mark.parametrize("payload", [*ELEMENTS[:8], *HANDLERS[-9:], "\ue000content\ue001", "a & b < c", "{{ 7*7 }}"])
def test_titles_and_descriptions_are_text(payload: str) -> None:
    toc = (Heading(2, payload, payload),)
    raw = (
        Shell(theme, "https://handbook.example/")
        .page(page(title=payload, description=payload, toc=toc))
        .content.decode()
    )
    assert f"<title>{escape(payload)} - Site</title>" in raw
    for node in nodes(raw.replace("<!doctype html>", "")):
        assert node.tag in {
            "html",
            "head",
            "title",
            "meta",
            "link",
            "body",
            "nav",
            "ul",
            "li",
            "a",
            "span",
            "main",
            "p",
        }
        assert not handlers(node)


def test_an_article_is_not_touched() -> None:
    article = "<pre>\n\n   two\n\n\n   spaces \ue000title\ue001</pre>"
    assert article in Shell(theme, "/").page(page(article=article)).content.decode()


def test_the_theme_is_asked_once_for_each_section_depth_and_shape() -> None:
    asked = []

    def counting(blank: Blank, section: str | None) -> str:
        asked.append((section, blank.url.count("/"), blank.aside))
        return theme(blank, section)

    shell = Shell(counting, "/")
    for number in range(50):
        shell.page(page(url=f"policies/p{number}/", section="policies"))
        shell.page(page(url="policies/", section="policies"))
        shell.page(page(url=f"policies/p{number}/", section="policies", toc=()))
        shell.page(page(url=f"policies/p{number}/", section="policies", aside=False))
    assert sorted(set(asked)) == sorted(asked)
    assert len(asked) == 3


def test_links_of_the_theme_go_up_from_where_the_page_lies() -> None:
    assert filled(page(url="a/b/")).xpath("//body/@data-depth") == ["2"]
    assert filled(page(url="")).xpath("//body/@data-depth") == ["0"]


def test_a_character_that_nobody_sees_is_shown_by_its_number_wherever_it_stands() -> None:
    tree = filled(
        page(
            title="A\u202eB", description="C\u200bD", article="<pre>rm\u2066 -r \U000e0041</pre><p>\U0001f469\u200d</p>"
        )
    )
    assert tree.findtext(".//title") == "A[U+202E]B - Site"
    assert tree.xpath("//meta/@content") == ["C[U+200B]D"]
    assert tree.findtext(".//pre") == "rm[U+2066] -r [U+E0041]"
    assert tree.findtext(".//p") == "\U0001f469\u200d", "what emoji are joined by stays"
