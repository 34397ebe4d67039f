"""Generated YAML: nested data, written in every style that YAML has."""

from __future__ import annotations

import io
from typing import Any

import yaml
from hypothesis import strategies as st

_CHARACTERS = st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn"), include_characters="\n")
WORDS = st.text(_CHARACTERS, max_size=30) | st.sampled_from(
    [
        "no",
        "12:30",
        "1.10",
        "- a",
        "a: b",
        "# a",
        "'",
        '"',
        "a\n\nb\n",
        "[x",
        "2026-01-01",
        "😀 wide 日本",
        "|",
        "~",
        "0o7",
    ]
)
NAMES = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn")), min_size=1, max_size=12)
NUMBERS = st.integers(-(10**20), 10**20) | st.floats(allow_nan=False, allow_infinity=False)
VALUES: st.SearchStrategy[Any] = st.recursive(
    WORDS | NUMBERS | st.booleans(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(NAMES, inner, max_size=4),
    max_leaves=12,
)
RECORDS = st.dictionaries(NAMES, VALUES, min_size=1, max_size=6)


@st.composite
def written(draw: st.DrawFn) -> str:
    """A record as somebody might have written it: block and flow, quoted and plain, folded and literal."""
    node = _node(draw, draw(RECORDS))
    return str(
        yaml.serialize(
            node,
            allow_unicode=draw(st.booleans()),
            width=draw(st.sampled_from([20, 80, 1000])),
            indent=draw(st.sampled_from([2, 3, 4])),
            line_break=draw(st.sampled_from(["\n", "\r\n", "\r"])),
        )
    )


def _node(draw: st.DrawFn, value: Any) -> yaml.Node:
    flow = draw(st.booleans())
    if isinstance(value, dict):
        pairs = [(_node(draw, key), _node(draw, inner)) for key, inner in value.items()]
        return yaml.MappingNode("tag:yaml.org,2002:map", pairs, flow_style=flow)
    if isinstance(value, list):
        return yaml.SequenceNode("tag:yaml.org,2002:seq", [_node(draw, item) for item in value], flow_style=flow)
    if isinstance(value, str):
        style = draw(st.sampled_from([None, "'", '"', "|", ">"]))
        return yaml.ScalarNode("tag:yaml.org,2002:str", value, style=style)
    node = yaml.SafeDumper(io.StringIO()).represent_data(value)
    assert isinstance(node, yaml.Node)
    return node
