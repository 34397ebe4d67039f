"""Prose is inert: whatever a record says becomes text, or one of a few harmless elements."""

from __future__ import annotations

from html import unescape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markupsafe import Markup

from opsbook.emit import prose
from opsbook.emit.prose import Resolved
from tests.safety.markup import Node, allowed, handlers, nodes
from tests.safety.payloads import ELEMENTS, HANDLERS, LINKS, NAMESPACES, PAYLOADS

TAGS = {
    *(
        "p",
        "br",
        "hr",
        "em",
        "strong",
        "s",
        "code",
        "pre",
        "blockquote",
        "ul",
        "ol",
        "li",
        "a",
        "sup",
        "section",
        "div",
    ),
    *("table", "thead", "tbody", "tr", "th", "td", "h2", "h3", "h4", "h5", "h6", "input"),
}
ATTRIBUTES = {
    "a": {"href", "title", "class", "id"},
    "code": {"class"},
    "div": {"class", "tabindex"},
    "h2": {"id"},
    "h3": {"id"},
    "h4": {"id"},
    "h5": {"id"},
    "h6": {"id"},
    "hr": {"class"},
    "input": {"class", "disabled", "type", "checked", "aria-label"},
    "li": {"class", "id"},
    "ol": {"class", "start"},
    "p": {"class"},
    "section": {"class"},
    "sup": {"class"},
    "td": {"style"},
    "th": {"style"},
    "ul": {"class"},
}


def resolve(name: str, anchor: str | None, label: str | None) -> Resolved | None:
    """A handbook in which every name but "nobody" leads to a page."""
    return None if name == "nobody" else Resolved("../page/", label or name)


def rendered(text: str) -> list[Markup]:
    """The text in each of the ways in which a page may show it."""
    return [
        prose.block(text, resolve, taken=set()),
        prose.block(text, resolve, first_level=4),
        prose.inline(text, resolve),
    ]


def assert_inert(html: str) -> None:
    for node in nodes(html):
        assert node.tag in TAGS, (node, html)
        assert set(node.attributes) <= ATTRIBUTES.get(node.tag, set()), (node, html)
        assert not handlers(node)
        assert_harmless(node)


def assert_harmless(node: Node) -> None:
    if node.tag == "a":
        assert allowed(node.attributes["href"]), node
    if node.tag == "input":
        assert (node.attributes["type"], "disabled" in node.attributes) == ("checkbox", True)
    if "style" in node.attributes:
        assert node.attributes["style"] in ("text-align:left", "text-align:right", "text-align:center")


def test_there_are_enough_payloads_of_our_own() -> None:
    assert len(set(PAYLOADS)) >= 200


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_payload_becomes_inert(payload: str) -> None:
    for html in rendered(payload):
        assert_inert(html)


@pytest.mark.parametrize("payload", [*ELEMENTS, *HANDLERS, *NAMESPACES])
def test_markup_is_shown_as_it_was_written(payload: str) -> None:
    first = (
        payload.split("\n", maxsplit=1)[0]
        .split("&", maxsplit=1)[0]
        .split("`", maxsplit=1)[0]
        .split("\\", maxsplit=1)[0]
        .split("//", maxsplit=1)[0]
    )
    if first.startswith("<!--"):
        return  # all of it is a comment, which nobody is shown
    shown = unescape(Markup(prose.block(payload, resolve)).striptags())
    assert "".join(first.split()) in "".join(shown.split()) or first.startswith("    ")


@pytest.mark.parametrize("payload", LINKS)
def test_an_address_of_another_scheme_is_no_link(payload: str) -> None:
    for html in rendered(payload):
        assert not [node for node in nodes(html) if node.tag == "a"], html


@pytest.mark.parametrize(
    ("address", "href"),
    [
        ("https://good.example/a?b=c&d=e#f", "https://good.example/a?b=c&d=e#f"),
        ("http://good.example", "http://good.example"),
        ("HTTPS://GOOD.example", "HTTPS://good.example"),
        ("mailto:a@good.example", "mailto:a@good.example"),
        ("tel:+4420", "tel:+4420"),
        ("#part", "#part"),
        ("../policies/consent/", "../policies/consent/"),
        ("/policies/", "/policies/"),
        ("page", "page"),
        ("page?x=a:b", "page?x=a:b"),
        ("a/b:c", "a/b:c"),
    ],
)
def test_an_ordinary_address_is_a_link(address: str, href: str) -> None:
    (link, *_) = [node for node in nodes(prose.block(f"[words]({address})", resolve)) if node.tag == "a"]
    assert link.attributes["href"].lower() == href.lower()


def test_an_image_is_a_link_so_that_no_request_leaves_the_page() -> None:
    html = prose.block("![A map](https://good.example/map.png)", resolve)
    assert html == '<p><a href="https://good.example/map.png">A map</a></p>\n'


@pytest.mark.parametrize("payload", ["<b>", "a & b", '"', "'", "{{ 7*7 }}", "<script>alert(1)</script>"])
def test_a_link_to_a_record_escapes_its_label(payload: str) -> None:
    html = prose.block(f"[[page|{payload}]]", resolve)
    (link, *_) = [node for node in nodes(html) if node.tag == "a"]
    assert link.attributes == {"class": "ob-ref", "href": "../page/"}
    assert payload in unescape(html.striptags())


@pytest.mark.parametrize("text", ["{{ 7*7 }}", "{% for x in y %}", "{{ ''.mro }}", "{# x #}"])
def test_a_template_in_a_text_is_text(text: str) -> None:
    assert unescape(prose.block(text, resolve).striptags()) == text


_BITS = st.sampled_from(
    [
        *(
            "<",
            ">",
            '"',
            "'",
            "`",
            "&",
            "#",
            "=",
            "/",
            "\\",
            "(",
            ")",
            "[",
            "]",
            "[[",
            "]]",
            "|",
            "{",
            "}",
            "*",
            "_",
            "~",
            "!",
        ),
        *(
            "script",
            "img",
            "svg",
            "onerror=",
            "href=",
            "javascript:",
            "data:",
            "&#x3a;",
            "&lt;",
            "alert(1)",
            "x",
            " ",
            "\n",
        ),
        *(
            "\n\n",
            "- ",
            "> ",
            "```",
            "    ",
            "1. ",
            "[^1]",
            "[^1]: ",
            "https://a.b",
            "www.a.b",
            ":",
            "//",
            "\t",
            "\u2028",
            "é",
        ),
    ]
)


@given(st.lists(_BITS, max_size=30).map("".join))
@settings(max_examples=250)
def test_any_text_becomes_inert(text: str) -> None:
    for html in rendered(text):
        assert_inert(html)
    assert "\n" not in prose.plain(text, resolve)


@given(st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=60))
@settings(max_examples=100)
def test_a_plain_text_reads_as_it_was_written(text: str) -> None:
    html = prose.inline(text, resolve)
    assert_inert(html)
    if "<" not in html and not set(text) & set("\\`*_[]!&~"):
        assert unescape(html) == text.strip()
