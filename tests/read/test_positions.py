"""Where keys and values stand: what lies between a span's ends is the value, whatever the style."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings

from opsbook.diagnostic import START, Route, Span
from opsbook.read import source
from opsbook.read.document import Document
from tests.read.yaml_texts import written


def between(document: Document, span: Span) -> str:
    """The text of a span, at the column where it stands."""
    text = document.text.content
    starts = [0, *(match.end() for match in re.finditer(r"\r\n|\n|\r", text))]
    begin, end = starts[span.line - 1] + span.column - 1, starts[span.end_line - 1] + span.end_column - 1
    return " " * (span.column - 1) + text[begin:end]


def routes(value: Any, route: Route = ()) -> Iterator[tuple[Route, Any]]:
    if route:
        yield route, value
    for step, inner in (
        value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    ):
        yield from routes(inner, (*route, step))


def read_again(text: str) -> Any:
    """The value of a piece of YAML that stands alone."""
    indented = re.sub(r"(^|\r\n|\n|\r)", r"\1 ", text)
    return source.parse(f"alone:\n{indented}".encode()).values.get("alone")


@given(written())
@settings(max_examples=80)
def test_the_text_of_every_span_reads_as_the_value(text: str) -> None:
    document = source.parse(text.encode())
    assert document.readable
    for route, value in routes(document.values):
        span = document.span(route)
        assert_inside(document, route, span)
        piece = between(document, span)
        if not re.match(r"\s*[|>]\d", piece):  # such a text counts its indentation from lines that are not part of it
            assert read_again(piece) == value, (route, piece)
        if isinstance(route[-1], str):
            assert_key(between(document, document.key_span(route)).lstrip(), route[-1])


def assert_inside(document: Document, route: Route, span: Span) -> None:
    """A span runs forwards, and within what holds the value."""
    assert (1, 1) <= span[:2] <= span[2:]
    if route[:-1]:
        outer = document.span(route[:-1])
        assert outer[:2] <= span[:2]
        assert span[2:] <= outer[2:]


def assert_key(piece: str, name: str) -> None:
    """The text of a key's span is the key. A block text is a key only after a question mark."""
    if not piece.startswith(("|", ">")):
        assert list(source.parse(f"{piece}: x".encode()).values) == [name]


RECORD = """\
title: A
summary:
reviews:
  - on: 2026-01-01
    by: maya
  - {on: 2026-02-01}
links: [{label: B, url: https://b.example}]
"""


@pytest.mark.parametrize(
    ("route", "span"),
    [
        ((), START),
        (("owner",), START),
        (("title",), Span(1, 8, 1, 9)),
        (("title", "deeper"), Span(1, 8, 1, 9)),
        (("summary",), Span(2, 1, 2, 8)),
        (("reviews",), Span(4, 3, 6, 21)),
        (("reviews", 0, "by"), Span(5, 9, 5, 13)),
        (("reviews", 0, "note"), Span(4, 5, 4, 19)),
        (("reviews", 1, "by"), Span(6, 5, 6, 21)),
        (("reviews", 7), Span(4, 3, 4, 19)),
        (("links", 0, "url"), Span(7, 25, 7, 42)),
    ],
)
def test_an_absent_value_stands_at_the_nearest_mapping_that_lacks_it(route: Route, span: Span) -> None:
    assert source.parse(RECORD.encode()).span(route) == span


def test_a_word_inside_a_text_is_found_at_its_place() -> None:
    document = source.parse(b"title: A\nsummary: >-\n  see [[x]] and\n  [[x]] again\n")
    assert document.span_of(("summary",), "[[x]]") == Span(3, 7, 3, 12)
    assert document.span_of(("summary",), "[[x]]", 1) == Span(4, 3, 4, 8)
    assert document.span_of(("summary",), "[[y]]") == document.span(("summary",))


@pytest.mark.parametrize(
    ("text", "span"),
    [
        (">-\n  see [[x|two\n  words]]\n", Span(2, 7, 3, 10)),
        ("see [[x|two\n  words]]\n", Span(1, 14, 2, 10)),
        ('"see [[x|two \\\n  words]]"\n', Span(1, 15, 2, 10)),
        ("'see [[x|two words]], [[x|two\n  words]]'\n", Span(1, 15, 1, 30)),
    ],
)
def test_words_that_go_on_in_the_next_line_are_found_at_their_place(text: str, span: Span) -> None:
    document = source.parse(f"summary: {text}".encode())
    assert document.span_of(("summary",), "[[x|two words]]") == span


def test_in_a_text_of_fixed_lines_only_the_same_line_is_the_same() -> None:
    document = source.parse(b"body: |\n  [[x|two\n  words]] [[x|two words]]\n")
    assert document.span_of(("body",), "[[x|two words]]") == Span(3, 11, 3, 26)


def test_columns_count_characters_and_not_bytes() -> None:
    document = source.parse("tags: [日本語, 😀😀, é, last]\n".encode())
    assert document.span(("tags", 3)) == Span(1, 20, 1, 24)
