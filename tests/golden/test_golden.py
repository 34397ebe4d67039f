"""Golden handbooks: folders of files, each with the findings that they must give, no more and no less.

To add a case, make a folder named for what it shows, with ``data/`` and perhaps ``mkdocs.yml`` and pages. To take over
what is found now, after reading it: ``.venv/bin/python -m pytest tests/golden --update``, then look at the difference.
Files are checked as a copy without git history, so that a commit changes no expectation.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.command_line import opsbook
from tests.handbooks import TODAY
from tools.test import AS_OF

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
CASES = sorted(folder.name for folder in HERE.iterdir() if (folder / "data").is_dir())


@pytest.mark.parametrize("name", CASES)
def test_a_golden_handbook_gives_exactly_its_findings(
    name: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    case = HERE / name
    shutil.copytree(case, tmp_path / name)
    ran = opsbook(tmp_path / name, "check", "--output-format", "json")
    assert ran.code in (0, 1), ran.err
    assert_as_expected(case / "expected.json", _one_finding_a_line(json.loads(ran.out)), request)


def test_our_own_handbook_gives_exactly_its_findings(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    for source in ("data", "handbook"):
        shutil.copytree(ROOT / source, tmp_path / source)
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    ran = opsbook(tmp_path, "check", "--output-format", "concise", today=AS_OF)
    assert ran.code == 0, f"errors in our own handbook:\n{ran.out}"
    assert_as_expected(HERE / "shipped/expected.txt", ran.out, request)


def assert_as_expected(expected: Path, found: str, request: pytest.FixtureRequest) -> None:
    """Compare with a golden file, or write it anew where that was asked for."""
    if request.config.getoption("--update"):
        expected.parent.mkdir(exist_ok=True)
        expected.write_text(found, "utf-8")
    assert expected.is_file(), f"{expected} is missing: pytest tests/golden --update writes it"
    assert found == expected.read_text("utf-8"), f"if this is right: pytest {HERE.relative_to(ROOT)} --update"


def _one_finding_a_line(document: dict[str, Any]) -> str:
    """The JSON report with a line for each finding, so that differences can be read."""
    assert document["as_of"] == str(TODAY)
    findings = [json.dumps(found, ensure_ascii=False) for found in document.pop("diagnostics")]
    head = json.dumps(document, ensure_ascii=False)[:-1]
    body = ",\n  ".join(findings)
    return f'{head}, "diagnostics": [\n  {body}\n]}}\n' if findings else f'{head}, "diagnostics": []}}\n'
