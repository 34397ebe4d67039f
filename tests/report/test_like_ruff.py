"""Our reports have every key that a well-known linter's have: forges and editors read those."""

from __future__ import annotations

import json
import re
import subprocess
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

import pytest

from opsbook.report import github, gitlab, junit, rdjson, sarif
from tests.report.reports import report_of, shape
from tools.environment import program

BAD = "import os\nimport sys\n\ndef f():\n    return os.x\n"

MISSING = {
    "gitlab": set[str](),
    # Ruff has pages for its rules at a fixed address; ours lie in each handbook's own site.
    "rdjson": {".diagnostics[].code.url", ".source.url"},
    "sarif": {".runs[].tool.driver.informationUri", ".runs[].tool.driver.rules[].helpUri"},
}


@cache
def ruff(form: str, folder: Path) -> str:
    (folder / "bad.py").write_text(BAD)
    command = [
        str(program("ruff")),
        "check",
        "--isolated",
        "--no-cache",
        "--exit-zero",
        f"--output-format={form}",
        "bad.py",
    ]
    return subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True).stdout


@pytest.mark.parametrize("form", [gitlab, rdjson, sarif], ids=lambda form: form.NAME)
def test_json_formats(form: object, tmp_path: Path) -> None:
    name = form.NAME  # type: ignore[attr-defined]
    theirs = shape(json.loads(ruff(name, tmp_path)))
    ours = shape(json.loads(form.render(report_of())))  # type: ignore[attr-defined]
    kinds = {way for way in theirs if ".properties." in way}  # a bag for what each tool likes
    assert theirs - ours - kinds <= MISSING[name]


def test_github_commands(tmp_path: Path) -> None:
    command = re.compile(r"::(\w+) ((?:\w+=[^,:]*,?)+)::.+")

    def names(line: str) -> list[str]:
        match = command.fullmatch(line)
        assert match, line
        return [part.partition("=")[0] for part in match[2].split(",")]

    theirs = next(line for line in ruff("github", tmp_path).splitlines() if "F401" in line)
    ours = [line for line in github.render(report_of()).splitlines() if line.startswith("::")]
    assert ours
    assert all(names(line) == names(theirs) for line in ours)


def test_junit_elements(tmp_path: Path) -> None:
    def names(text: str) -> set[str]:
        elements = ElementTree.fromstring(text).iter()
        return {f"{element.tag}@{name}" for element in elements for name in ("", *element.keys())}

    theirs = names(ruff("junit", tmp_path))
    ours = names(junit.render(report_of()))
    assert {name for name in theirs - ours if not name.startswith("propert")} <= {"testsuite@package"}
