"""Values read in the ordinary way are those that the careful way reads, whatever the text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from yaml.nodes import MappingNode

from opsbook.read import ordinary, source, yaml_core
from opsbook.read.text import decode
from tests.read.yaml_texts import written

PIECES = """012|1_000|0o14|0x1F|.5|1e3|+1|-0|~|null|Null|true|False|yes|no|on|12:30:45|2026-11-21|1.10|.inf|-.INF|.nan|
'it''s'|"a\\u00e9\\n"|''|""|*x|&x a|!!str 1|!!int 7|! 5|!foo x|[a, ~]|{a: 1, b: ~}|[|}|- |  - x|a|b: |c:|? |: |# c| #c|
---|...|%YAML 1.1|<<: |@|`|'|"|\\|  |    |é|😀|\u2028|\x85|\ufeff|\x07|\t|\r\n|\r""".replace("|\n", "|").split("|")
BLOCKS = ["|", "|-", "|+", ">", ">-", ">+", "|2", "\n", "\n\n", "\n  ", "\n    "]
TEXTS = st.lists(st.sampled_from([*PIECES, *BLOCKS, "\n", "\n"]), max_size=12).map("".join)


def check(content: str) -> None:
    """Read a text as files are read, and with care."""
    text, problem = decode(content.encode())
    node = None if problem or yaml_core.too_deep(text.content) is not None else yaml_core.compose(text.content)
    if isinstance(node, MappingNode):
        quick, careful = source.parse(content.encode()), source.part(text, node)
        if quick.readable:
            assert repr(quick.values) == repr(careful.values)
            assert quick.problems == careful.problems


@given(content=written())
def test_generated_records(content: str) -> None:
    check(content)


@given(content=TEXTS)
def test_odd_pieces(content: str) -> None:
    check(content)
    check(f"a: {content}")
    check(f"a:\n  - {content}\nb: c\n")


@pytest.mark.parametrize(
    "content",
    ["a: 1\na: 2", "a: !foo x", "? [a]\n: b", "a: .nan", "a: &x [*x]", f"a: {'[' * 45}{']' * 45}", "a: !!map {b: c}"],
    ids=["key twice", "tag", "key that is a list", "no number", "circle", "depth", "core tag"],
)
def test_what_is_unusual_is_left_to_the_careful_way(content: str) -> None:
    node = yaml_core.compose(content)
    assert isinstance(node, MappingNode)
    with pytest.raises(ordinary.UnusualError):
        ordinary.values(node, content)


def test_very_many_values_are_counted() -> None:
    content = "a:\n" + "- b\n" * 60_000
    found = source.parse(content.encode())
    assert [problem.fault.slug for problem in found.problems] == ["too-large"]
