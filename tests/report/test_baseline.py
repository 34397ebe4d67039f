"""A baseline: what a handbook had when it took the rules up is known and left out, and the debt is only paid down."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from opsbook.check.baseline import DEFAULT, Entry, compare, written
from opsbook.diagnostic import Diagnostic, Severity, Span
from tests import handbooks
from tests.command_line import Ran, opsbook

MAYA = "data/people/maya-chen.yml"
DEBT = {
    MAYA: "title: Maya Chen\n",
    "data/metrics/a.yml": "title: A\n",
    "data/metrics/b.yml": "title: B\nowner: maya-chen\nrelated: [none-a, none-b]\n",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    handbooks.write(tmp_path, DEBT)
    opsbook(tmp_path, "check", "--write-baseline")
    return tmp_path


def codes(folder: Path, *arguments: str) -> list[str]:
    return [f"{one['record']} {one['code']}" for one in report(folder, *arguments)["diagnostics"]]


def report(folder: Path, *arguments: str) -> dict[str, list[dict[str, str]]]:
    found: dict[str, list[dict[str, str]]] = json.loads(
        opsbook(folder, "check", "--select", "OWN001,REF001", "--output-format", "json", *arguments).out
    )
    return found


def entries(folder: Path) -> list[dict[str, str]]:
    found: list[dict[str, str]] = json.loads((folder / DEFAULT).read_text())["findings"]
    return found


def write(folder: Path, *arguments: str) -> Ran:
    return opsbook(folder, "check", "--write-baseline", *arguments)


def test_what_is_known_is_left_out_and_counted(folder: Path) -> None:
    ran = opsbook(folder, "check", "--strict")
    assert ran.code == 0
    assert "all is well" in ran.out
    assert f"{len(entries(folder))} known from the baseline left out" in ran.out
    assert report(folder)["known"] == len(entries(folder))  # type: ignore[comparison-overlap]


def test_an_entry_names_rule_record_and_field_and_no_line(folder: Path) -> None:
    assert {"code": "OWN001", "record": "metric:a"} in [
        {key: value for key, value in entry.items() if key != "field"} for entry in entries(folder)
    ]
    assert {"code": "REF001", "record": "metric:b", "field": "related[0]", "about": "none-a"} in entries(folder)


def test_what_is_new_is_reported(folder: Path) -> None:
    handbooks.write(folder, {"data/metrics/c.yml": "title: C\n"})
    assert codes(folder) == ["metric:c OWN001"]


def test_lines_may_move(folder: Path) -> None:
    handbooks.write(folder, {"data/metrics/b.yml": "# More\n# lines\n" + DEBT["data/metrics/b.yml"]})
    assert codes(folder) == []


def test_list_items_may_move_and_a_further_fault_among_them_is_new(folder: Path) -> None:
    text = "title: B\nowner: maya-chen\nrelated: [maya-chen, none-a, none-b]\n"
    handbooks.write(folder, {"data/metrics/b.yml": text})
    assert codes(folder) == []
    handbooks.write(folder, {"data/metrics/b.yml": text.replace("none-b", "none-b, none-c")})
    assert codes(folder) == ["metric:b REF001"]


def test_another_name_that_leads_nowhere_is_new(folder: Path) -> None:
    text = DEBT["data/metrics/b.yml"]
    handbooks.write(folder, {"data/metrics/b.yml": text.replace("none-a", "none-c")})
    assert codes(folder) == ["metric:b REF001"]
    handbooks.write(folder, {"data/metrics/b.yml": text.replace("none-a, none-b", "none-b, 'none-a'")})
    assert codes(folder) == []


def test_a_baseline_that_does_not_say_what_references_name_holds_and_learns_it(folder: Path) -> None:
    old = [{key: value for key, value in entry.items() if key != "about"} for entry in entries(folder)]
    (folder / DEFAULT).write_text(json.dumps({"version": 1, "findings": old}))
    assert codes(folder) == []
    write(folder)
    assert [entry["about"] for entry in entries(folder) if entry["code"] == "REF001"] == ["none-a", "none-b"]


def test_the_debts_of_a_renamed_record_follow_its_alias(folder: Path) -> None:
    before = (folder / "data/metrics/a.yml").read_text()
    (folder / "data/metrics/a.yml").unlink()
    handbooks.write(folder, {"data/metrics/new.yml": before})
    assert codes(folder) == ["metric:new OWN001"]
    handbooks.write(folder, {"data/metrics/new.yml": f"{before}aliases: [a]\n"})
    assert codes(folder) == []
    write(folder)
    assert "metric:new" in {entry["record"] for entry in entries(folder)}
    assert "metric:a" not in {entry["record"] for entry in entries(folder)}


def test_writing_again_notes_where_list_items_stand_now(folder: Path) -> None:
    handbooks.write(
        folder, {"data/metrics/b.yml": "title: B\nowner: maya-chen\nrelated: [maya-chen, none-a, none-b]\n"}
    )
    write(folder)
    fields = [entry.get("field") for entry in entries(folder) if entry["code"] == "REF001"]
    assert fields == ["related[1]", "related[2]"]


def test_what_no_longer_occurs_is_told_and_dropped_with_the_next_writing(folder: Path) -> None:
    before = entries(folder)
    handbooks.write(folder, {"data/metrics/a.yml": "title: A\nowner: maya-chen\n"})
    ran = opsbook(folder, "check")
    assert f"1 known findings of {DEFAULT} no longer occur" in ran.err
    assert entries(folder) == before
    assert "1 dropped" in write(folder).err
    assert len(entries(folder)) == len(before) - 1
    assert "no longer occur" not in opsbook(folder, "check").err
    handbooks.write(folder, DEBT)
    assert codes(folder) == ["metric:a OWN001"]


def test_writing_again_takes_nothing_new_up(folder: Path) -> None:
    before = (folder / DEFAULT).read_bytes()
    handbooks.write(folder, {"data/metrics/c.yml": "title: C\n"})
    ran = write(folder, "--strict")
    assert ran.code == 1
    assert "not taken up" in ran.err
    assert (folder / DEFAULT).read_bytes() == before
    assert codes(folder) == ["metric:c OWN001"]


def test_it_is_written_anew_where_there_is_none(folder: Path) -> None:
    handbooks.write(folder, {"data/metrics/c.yml": "title: C\n"})
    (folder / DEFAULT).unlink()
    assert write(folder, "--strict").code == 0
    assert codes(folder) == []


def test_debts_of_a_file_that_cannot_be_read_now_are_kept(folder: Path) -> None:
    before = entries(folder)
    handbooks.write(folder, {"data/metrics/b.yml": "title: [B\n"})
    ran = write(folder)
    assert ran.code == 1
    assert entries(folder) == before


def test_selecting_rules_takes_nothing_out_of_it(folder: Path) -> None:
    before = (folder / DEFAULT).read_bytes()
    write(folder, "--select", "REV")
    assert (folder / DEFAULT).read_bytes() == before


def test_another_file_may_be_named(folder: Path) -> None:
    (folder / DEFAULT).rename(folder / "debt.json")
    assert codes(folder, "--baseline", "debt.json") == []
    assert len(codes(folder)) == 3


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"version": 2, "findings": []}', '{"version": 1, "findings": [1]}', "\x00"]
)
def test_a_file_that_is_no_baseline_is_a_mistake_of_use(folder: Path, text: str) -> None:
    (folder / DEFAULT).write_text(text)
    ran = opsbook(folder, "check")
    assert ran.code == 2
    assert ran.err.startswith("opsbook: ")
    assert DEFAULT in ran.err


def test_a_named_file_must_exist(folder: Path) -> None:
    assert opsbook(folder, "check", "--baseline", "none.json").code == 2


def test_it_goes_with_no_option_that_changes_nothing(folder: Path) -> None:
    assert write(folder, "--diff").code == 2


def test_the_help_says_how_it_shrinks(folder: Path) -> None:
    said = " ".join(opsbook(folder, "check", "--help", today=None).out.split())
    assert "An existing one only shrinks" in said
    assert DEFAULT in said


NOWHERE = handbooks.in_memory({})


def finding(code: str, field: str | None, line: int = 1) -> Diagnostic:
    return Diagnostic(code, "x", Severity.WARNING, "m", "h", "data/a.yml", Span(line, 1, line, 2), "metric:a", field)


def test_the_same_place_is_paired_before_a_place_that_moved() -> None:
    entry = Entry("X001", "metric:a", "list[1]")
    compared = compare([finding("X001", "list[0]"), finding("X001", "list[1]")], [entry], NOWHERE)
    assert [one.field for one in compared.new] == ["list[0]"]
    assert compared.known == [entry]


def test_as_many_are_known_as_there_were() -> None:
    found = [finding("X001", "body", line) for line in (1, 2, 3)]
    compared = compare(found, [Entry("X001", "metric:a", "body")] * 2, NOWHERE)
    assert len(compared.new) == 1
    assert b'"count": 2' in written(compared.known)


def test_an_empty_baseline_is_one() -> None:
    assert json.loads(written([])) == {"version": 1, "findings": []}
