"""Records in Markdown: the same fields above a body."""

from __future__ import annotations

import pytest

from opsbook.diagnostic import Span
from opsbook.read import source


def test_the_body_is_a_field() -> None:
    document = source.parse(b"---\ntitle: A\n---\n\nHello\n\n- b\n", markdown=True)
    assert document.values == {"title": "A", "body": "Hello\n\n- b"}
    assert document.span(("body",)) == Span(5, 1, 5, 1)


def test_fields_stand_where_they_stand_in_the_file() -> None:
    document = source.parse(b"\n\n---\ntitle: A\ntags: [b, c]\n---\nx", markdown=True)
    assert document.span(("tags", 1)) == Span(5, 11, 5, 12)
    assert document.key_span(("title",)) == Span(4, 1, 4, 6)


def test_a_fault_of_the_fields_stands_where_it_stands_in_the_file() -> None:
    (problem,) = source.parse(b"---\ntitle: a: b\n---\nx", markdown=True).problems
    assert (problem.fault.code, problem.span) == ("DAT001", Span(2, 9, 2, 10))


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Hello\n", {"body": "Hello"}),
        ("---\n---\nHello\n", {"body": "Hello"}),
        ("---\ntitle: A\n---\n", {"title": "A"}),
        ("---\ntitle: A\n---", {"title": "A"}),
        ("---  \ntitle: A\n--- \nHello", {"title": "A", "body": "Hello"}),
        ("---\ntitle: A\nsummary: a --- b\n---\nHello\n---\nmore", None),
        ("---\ntitle: |\n  a\n  ---\n  b\n---\nHello", {"title": "a\n---\nb\n", "body": "Hello"}),
    ],
)
def test_the_first_line_of_three_hyphens_ends_the_fields(text: str, values: dict[str, str] | None) -> None:
    document = source.parse(text.encode(), markdown=True)
    expected = {"title": "A", "summary": "a --- b", "body": "Hello\n---\nmore"} if values is None else values
    assert document.values == expected
    assert not document.problems


def test_fields_that_are_never_closed_are_a_fault() -> None:
    (problem,) = source.parse(b"---\ntitle: A\n\nHello\n", markdown=True).problems
    assert (problem.fault.code, problem.span.line) == ("DAT001", 1)
    assert "---" in problem.help


def test_a_word_of_the_body_is_found_and_not_its_twin_in_the_fields() -> None:
    document = source.parse(b"---\ntitle: '[[x]]'\n---\n\n[[x]] [[x]]\n", markdown=True)
    assert document.span_of(("body",), "[[x]]", 1) == Span(5, 7, 5, 12)


def test_an_empty_file_is_empty() -> None:
    assert [one.fault.code for one in source.parse(b"---\n---\n", markdown=True).problems] == ["DAT017"]


def test_a_body_that_is_written_twice_is_found_at_the_field() -> None:
    (problem,) = source.parse(b"---\ntitle: A\nbody: one\n---\ntwo\n", markdown=True).problems
    assert (problem.fault.code, problem.span) == ("DAT002", Span(3, 1, 3, 5))
    assert source.parse(b"---\ntitle: A\nbody: one\n---\n", markdown=True).problems == ()
