"""Every YAML case of SAFETY.md, and its neighbours: what is read, what is refused, and at which character."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from opsbook.diagnostic import Diagnostic, Severity
from opsbook.model.identity import Identity
from opsbook.model.record import Record
from opsbook.model.validate import validate
from opsbook.read import source
from tests.handbooks import KINDS


def read(text: str | bytes, kind: str = "term", markdown: bool = False) -> tuple[Record, list[Diagnostic]]:
    """One file as a record of a kind, with what is wrong with its text and its fields."""
    raw = text if isinstance(text, bytes) else text.encode()
    return validate(KINDS[kind], Identity(kind, "x", "data/x.yml"), source.parse(raw, markdown))


def found_in(text: str | bytes, kind: str = "term") -> list[str]:
    """``code line:column-line:column`` of each finding; all of them errors."""
    found = read(text, kind)[1]
    assert all(one.severity is Severity.ERROR for one in found)
    return [f"{one.code} {one.span.line}:{one.span.column}-{one.span.end_line}:{one.span.end_column}" for one in found]


class Refused(NamedTuple):
    """A text, the one finding it must give, and a piece of what the finding says or advises."""

    text: str | bytes
    finding: str
    says: str
    kind: str = "term"


LAUGHS = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]\n" for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)

REFUSED = {
    "billion laughs": Refused(LAUGHS, "DAT011 2:8-2:9", "multiply without end"),
    "list holds itself": Refused("title: A\ntags: &a [*a]\n", "DAT011 2:11-2:12", "aliases"),
    "mapping holds itself": Refused("title: A\nlinks: &a\n  label: *a\n", "DAT011 3:10-3:11", "aliases"),
    "1,000 nested brackets": Refused(f"tags: {'[' * 1000}{']' * 1000}\n", "DAT011 1:46-1:47", "40 levels"),
    "41 nested brackets": Refused(f"tags: {'[' * 40}{']' * 40}\n", "DAT011 1:46-1:47", "40 levels"),
    "100,000 unclosed brackets": Refused("tags: " + "[" * 100_000, "DAT011 1:46-1:47", "40 levels"),
    "brackets closed in comments": Refused("title: " + "[ #]\n" * 150_000, "DAT011 40:1-40:2", "40 levels"),
    "brackets closed in quotes": Refused(
        f"title: '{']' * 400_000}'\ntags: {'[' * 400_000}", "DAT011 2:46-2:47", "40 levels"
    ),
    "1,200 block levels": Refused("".join(" " * n + "a:\n" for n in range(1200)), "DAT011 41:41-41:42", "40 levels"),
    "1,200 block levels, lone CR": Refused(
        "".join(" " * n + "a:\r" for n in range(1200)), "DAT011 41:41-41:42", "40 levels"
    ),
    "2,000 hyphens": Refused("- " * 2000 + "x\n", "DAT011 1:81-1:82", "40 levels"),
    "2,000 question marks": Refused("? " * 2000 + "x\n", "DAT011 1:81-1:82", "40 levels"),
    "link in a list in brackets": Refused(
        "title: A\ntags: [An account for [[anvil]]]\n", "DAT001 2:23-2:24", "cannot hold [ without quotes"
    ),
    "list in brackets that is never closed": Refused(
        "title: A\ntags: [a\nsummary: B\n", "DAT001 2:7-2:8", "never closed with ]"
    ),
    "semicolon for a comma in braces": Refused(
        "title: A\ncost: {amount: 0; currency: GBP}\n", "DAT001 2:27-2:28", "a comma between the two fields", "tool"
    ),
    "text that begins with a link": Refused(
        "title: [[anvil]] first\n", "DAT001 1:18-1:19", "a text that begins with [ needs quotes"
    ),
    "no space after a hyphen": Refused("title: A\ntags:\n - a\n -b\nsummary: C\n", "DAT001 4:2-4:3", "Write - b"),
    "no space after the hyphen of an item's first field": Refused(
        "title: A\nlinks:\n  -label: B\n    url: c\n",
        "DAT001 3:3-3:4",
        "Write - label: B, with a space after the hyphen",
    ),
    "no space after the first of several hyphens": Refused(
        "title: A\nlinks:\n  -label: B c\n  - label: D\n", "DAT001 3:3-3:4", "Write - label: B c, with a space"
    ),
    "no space after the second of several hyphens": Refused(
        "title: A\nlinks:\n  - label: B\n  -label: D\n", "DAT001 4:3-4:4", "Write - label: D, with a space"
    ),
    "no space after any hyphen": Refused(
        "title: A\nlinks:\n  -label: B\n  -url: D\n", "DAT005 3:3-4:10", "Write - label: with a space after the hyphen"
    ),
    "no space after a hyphen that is not indented": Refused(
        "title: A\nlinks:\n-label: B\n", "DAT003 3:1-3:7", "Write - label: with a space after the hyphen"
    ),
    "no space after two such hyphens": Refused(
        "title: A\nlinks:\n-label: B\n-label: C\n", "DAT002 4:1-4:7", "Write - label: with a space after the hyphen"
    ),
    "table where a list belongs": Refused(
        "title: A\ntags:\n| What | When |\n|---|---|\n", "DAT001 3:3-3:4", "a table cannot stand here"
    ),
    "decimal comma": Refused("title: A\ncost: {amount: '240,50'}\n", "DAT005 2:16-2:24", "as in 240.50", "tool"),
    "key twice": Refused("title: A\nsummary: B\ntitle: C\n", "DAT002 3:1-3:6", "on line 1 and on line 3"),
    "key twice in a mapping": Refused(
        "title: A\nlinks:\n  - label: B\n    url: https://b.example\n    label: C\n",
        "DAT002 5:5-5:10",
        "on line 3 and on line 5",
    ),
    "key twice in braces": Refused(
        "title: A\nlinks: [{label: B, label: C, url: https://b.example}]\n",
        "DAT002 2:20-2:25",
        "label is written twice",
    ),
    "key twice in different quotes": Refused("title: A\n'title': B\n", "DAT002 2:1-2:8", "twice"),
    "merge key": Refused("title: A\n<<: {summary: B}\n", "DAT003 2:1-2:3", "merge keys"),
    "yes where true or false is wanted": Refused("title: A\nsso: yes\n", "DAT005 2:6-2:9", "true or false", "tool"),
    "version without quotes": Refused("title: A\nversion: 1.10\n", "DAT005 2:10-2:14", 'version: "1.10"', "policy"),
    "number for a title": Refused("title: 007\n", "DAT005 1:8-1:11", 'title: "007"'),
    "octal number for a title": Refused("title: 0o17\n", "DAT005 1:8-1:12", 'title: "0o17"'),
    "truth value for a title": Refused("title: true\n", "DAT005 1:8-1:12", 'title: "true"'),
    "nan": Refused("title: A\nseries: [{on: 2026-01-01, value: .nan}]\n", "DAT005 2:34-2:38", "number", "metric"),
    "infinity": Refused("title: A\nseats: -.INF\n", "DAT005 2:8-2:13", "number", "tool"),
    "number beyond floats": Refused("title: A\nseats: 1e400\n", "DAT005 2:8-2:13", "number", "tool"),
    "nan for a title": Refused("title: .NaN\n", "DAT005 1:8-1:12", "quotes"),
    "5,000 digits": Refused(f"title: A\nseats: {'9' * 5000}\n", "DAT005 2:8-2:5008", "number", "tool"),
    "5,000 hexadecimal digits": Refused(f"title: A\nseats: 0x{'f' * 5000}\n", "DAT005 2:8-2:5010", "", "tool"),
    "no such day": Refused(
        "title: A\n" + "\n" * 7 + "series:\n- {on: 2023-14-05, value: 1}\n", "DAT005 10:8-10:18", "calendar", "metric"
    ),
    "day of one digit": Refused("title: A\nreviewed: 2025-1-16\n", "DAT005 2:11-2:20", "Write 2025-01-16.", "metric"),
    "time with a zone": Refused(
        "title: A\nreviewed: 2025-01-16T10:00:00+02:00\n", "DAT005 2:11-2:36", "year-month-day", "metric"
    ),
    "number for a day": Refused("title: A\nreviewed: 20250116\n", "DAT005 2:11-2:19", "year-month-day", "metric"),
    "line indented with a tab": Refused("title: A\nlinks:\n\t- label: B\n", "DAT001 3:1-3:2", "Write 2 spaces"),
    "tab among spaces": Refused("title: A\nlinks:\n  - label: B\n\turl: x\n", "DAT001 4:1-4:2", "Write 4 spaces"),
    "tab before a further item": Refused(
        "title: A\nlinks:\n- label: B\n  url: x\n\t- label: C\n", "DAT001 5:1-5:2", "Delete the tab"
    ),
    "tab before a field": Refused("title: A\n\tsummary: b\n", "DAT001 2:1-2:2", "Delete the tab"),
    "tab in a text of several lines": Refused("title: A\nbody: |\n  b\n\tc\n", "DAT001 4:1-4:2", "Write 2 spaces"),
    "tab after a hyphen": Refused("title: A\ntags:\n  -\tb\n", "DAT001 3:4-3:5", "Write one space"),
    "NUL": Refused("title: A\nsummary: a\0b\n", "DAT001 2:11-2:12", "U+0000"),
    "bell": Refused("title: A\nsummary: a\x07b\n", "DAT001 2:11-2:12", "U+0007"),
    "control character of Latin-1": Refused("title: A\nsummary: a\x80b\n", "DAT001 2:11-2:12", "U+0080"),
    "byte that is not UTF-8": Refused(b"title: A\nsummary: a\xffb\n", "DAT012 2:11-2:12", "0xff"),
    "Latin-1 after wide characters": Refused("title: 日本語".encode() + b" caf\xe9\n", "DAT012 1:15-1:16", "0xe9"),
    "UTF-16": Refused("title: A\n".encode("utf-16"), "DAT012 1:1-1:1", "Save it as UTF-8"),
    "UTF-16 without a mark": Refused("title: A\n".encode("utf-16-le"), "DAT012 1:1-1:1", "Save it as UTF-8"),
    "Python object": Refused("title: !!python/object/apply:os.system [x]\n", "DAT001 1:8-1:43", "not allowed"),
    "Python name": Refused("title: A\nsummary: !!python/name:os.system\n", "DAT001 2:10-2:33", "!!python/name"),
    "environment variable": Refused("title: !ENV HOME\n", "DAT001 1:8-1:17", "!ENV"),
    "include": Refused("title: A\nsummary: !include secret.yml\n", "DAT001 2:10-2:29", "!include"),
    "tagged mapping": Refused("title: A\nlinks: [!x {label: B}]\n", "DAT001 2:9-2:22", "!x"),
    "whole file tagged": Refused("!!python/object:os.X\ntitle: A\n", "DAT001 1:1-2:9", "!!python/object"),
    "unknown alias": Refused("title: A\nsummary: *boss\n", "DAT001 2:10-2:11", "quotes"),
    "anchor of a name in use": Refused("title: &a A\nsummary: &a B\n", "DAT001 2:10-2:11", "anchor"),
    "two documents": Refused("title: A\n---\ntitle: B\n", "DAT001 2:1-2:2", "move the second into a file of its own"),
    "document after an end mark": Refused(
        "title: A\n...\ntitle: B\n", "DAT001 3:1-3:2", "move the second into a file of its own"
    ),
    "a record in two documents": Refused("title: A\n---\nsummary: B\n", "DAT001 2:1-2:2", "delete this line"),
    "empty file": Refused("", "DAT017 1:1-1:1", "empty"),
    "only comments": Refused("# nothing yet\n\n", "DAT017 1:1-1:1", "empty"),
    "only a document mark": Refused("---\n", "DAT017 1:1-1:1", "empty"),
    "a text": Refused("# a comment\nhello\n", "DAT005 2:1-2:2", "name: value"),
    "a list": Refused("- a\n- b\n", "DAT005 1:1-1:2", "a list"),
    "text that begins with @": Refused(
        "title: A\nowner: @team\n", "DAT001 2:8-2:9", "Delete the @ where an id", "policy"
    ),
    "sentence that begins with @": Refused(
        "title: A\nsummary: @team does.\n", "DAT001 2:10-2:11", "Put the text in quotes"
    ),
    "text that begins with a backtick": Refused("title: `lead`\n", "DAT001 1:8-1:9", "quotes"),
    "second colon": Refused("title: a: b\n", "DAT001 1:9-1:10", "quotes"),
    "line indented by mistake": Refused("title: A\n summary: b\n", "DAT001 2:9-2:10", "indented by mistake"),
    "item out of line": Refused("title: A\nlinks:\n   - label: a\n  - label: b\n", "DAT001 4:3-4:4", "Indent"),
    "double quote never closed": Refused('title: A\nsummary: "abc\ntags: [a]\n', "DAT001 2:10-2:11", "never closed"),
    "single quote never closed": Refused("title: A\nsummary: 'abc\ntags: [a]\n", "DAT001 2:10-2:11", "never closed"),
    "bracket never closed": Refused("title: A\ntags: [a, b\nsummary: c\n", "DAT001 2:7-2:8", "closing ]"),
    "brace never closed": Refused("title: A\nlinks: {a: b\nsummary: c\n", "DAT001 2:8-2:9", "closing }"),
    "no colon": Refused("title: A\nsummary\ntags: [a]\n", "DAT001 2:1-2:2", "name: value"),
    "list as a field's name": Refused("title: A\n? [a, b]\n: c\n", "DAT001 2:3-2:9", "quotes"),
    "text after its quotes": Refused("title: 'A' desk\n", "DAT001 1:12-1:13", "after its closing quotation mark"),
    "apostrophe inside its quotes": Refused("title: 'It doesn't'\n", "DAT001 1:18-1:19", "after its closing"),
    "curly quotes around a colon": Refused("title: “A: b”\n", "DAT001 1:8-1:9", "straight quotation marks"),
    "special spaces": Refused(
        "title: A\nlinks:\n  - label: B\n\u00a0\u00a0  url: x\n    more: y\n", "DAT001 4:1-4:2", "U+00A0"
    ),
    "unfinished merge": Refused(
        "<<<<<<< mine\ntitle: A\n=======\ntitle: B\n>>>>>>> theirs\n", "DAT001 1:1-1:2", "two people's changes"
    ),
    "path of Windows": Refused('title: "C:\\users"\n', "DAT001 1:13-1:14", "write the backslash twice"),
    "text that begins with a star": Refused("title: *new* desk\n", "DAT001 1:12-1:13", "in quotes"),
    "text after a bar": Refused("title: | A\n", "DAT001 1:10-1:11", "on the next line"),
    "only a hyphen": Refused("title: A\nowner: -\n", "DAT001 2:8-2:9", "a hyphen needs quotes", "policy"),
    "only a question mark": Refused("title: A\nowner: ?\n", "DAT001 2:8-2:9", "begin with ?", "policy"),
    "no space after the first colon": Refused("title:A\nowner: ana\n", "DAT001 1:1-1:2", "Write title: A,", "policy"),
    "an equals sign at first": Refused("title = A\nowner: ana\n", "DAT001 1:1-1:2", "Write title: A", "policy"),
    "no colon at first": Refused("Title A\n\nowner: ana\n", "DAT001 1:1-1:2", "name: value", "policy"),
    "no space in the first field of an item": Refused(
        "title: A\nsteps:\n  - title:B\n    do: C\n", "DAT001 3:5-3:6", "Write title: B,", "runbook"
    ),
    "no space after the colon": Refused("title: A\nowner:ana\n", "DAT001 2:1-2:2", "Write owner: ana,", "policy"),
    "equals sign": Refused("title: A\nowner = ana\n", "DAT001 2:1-2:2", "Write owner: ana", "policy"),
    "the whole record twice": Refused(
        "title: A\nsummary: B\ntags: [c]\n" * 2, "DAT002 4:1-4:6", "from line 1 and again from line 4"
    ),
    "unknown escape": Refused('title: "a\\qb"\n', "DAT001 1:10-1:11", "escape"),
    "50 MB": Refused(b"a" * 50_000_000, "DAT011 1:1-1:1", "Split"),
}


@pytest.mark.parametrize("case", REFUSED.values(), ids=REFUSED)
def test_a_fault_is_one_error_at_its_first_character(case: Refused) -> None:
    assert found_in(case.text, case.kind) == [case.finding]
    message = read(case.text, case.kind)[1][0]
    assert case.says in f"{message.message} {message.help}"


TITLES = [
    *("no", "No", "off", "on", "y", "n", "yes", "NO"),
    *("12:30:45", "1:30", "190:20:30"),
    *("2026-05-01", "2026-05-01T10:00:00Z", "1_000", "0b1", "1e", "+", ".", "1.2.3", "0x", "0o8", "=", "nan", "inf"),
]


@pytest.mark.parametrize("title", TITLES)
def test_what_yaml_11_takes_for_something_else_is_text(title: str) -> None:
    record, found = read(f"title: {title}\n")
    assert (record.title, found) == (title, [])


@pytest.mark.parametrize(
    ("written", "value"),
    [
        *(("12", 12), ("012", 12), ("+12", 12), ("-0", 0), ("0o14", 12), ("0xC", 12), ("!!int 12", 12)),
        *(("1.5", 1.5), (".5", 0.5), ("5.", 5.0), ("1e3", 1000.0), ("-1.5E-1", -0.15)),
        *(("true", True), ("True", True), ("TRUE", True), ("false", False), ("tRue", "tRue")),
        *(("'12'", "12"), ('"true"', "true"), ("!!str 12", "12"), ("|-\n  12", "12"), (">-\n  a\n  b", "a b")),
        *(("[a, 1]", ["a", 1]), ("{a: 1}", {"a": 1}), ("[]", []), ("{}", {})),
    ],
)
def test_a_value_is_read_by_the_core_schema(written: str, value: object) -> None:
    read_value = source.parse(f"field: {written}\n".encode()).values["field"]
    assert (read_value, type(read_value)) == (value, type(value))


@pytest.mark.parametrize("nothing", ["", "~", "null", "Null", "NULL", "# a comment"])
def test_a_field_without_a_value_is_left_out(nothing: str) -> None:
    assert source.parse(f"title: A\nsummary: {nothing}\n".encode()).values == {"title": "A"}


@pytest.mark.parametrize("key", ["on", "no", "off", "y", "12", "1.5", "true", "~", "2026-05-01", "<<"])
def test_a_key_is_the_text_that_is_written(key: str) -> None:
    assert source.parse(f"{key}: a\n".encode()).values == {key: "a"}


def test_a_directive_for_yaml_11_does_not_change_a_value() -> None:
    eleven, twelve = source.parse(b"%YAML 1.1\n---\ntitle: no\n"), source.parse(b"%YAML 1.2\n---\ntitle: no\n")
    assert eleven.values == twelve.values == {"title": "no"}


def test_an_alias_stands_for_its_value_where_it_does_no_harm() -> None:
    assert source.parse(b"a: &x [1, 2]\nb: *x\n").values == {"a": [1, 2], "b": [1, 2]}


def test_a_line_may_hold_nothing_but_tabs() -> None:
    text = "title: A\n\t\nsummary: >\n  one\n \t \n  two\ntags: [b]\n\t"
    assert read(text)[1] == []
    assert found_in("title: A\n\t\n\ttags: [b]\n") == ["DAT001 3:1-3:2"]


def test_forty_levels_are_not_too_many() -> None:
    document = source.parse(("tags: " + "[" * 39 + "a" + "]" * 39).encode())
    assert document.readable


def test_many_brackets_side_by_side_are_no_depth() -> None:
    document = source.parse(("tags: [" + "[a], " * 500 + "]\n").encode())
    assert len(document.values["tags"]) == 500


@pytest.mark.parametrize("character", ["\x85", "\u2028", "\u2029"])
@pytest.mark.parametrize("written", ["a{}b", "'a{}b'", '"a{}b"', "|-\n  a{}b", ">-\n  a{}b"])
def test_a_unicode_separator_is_an_ordinary_character(character: str, written: str) -> None:
    text = f"title: {written.format(character)}\nonwer: x\n"
    record, found = read(text)
    assert record.title == f"a{character}b"
    assert [(one.code, one.span.line) for one in found] == [("DAT003", text.count("\n"))]


def test_all_independent_faults_of_a_file_are_found_in_one_run() -> None:
    text = (
        "title: A\ntitle: B\nonwer: maya\nsso: yes\nseats: .inf\n"
        "status: imlpemented\nreviewed: 2025-13-01\nvendor: !x y\n"
    )
    assert sorted(place.split()[1] + " " + place.split()[0] for place in found_in(text, "tool")) == [
        "2:1-2:6 DAT002",
        "3:1-3:6 DAT003",
        "4:6-4:9 DAT005",
        "5:8-5:12 DAT005",
        "6:9-6:20 DAT005",
        "7:11-7:21 DAT005",
        "8:9-8:13 DAT001",
    ]
