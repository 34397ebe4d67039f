"""Headings: the anchors of the page are those that links are checked against."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from opsbook.emit import prose
from opsbook.graph import heading
from tests.emit.test_prose_safety import resolve
from tests.safety.markup import nodes

LEVELS = {"h2", "h3", "h4", "h5", "h6"}


def anchors(text: str) -> list[str]:
    """The ids of the headings that a page shows."""
    html = prose.block(text, resolve, taken=set())
    return [node.attributes["id"] for node in nodes(html)[: len(nodes(html)) // 2] if node.tag in LEVELS]


_WORDS = st.sampled_from(
    [
        *(
            "One",
            "two",
            "Über",
            "100 %",
            "snake_case",
            "a-b",
            "**bold**",
            "*it*",
            "`code`",
            "[[lead]]",
            "[[lead|The lead]]",
        ),
        *("[link](https://a.example)", "R&D", "R&amp;D", "a_b_c", "_soft_", "日本", "~~old~~", "1.", "x: y", "#1", "?"),
    ]
)
_LINE = st.lists(_WORDS, min_size=1, max_size=4).map(" ".join)
_BLOCKS = st.one_of(
    st.builds(lambda level, line: f"{'#' * level} {line}", st.integers(1, 6), _LINE),
    st.builds(lambda line: f"## {line} ##", _LINE),
    st.builds(lambda line: f"## {line} {{#own}}", _LINE),
    st.builds(lambda line: f"Under {line}\n=====", _LINE),
    st.builds(lambda line: f"Under {line}\n---", _LINE),
    st.builds(lambda line: f"> ## {line}", _LINE),
    st.builds(lambda line: f"- item\n\n  ## {line}", _LINE),
    st.builds(lambda line: f"```\n# {line}\n```", _LINE),
    st.builds(lambda line: f"~~~~ text\n# {line}\n~~~\n# no\n~~~~", _LINE),
    st.builds(lambda line: f"text\n\n    # {line}", _LINE),
    st.builds(lambda line: f"Just {line}.", _LINE),
    st.just("| a | b |\n|---|---|\n| # c | d |"),
    st.just("- a\n- b"),
    st.just("---"),
)


@given(st.lists(_BLOCKS, max_size=6))
@settings(max_examples=200)
def test_a_page_has_the_anchors_that_links_are_checked_against(blocks: list[str]) -> None:
    text = "\n\n".join(blocks)
    assert anchors(text) == list(heading.anchors(text))


@given(st.lists(_BLOCKS, max_size=8))
@settings(max_examples=50)
def test_no_two_headings_share_an_anchor(blocks: list[str]) -> None:
    found = anchors("\n\n".join(blocks))
    assert len(set(found)) == len(found)


def test_an_anchor_of_the_page_is_not_taken_again() -> None:
    html = prose.block("## Rules\n\n## Rules", resolve, taken={"rules"})
    assert [node.attributes["id"] for node in nodes(html)][:2] == ["rules_1", "rules_2"]


@pytest.mark.parametrize(("first", "tags"), [(2, ["h2", "h2", "h3"]), (4, ["h4", "h4", "h4"]), (1, ["h1", "h2", "h3"])])
def test_headings_begin_below_those_of_the_page(first: int, tags: list[str]) -> None:
    html = prose.block("# a\n\n## b\n\n### c", resolve, first_level=first)
    assert [node.tag for node in nodes(html)][:3] == tags


def test_a_heading_may_name_its_own_anchor() -> None:
    assert prose.block("## Exceptions to this {#except}", resolve, taken=set()) == (
        '<h2 id="except">Exceptions to this</h2>\n'
    )


def test_where_a_text_has_no_anchors_its_headings_have_none() -> None:
    assert prose.block("# One", resolve) == "<h2>One</h2>\n"
