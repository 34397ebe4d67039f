"""`opsbook check`: its contract with other programs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.command_line import opsbook
from tests.git import Repository
from tests.handbooks import Files, configuration, write

CLEAN = {"data/terms/lead.yml": "title: Lead\n"}
FAULTY = {
    "data/exceptions/e1.yml": "title: E\nexpires: soon\nzone: x\n",
    "data/metrics/reach.yml": "title: Reach\nonwer: maya\nreview_exempt: x\nblind_spots: [x]\nsource: x\ntarget: 1\n",
    "data/people/maya.yml": "title: Maya\n",
    "data/teams/web.yml": "title: Web\nmembers: [maya]\nlead: mya\n",
}


def report(folder: Path, files: Files, *arguments: str) -> dict[str, Any]:
    """The JSON report on some files."""
    write(folder, files)
    found: dict[str, Any] = json.loads(opsbook(folder, "check", "--output-format", "json", *arguments).out)
    return found


def test_the_document_has_its_keys_in_their_order(tmp_path: Path) -> None:
    found = report(tmp_path, FAULTY)
    agreed = ["version", "as_of", "records", "summary", "diagnostics"]
    assert [key for key in found if key in agreed] == agreed
    assert (found["version"], found["as_of"], found["records"]) == (1, "2026-11-21", 4)
    assert list(found["summary"]) == ["error", "warning", "note"]
    assert found["summary"]["error"] == 4


KEYS: dict[str, tuple[type, ...]] = {
    "code": (str,),
    "slug": (str,),
    "severity": (str,),
    "message": (str,),
    "help": (str,),
    "path": (str,),
    "line": (int,),
    "column": (int,),
    "end_line": (int,),
    "end_column": (int,),
    "record": (str, type(None)),
    "field": (str, type(None)),
    "fix": (dict, type(None)),
}


def test_a_finding_has_its_keys_in_their_order_and_of_their_types(tmp_path: Path) -> None:
    for found in report(tmp_path, FAULTY)["diagnostics"]:
        assert [key for key in found if key in KEYS] == list(KEYS)
        assert all(isinstance(found[key], types) for key, types in KEYS.items())
        assert found["severity"] in ("error", "warning", "note")
        assert (found["line"], found["column"]) <= (found["end_line"], found["end_column"])


def test_a_finding_says_where_it_stands_and_in_which_record_and_field(tmp_path: Path) -> None:
    found = report(tmp_path, FAULTY)["diagnostics"]
    one = next(found for found in found if found["code"] == "REF001")
    assert {key: one[key] for key in ("slug", "severity", "path", "record", "field")} == {
        "slug": "unknown-reference",
        "severity": "error",
        "path": "data/teams/web.yml",
        "record": "team:web",
        "field": "lead",
    }
    assert [one[key] for key in ("line", "column", "end_line", "end_column")] == [3, 7, 3, 10]
    assert "maya" in one["help"]


def test_findings_come_by_path_line_column_and_code(tmp_path: Path) -> None:
    found = report(tmp_path, FAULTY)["diagnostics"]
    order = [(one["path"], one["line"], one["column"], one["code"]) for one in found]
    assert len(order) > 2
    assert order == sorted(order)


def test_an_absent_field_stands_at_the_beginning_of_the_record(tmp_path: Path) -> None:
    files = {"data/metrics/reach.yml": "# a comment\n\nsummary: A number\n"}
    (found,) = [one for one in report(tmp_path, files)["diagnostics"] if one["code"] == "DAT004"]
    assert (found["line"], found["column"], found["record"], found["field"]) == (1, 1, "metric:reach", "title")


def test_other_formats_have_the_same_places(tmp_path: Path) -> None:
    found = report(tmp_path, FAULTY)["diagnostics"]
    lines = opsbook(tmp_path, "check", "--output-format", "concise").out.splitlines()
    for one, line in zip(found, lines, strict=False):
        assert line.startswith(f"{one['path']}:{one['line']}:{one['column']}: {one['severity']} {one['code']} ")


@pytest.mark.parametrize(
    ("arguments", "codes"),
    [
        (("--select", "DAT"), {"DAT003", "DAT005"}),
        (("--select", "DAT003,REF001"), {"DAT003", "REF001"}),
        (("--select", "unknown-field"), {"DAT003"}),
        (("--select", "DAT, REF"), {"DAT003", "DAT005", "REF001"}),
        (("--select", "DAT,REF", "--ignore", "REF001,wrong-type"), {"DAT003"}),
        (("--select", "EXP"), set()),
    ],
)
def test_rules_can_be_chosen_and_left_out(tmp_path: Path, arguments: tuple[str, ...], codes: set[str]) -> None:
    assert {one["code"] for one in report(tmp_path, FAULTY, *arguments)["diagnostics"]} == codes


def test_what_is_left_out_does_not_fail(tmp_path: Path) -> None:
    write(tmp_path, FAULTY)
    assert opsbook(tmp_path, "check").code == 1
    assert opsbook(tmp_path, "check", "--ignore", "DAT,REF").code == 0
    assert opsbook(tmp_path, "check", "--select", "EXP").code == 0


def test_no_configuration_is_needed(tmp_path: Path) -> None:
    write(tmp_path / "deep/er", CLEAN)
    for folder, data in ((tmp_path, "deep/er/data"), (tmp_path / "deep/er", "data"), (tmp_path / "deep/er/data", ".")):
        ran = opsbook(folder, "check", "--data", data)
        assert (ran.code, ran.out) == (0, "1 record checked as of 2026-11-21: all is well.\n")


def test_paths_count_from_the_folder_where_the_command_runs(tmp_path: Path) -> None:
    write(tmp_path / "book", {"data/terms/a.yml": "titel: A\n"})
    (tmp_path / "else/where").mkdir(parents=True)

    def path(folder: str, data: str) -> str:
        arguments = ("check", "--output-format", "concise", "--data", data)
        return opsbook(tmp_path / folder, *arguments).out.split(":")[0]

    assert path(".", "book/data") == "book/data/terms/a.yml"
    assert path("book", "data") == "data/terms/a.yml"
    assert path("book/data", ".") == "terms/a.yml"
    assert path("book/data/terms", "../") == "a.yml"
    (tmp_path / "book/data/people").mkdir()
    assert path("book/data/people", "../") == "../terms/a.yml"
    assert path("else/where", str(tmp_path / "book/data")) == "../../book/data/terms/a.yml"


@pytest.mark.parametrize("name", ["github", "gitlab", "sarif"])
@pytest.mark.parametrize("knows", ["git", "GITHUB_WORKSPACE", "CI_PROJECT_DIR", ""])
def test_forges_are_told_paths_from_the_top_of_the_repository(tmp_path: Path, name: str, knows: str) -> None:
    files = {"docs/book/data/terms/a.yml": "titel: A\n"}
    write(tmp_path / "docs/book", {"data/terms/a.yml": "titel: A\n"})
    if knows == "git":
        Repository(tmp_path).commit("2026-01-01", files)
    environment = {knows: str(tmp_path)} if knows.isupper() else {}
    ran = opsbook(tmp_path / "docs/book", "check", "--output-format", name, env=environment)
    assert ("docs/book/data/terms/a.yml" in ran.out) is bool(knows)
    assert "data/terms/a.yml" in ran.out
    text = opsbook(tmp_path / "docs/book", "check", env=environment).out
    assert text.startswith("data/terms/a.yml:1:1:")


def test_the_nearest_configuration_is_used(tmp_path: Path) -> None:
    settings = configuration({"rules": {"unsafe-html": "off"}, "data_dir": "records"})
    write(tmp_path, {"mkdocs.yml": settings, "records/terms/a.yml": "title: A\ndefinition: <script>\n"})
    assert opsbook(tmp_path, "check").code == 0
    assert opsbook(tmp_path, "check", "--data", "records").code == 0
    assert opsbook(tmp_path.parent, "check", "--config", f"{tmp_path.name}/mkdocs.yml").code == 0


@pytest.mark.parametrize(
    "day", ["tomorrow", "2026-13-01", "2026-2-1", "21.11.2026", "", "2026-11-21T10:00", "20261121"]
)
def test_a_day_that_is_none_is_a_mistake_of_use(tmp_path: Path, day: str) -> None:
    write(tmp_path, CLEAN)
    ran = opsbook(tmp_path, "check", "--as-of", day, today=None)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.count("\n") == 1
    assert "year-month-day" in ran.err


@pytest.mark.parametrize(("epoch", "code"), [("1795219200", 0), ("soon", 2), ("-1e9", 2), ("9" * 30, 2)])
def test_the_day_may_come_from_the_environment(tmp_path: Path, epoch: str, code: int) -> None:
    write(tmp_path, CLEAN)
    ran = opsbook(tmp_path, "check", env={"SOURCE_DATE_EPOCH": epoch}, today=None)
    assert ran.code == code
    assert ("as of 2026-11-21" in ran.out) if code == 0 else ("SOURCE_DATE_EPOCH" in ran.err)


def test_the_command_line_goes_before_settings_and_those_before_the_environment(tmp_path: Path) -> None:
    write(tmp_path, CLEAN, {"as_of": "2026-01-01"})
    epoch = {"SOURCE_DATE_EPOCH": "1795219200"}
    assert "as of 2025-05-05" in opsbook(tmp_path, "check", env=epoch, today="2025-05-05").out
    assert "as of 2026-01-01" in opsbook(tmp_path, "check", env=epoch, today=None).out


@pytest.mark.parametrize("name", ["full", "concise", "github"])
def test_quiet_prints_findings_only(tmp_path: Path, name: str) -> None:
    write(tmp_path, FAULTY)
    loud, ran = (opsbook(tmp_path, "check", "--output-format", name, *quiet) for quiet in ((), ("-q",)))
    assert "4 records checked" in loud.out
    assert "records checked" not in ran.out
    assert "--fix" not in ran.out
    assert loud.out.startswith(ran.out.rstrip("\n"))
    assert (ran.code, ran.err) == (1, "")
    write(tmp_path / "clean", CLEAN)
    assert opsbook(tmp_path / "clean", "check", "--output-format", name, "--quiet").out == ""
