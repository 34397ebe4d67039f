"""The values of a file: those of JSON where a file is JSON, and the same with either scanner."""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from opsbook.diagnostic import Route, Span
from opsbook.read import source, yaml_core
from opsbook.read.document import Document
from opsbook.read.problem import Problem
from tests.read.test_positions import routes
from tests.read.yaml_texts import written

DATA = Path(__file__).parents[2] / "data"
_TEXT = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cn", "Cc"), include_characters="\n\t"))
JSON: st.SearchStrategy[Any] = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**20), 10**20)
    | st.floats(allow_nan=False, allow_infinity=False)
    | _TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_TEXT, inner, max_size=4),
    max_leaves=20,
)


def without_nothing(value: Any) -> Any:
    """A value without its empty fields, which a record leaves out."""
    if isinstance(value, dict):
        return {key: without_nothing(inner) for key, inner in value.items() if inner is not None}
    return [without_nothing(item) for item in value] if isinstance(value, list) else value


@given(st.dictionaries(_TEXT, JSON, min_size=1), st.sampled_from([None, 2]))
def test_a_json_document_has_the_values_of_json(values: dict[str, Any], indent: int | None) -> None:
    text = json.dumps(values, ensure_ascii=False, indent=indent)
    assert source.parse(text.encode()).values == without_nothing(json.loads(text))


@pytest.mark.parametrize(
    ("written", "value"), [(r'"a\/b"', "a/b"), (r'"\u00e9"', "é"), (r'"\n\t"', "\n\t"), ("1E5", 1e5)]
)
def test_what_json_may_escape_is_read(written: str, value: object) -> None:
    assert source.parse(f'{{"a":{written}}}'.encode()).values == {"a": value}


def test_a_float_is_the_nearest_one() -> None:
    assert source.parse(b"a: 0.1\n").values["a"] == 0.1
    assert math.copysign(1, source.parse(b"a: -0.0\n").values["a"]) == -1


def as_read(document: Document) -> tuple[Any, list[tuple[Route, Span, Span]], list[str]]:
    """All that a document says: its values, the place of each key and value, and its problems' places."""
    where = [(route, document.span(route), document.key_span(route)) for route, _ in routes(document.values)]
    return document.values, where, [f"{one.fault.code} {one.span}" for one in document.problems]


def read_by(
    loader: object, raw: bytes, markdown: bool = False
) -> tuple[Any, list[tuple[Route, Span, Span]], list[str]]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(yaml_core, "Loader", loader)
        return as_read(source.parse(raw, markdown))


@pytest.mark.parametrize("folder", sorted(DATA.iterdir()), ids=lambda folder: folder.name)
def test_both_scanners_read_our_own_records_alike(folder: Path) -> None:
    for file in sorted(folder.iterdir()):
        raw, markdown = file.read_bytes(), file.suffix == ".md"
        assert read_by(yaml_core.PureLoader, raw, markdown) == read_by(yaml_core.Loader, raw, markdown), file


@given(written())
@settings(max_examples=50)
def test_both_scanners_read_generated_records_alike(text: str) -> None:
    assert read_by(yaml_core.PureLoader, text.encode()) == read_by(yaml_core.Loader, text.encode())


BROKEN = [
    *("title: 'a", 'title: "a', "title: [a", "title: {a", "title: a: b", "title: @a", "title: `a", "title: *a"),
    *("title: &a b\nx: &a c", "a: b\n---\nc: d", "a: b\n...\nc: d", "\ta: b", "a:\n\t- b", "a: b\n c: d", "- a\nb: c"),
    *("a: |x\n b", 'a: "\\q"', "a: b\nc", "%YAML 3.0\n---\na: b", "a: !x b", "? [a]\n: b", "a: [b]]", "{a: b}}"),
]


@pytest.mark.parametrize("text", BROKEN)
def test_both_scanners_stop_at_the_same_line_of_what_is_no_yaml(text: str) -> None:
    fast, pure = source.parse(text.encode()).problems, _pure(text)
    assert [one.span.line for one in pure] == [one.span.line for one in fast]
    assert [one.fault for one in pure] == [one.fault for one in fast]


def _pure(text: str) -> tuple[Problem, ...]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(yaml_core, "Loader", yaml_core.PureLoader)
        return source.parse(text.encode()).problems
