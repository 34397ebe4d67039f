"""One edit of a file: what it looks like afterwards, to the byte."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import pytest

from opsbook.read import source
from opsbook.read.edit import Draft, RefusedError, value_of

Edit = Callable[[Draft], object]


class Case(NamedTuple):
    """A text, an edit, and the text after it."""

    before: str
    edit: Edit
    after: str


def put(*route: str | int, to: object) -> Edit:
    return lambda draft: draft.put(route, to)


def source_put(*route: str | int, to: str) -> Edit:
    return lambda draft: draft.put_source(route, to)


def append(*route: str | int, item: object, after: tuple[str, ...] = ()) -> Edit:
    return lambda draft: draft.append(route, item, after)


REVIEW = {"on": "2026-11-21", "by": "maya-chen", "note": "Read: all fine."}
IN_LINES = 'on: 2026-11-21\n    by: maya-chen\n    note: "Read: all fine."\n'
IN_BRACKETS = '{on: 2026-11-21, by: maya-chen, note: "Read: all fine."}'

REPLACED = {
    "a plain word, before a comment": Case("a: x  # why\nb: 1\n", put("a", to="y"), "a: y  # why\nb: 1\n"),
    "text that would be read as a number": Case("a: x\n", put("a", to="12"), 'a: "12"\n'),
    "text that would be read as nothing": Case("a: x\n", put("a", to="null"), 'a: "null"\n'),
    "text that YAML 1.2 reads as text": Case("a: x\n", put("a", to="no"), "a: no\n"),
    "a number": Case("a: 1 # one\n", put("a", to=2.5), "a: 2.5 # one\n"),
    "a truth value": Case("a: x\n", put("a", to=True), "a: true\n"),
    "in single quotation marks": Case("a: 'x' # why\n", put("a", to="it's"), "a: 'it''s' # why\n"),
    "in double quotation marks": Case('a: "x"\n', put("a", to='say "so"\t'), 'a: "say \\"so\\"\\t"\n'),
    "one of a list in brackets": Case("a: [x, y]\n", put("a", 0, to="p, q"), 'a: ["p, q", y]\n'),
    "one of a list in lines": Case("a:\n  - x # one\n  - y\n", put("a", 0, to="z"), "a:\n  - z # one\n  - y\n"),
    "a field of a list's item": Case("a:\n  - b: x\n    c: y\n", put("a", 0, "c", to="z"), "a:\n  - b: x\n    c: z\n"),
    "an empty field": Case("a:\nb: 1\n", put("a", to="x"), "a: x\nb: 1\n"),
    "an empty field with blanks": Case("a:  \nb: 1\n", put("a", to="x"), "a: x\nb: 1\n"),
    "an empty field before a comment": Case("a: # why\nb: 1\n", put("a", to="x"), "a: x # why\nb: 1\n"),
    "an empty item": Case("a:\n  -\n  - y\n", put("a", 0, to="x"), "a:\n  - x\n  - y\n"),
    "a key alone in brackets": Case("a: {b, c: }\n", put("a", "b", to="x"), "a: {b: x, c: }\n"),
    "a folded block, its blank lines and comment kept": Case(
        "a: >-\n    one\n    two\n\n# why\nb: 1\n", put("a", to="new words"), "a: >-\n    new words\n\n# why\nb: 1\n"
    ),
    "paragraphs of a folded block": Case("a: >\n  x\n", put("a", to="one\n\ntwo\n"), "a: >\n  one\n\n\n  two\n"),
    "a literal block": Case("a: |\n  x\n  y\nb: 1\n", put("a", to="p\n\n  q\n"), "a: |\n  p\n\n    q\nb: 1\n"),
    "a block that a block cannot hold": Case("a: |\n  x\n", put("a", to=" x\x07"), 'a: " x\\u0007"\n'),
    "a long folded text, wrapped": Case(
        "a: >-\n  x\n",
        put("a", to="word " * 30 + "end"),
        "a: >-\n  " + "word " * 22 + "word\n  " + "word " * 7 + "end\n",
    ),
    "text of several lines": Case("a: one\n  two\n\nb: 1\n", put("a", to="x"), "a: x\n\nb: 1\n"),
    "a list by a word": Case("a: # why\n  - x\nb: 1\n", put("a", to="y"), "a: y\nb: 1\n"),
    "a list without indentation by a list": Case("a:\n- x\n- y\nb: 1\n", put("a", to=["z"]), "a: [z]\nb: 1\n"),
    "a field by nothing": Case("a: x\nb: 1\n", put("a", to=None), "a: null\nb: 1\n"),
    "Windows line breaks": Case("a: x\r\nb: |\r\n  y\r\n", put("b", to="p\nq\n"), "a: x\r\nb: |\r\n  p\r\n  q\r\n"),
    "a byte order mark": Case("\ufeffa: x\n", put("a", to="y"), "\ufeffa: y\n"),
    "no final line break": Case("b: 1\na: x", put("a", to="y"), "b: 1\na: y"),
    "wide characters before": Case("b: 😀 日本\na: x\n", put("a", to="é"), "b: 😀 日本\na: é\n"),
    "what cannot be seen": Case("a: x\n", put("a", to="a\u2028b\u00a0c\u202e"), 'a: "a\\u2028b\\u00a0c\\u202e"\n'),
    "given as YAML, keeping the marks": Case("a: 'x'\n", source_put("a", to="y"), "a: 'y'\n"),
    "given as YAML, with marks that are needed": Case("a: 12\n", source_put("a", to='"12"'), 'a: "12"\n'),
    "given as YAML, a number as it is written": Case("a: 1\n", source_put("a", to="1.50"), "a: 1.50\n"),
    "given as YAML, a list": Case("a: x\n", source_put("a", to="[x]"), "a: [x]\n"),
}

ADDED = {
    "a field, at the end of its mapping": Case(
        "a:\n  b: 1\n\n# c\nd: 2\n", put("a", "e", to="x"), "a:\n  b: 1\n  e: x\n\n# c\nd: 2\n"
    ),
    "a field of a list's item": Case(
        "a:\n  - b: 1\n  - b: 2\n", put("a", 0, "c", to="x"), "a:\n  - b: 1\n    c: x\n  - b: 2\n"
    ),
    "a field in brackets": Case("a: {b: 1}\n", put("a", "c", to="x, y"), 'a: {b: 1, c: "x, y"}\n'),
    "a field behind others": Case(
        "owner: x # why\nb: 1\n",
        lambda draft: draft.put(("c",), "y", ("deputy", "owner")),
        "owner: x # why\nc: y\nb: 1\n",
    ),
    "a field without a final line break": Case("a: 1", put("b", to="x"), "a: 1\nb: x"),
    "a field after a block that keeps its blank lines": Case("a: |+\n  x\n\n", put("b", to=1), "a: |+\n  x\n\nb: 1\n"),
    "an item in lines, as the others are": Case(
        "reviews:\n  - on: 2026-01-01\n    by: x\n\n# c\nb: 1\n",
        append("reviews", item=REVIEW),
        f"reviews:\n  - on: 2026-01-01\n    by: x\n  - {IN_LINES}\n# c\nb: 1\n",
    ),
    "an item in brackets, as the others are": Case(
        "reviews:\n  - {on: 2026-01-01}\nb: 1\n",
        append("reviews", item=REVIEW),
        f"reviews:\n  - {{on: 2026-01-01}}\n  - {IN_BRACKETS}\nb: 1\n",
    ),
    "an item of a list in brackets": Case("a: [x, y] # c\n", append("a", item="p, q"), 'a: [x, y, "p, q"] # c\n'),
    "an item of a list in brackets with a last comma": Case(
        "a: [\n  x,\n]\n", append("a", item="y"), "a: [\n  x, y,\n]\n"
    ),
    "the first item in brackets": Case("a: []\n", append("a", item={"b": 1}), "a: [{b: 1}]\n"),
    "the first item under an empty field": Case("a:\nb: 1\n", append("a", item="x"), "a:\n  - x\nb: 1\n"),
    "the first item of a list that is not there": Case(
        "title: T\nowner: x\nb: 1\n",
        append("reviews", item=REVIEW, after=("owner",)),
        f"title: T\nowner: x\nreviews:\n  - {IN_LINES}b: 1\n",
    ),
    "the first item where lists are not indented": Case(
        "a:\n- x\nb: 1", append("c", item={"d": 1, "e": 2}), "a:\n- x\nb: 1\nc:\n- d: 1\n  e: 2"
    ),
    "an item with Windows line breaks": Case(
        "a:\r\n  - x\r\n", append("a", item={"b": 1, "c": 2}), "a:\r\n  - x\r\n  - b: 1\r\n    c: 2\r\n"
    ),
    "an item after an alias": Case("a:\n  - &x 1\n  - *x\n", append("a", item=2), "a:\n  - &x 1\n  - *x\n  - 2\n"),
}

MARKDOWN = {
    "a field above the body": Case("---\na: x\n---\nBody.\n", put("a", to="y"), "---\na: y\n---\nBody.\n"),
    "a new field above the body": Case("---\na: x\n---\nBody.\n", put("b", to="y"), "---\na: x\nb: y\n---\nBody.\n"),
    "the first field above the body": Case("---\n---\nBody.\n", put("b", to="y"), "---\nb: y\n---\nBody.\n"),
    "the first field of a page without any": Case("# Page\n", append("r", item="x"), "---\nr:\n  - x\n---\n# Page\n"),
    "the body": Case("---\na: x\n---\n\nBody.\n\n", put("body", to="New: *text*"), "---\na: x\n---\n\nNew: *text*\n\n"),
    "one link of the body": Case(
        "---\na: x\n---\n[[old]] and [[old]]\n",
        lambda draft: draft.swap(("body",), "[[old]]", "[[new]]", 1),
        "---\na: x\n---\n[[old]] and [[new]]\n",
    ),
}


@pytest.mark.parametrize("case", [*REPLACED.values(), *ADDED.values()], ids=[*REPLACED, *ADDED])
def test_an_edit_of_a_yaml_file(case: Case) -> None:
    draft = Draft(case.before.encode())
    case.edit(draft)
    assert draft.raw.decode() == case.after


@pytest.mark.parametrize("case", MARKDOWN.values(), ids=MARKDOWN)
def test_an_edit_of_a_markdown_file(case: Case) -> None:
    draft = Draft(case.before.encode(), markdown=True)
    case.edit(draft)
    assert draft.raw.decode() == case.after


def test_a_field_gets_another_name_and_keeps_place_value_and_comment() -> None:
    draft = Draft(b"titel: 'T' # c\nowner: x\n")
    draft.rename(("titel",), "title")
    assert draft.raw == b"title: 'T' # c\nowner: x\n"


def test_several_edits_follow_one_another() -> None:
    draft = Draft(b"a: x\nr: []\n")
    draft.put(("a",), "much longer than before")
    draft.append(("r",), 1)
    draft.append(("r",), 2)
    draft.put(("b",), "y")
    assert draft.raw == b"a: much longer than before\nr: [1, 2]\nb: y\n"


REFUSED = {
    "a value that another one repeats": ("a: &x 1\nb: *x\n", put("a", to=2)),
    "a repetition": ("a: &x 1\nb: *x\n", put("b", to=2)),
    "a field inside a word": ("a: x\n", put("a", "b", to=1)),
    "a field of what is not there": ("a: x\n", put("b", "c", to=1)),
    "an item beyond the end": ("a: [x]\n", put("a", 3, to=1)),
    "an item of a word": ("a: x\n", append("a", item=1)),
    "text that UTF-8 cannot hold": ("a: x\n", put("a", to="\udcff")),
    "a name that is taken": ("a: 1\nb: 2\n", lambda draft: draft.rename(("a",), "b")),
    "a name of what is not there": ("a: 1\n", lambda draft: draft.rename(("x",), "b")),
    "a piece that is not in the text": ("a: x\n", lambda draft: draft.swap(("a",), "y", "z")),
    "a piece that stands in another line's quotation": ('a: "x\\ny"\n', lambda draft: draft.swap(("a",), "x\ny", "z")),
    "a text so long that nothing could be read": ("a: x\n", put("a", to="x" * 1_000_001)),
}


@pytest.mark.parametrize(("before", "edit"), REFUSED.values(), ids=REFUSED)
def test_an_edit_that_would_change_more_is_refused_and_changes_nothing(before: str, edit: Edit) -> None:
    draft = Draft(before.encode())
    with pytest.raises(RefusedError):
        edit(draft)
    assert draft.raw == before.encode()


@pytest.mark.parametrize("raw", [b"a: [\n", b"\xff\xfea", b"", b"- x\n", b"a: \xff\n"])
def test_a_file_that_cannot_be_read_is_not_edited(raw: bytes) -> None:
    with pytest.raises(RefusedError):
        Draft(raw)


def test_the_place_of_an_edit_is_told() -> None:
    splice = Draft("é: 1\na: x\n".encode()).put(("a",), "y")
    assert (splice.start, splice.end, splice.text) == (8, 9, "y")


@pytest.mark.parametrize(
    ("text", "value"), [("x", "x"), ('"12"', "12"), ("[a, b]", ["a", "b"]), ("a: 1\nb: 2", {"a": 1, "b": 2})]
)
def test_a_piece_of_yaml_stands_for_a_value(text: str, value: object) -> None:
    assert value_of(text) == value


@pytest.mark.parametrize("text", ["", "[", "x\nother: 1", "!!python/none x", "# only this"])
def test_what_is_not_one_value_is_refused(text: str) -> None:
    with pytest.raises(RefusedError):
        value_of(text)


def test_other_findings_of_the_file_do_not_keep_it_from_being_mended() -> None:
    draft = Draft(b"a: x\na: y\nb: !!set z\nc: 1\n")
    assert len(draft.document.problems) == 2
    draft.put(("c",), 2)
    assert draft.raw == b"a: x\na: y\nb: !!set z\nc: 2\n"


def test_reading_back_is_what_decides() -> None:
    """Whatever an edit proposes, a text that says something else than asked never leaves the draft."""
    draft = Draft(b"a:\n  - x\nb: {c: 1, d: [e]}\n")
    for route, value in ((("a", 0), "- y"), (("b", "c"), "}"), (("b", "d", 0), "], f: [")):
        draft.put(route, value)
    assert source.parse(draft.raw).values == {"a": ["- y"], "b": {"c": "}", "d": ["], f: ["]}}
