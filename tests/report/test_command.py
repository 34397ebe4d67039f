"""`opsbook check` as people and pipelines call it: where the report goes and how it ends."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from tests import handbooks
from tests.command_line import opsbook

GAP = {"data/people/maya-chen.yml": "title: Maya Chen\n", "data/metrics/m.yml": "title: M\n"}
ERROR = {**GAP, "data/metrics/e.yml": "title: E\nowner: nobody-here\n"}
ONLY = ("--select", "OWN001,REF001")


@pytest.mark.parametrize(
    ("files", "arguments", "code"),
    [
        (GAP, (), 0),
        (GAP, ("--strict",), 1),
        (GAP, ("--strict", "--exit-zero"), 0),
        (GAP, ("--strict", "--ignore", "missing-owner"), 0),
        (ERROR, (), 1),
        (ERROR, ("--exit-zero",), 0),
        (GAP, ("--select", "NONE"), 2),
        (GAP, ("--data", "nowhere"), 2),
        (GAP, ("--output-format", "xml"), 2),
        (GAP, ("--output-file", "no/such/folder.txt"), 3),
    ],
)
def test_how_it_ends(tmp_path: Path, files: dict[str, str], arguments: tuple[str, ...], code: int) -> None:
    handbooks.write(tmp_path, files)
    ran = opsbook(tmp_path, "check", *ONLY, *arguments)
    assert ran.code == code
    assert "Traceback" not in ran.err


def test_a_report_goes_into_a_file(tmp_path: Path) -> None:
    handbooks.write(tmp_path, ERROR)
    ran = opsbook(tmp_path, "check", "--output-format", "json", "--output-file", "report.json")
    assert (ran.code, ran.out) == (1, "")
    assert json.loads((tmp_path / "report.json").read_text())["version"] == 1


def test_the_format_may_come_from_the_environment(tmp_path: Path) -> None:
    handbooks.write(tmp_path, GAP)
    assert json.loads(opsbook(tmp_path, "check", env={"OPSBOOK_OUTPUT_FORMAT": "gitlab"}).out)


def test_colours_only_where_they_are_forced_or_seen(tmp_path: Path) -> None:
    handbooks.write(tmp_path, GAP)
    assert "\x1b" not in opsbook(tmp_path, "check").out
    assert "\x1b" in opsbook(tmp_path, "check", env={"FORCE_COLOR": "1"}).out
    assert "\x1b" not in opsbook(tmp_path, "check", env={"FORCE_COLOR": "1", "NO_COLOR": "1"}).out
    opsbook(tmp_path, "check", "--output-file", "report.txt", env={"FORCE_COLOR": "1"})
    assert "\x1b" not in (tmp_path / "report.txt").read_text()


def test_github_adds_to_the_summary_of_its_step(tmp_path: Path) -> None:
    handbooks.write(tmp_path, GAP | {f"data/metrics/m{number}.yml": f"title: M{number}\n" for number in range(12)})
    summary = tmp_path / "summary.md"
    summary.write_text("Before.\n")
    ran = opsbook(tmp_path, "check", *ONLY, "--output-format", "github", env={"GITHUB_STEP_SUMMARY": str(summary)})
    assert ran.out.count("::warning ") == 10
    assert summary.read_text().startswith("Before.\n### opsbook")
    assert summary.read_text().count("OWN001") == 3
    opsbook(tmp_path, "check", *ONLY, env={"GITHUB_STEP_SUMMARY": str(summary)})
    assert summary.read_text().count("### opsbook") == 1


def test_quiet_prints_findings_only_and_ends_alike(tmp_path: Path) -> None:
    handbooks.write(tmp_path, ERROR)
    loud, quiet = opsbook(tmp_path, "check"), opsbook(tmp_path, "check", "--quiet")
    assert (quiet.code, quiet.err) == (loud.code, "")
    assert loud.out.startswith(f"{quiet.out}\n")
    assert quiet.out.count(" MET001 ") == loud.out.count(" MET001 ") > 0


@pytest.mark.parametrize("form", ["full", "concise", "json", "sarif", "github", "gitlab", "junit", "rdjson"])
def test_a_file_name_that_is_no_text_is_reported_in_every_format(tmp_path: Path, form: str) -> None:
    handbooks.write(tmp_path, GAP)
    Path(os.fsdecode(bytes(tmp_path / "data/metrics") + b"/\xff\x1b.yml")).write_text("title: X\n")
    ran = opsbook(tmp_path, "check", "--select", "DAT", "--output-format", form)
    assert ran.code == 1
    assert "\x1b" not in ran.out
    assert "DAT006" in ran.out
    if form in ("json", "sarif", "gitlab", "rdjson"):
        assert json.loads(ran.out)
