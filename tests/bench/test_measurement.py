"""The measuring itself, with contenders that are a line of Python each."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.bench.contender import Contender
from tests.bench.environment import Environment
from tests.bench.measurement import Plan, measure
from tests.bench.results import Results
from tests.bench.run import main
from tests.bench.scenario import SCENARIOS

PYTHON = Environment(Path(sys.executable).parent, {})
NOTED = "seen.txt"
COPIES = """
import pathlib, shutil
fresh = not pathlib.Path("site").exists()
shutil.copytree("data", "site", dirs_exist_ok=True)
edited = "Edited" in pathlib.Path("data/runbooks/runbook-2.yml").read_text()
with open({noted!r}, "a") as notes:
    print("cold" if fresh else "warm", "edited" if edited else "same", file=notes)
"""


def contender(name: str, program: str) -> Contender:
    """A contender that runs a program of Python."""
    build = (Path(sys.executable).name, "-c", program)
    return Contender(name=name, title=name.capitalize(), files="opsbook", build=build, output="site")


def measured(folder: Path, *contenders: Contender, rounds: int = 2, patience: float = 60.0) -> Results:
    """Measure contenders over very few records."""
    builds = [one for one in SCENARIOS if one.group == "build"]
    return measure(Plan(builds, rounds, patience), dict.fromkeys(contenders, PYTHON), folder / "at", 3)


def test_each_run_finds_the_records_in_the_state_that_its_scenario_says(tmp_path: Path) -> None:
    notes = tmp_path / NOTED
    found = measured(tmp_path, contender("copies", COPIES.format(noted=str(notes))))
    once = ["cold same", "warm same", "warm edited"]
    assert notes.read_text(encoding="utf-8").splitlines() == ["cold same", *once, *once]
    assert {name: len(seconds) for name, seconds in found.seconds.items()} == {
        ("cold", "copies"): 2,
        ("unchanged", "copies"): 2,
        ("edit", "copies"): 2,
    }
    assert found.peaks["copies"].largest > 0
    assert found.sizes["copies"].files == 6  # three records, two people, a team
    assert not (tmp_path / "at").exists()


def test_a_contender_that_fails_is_named_and_does_not_stop_the_others(tmp_path: Path) -> None:
    copies = contender("copies", COPIES.format(noted=str(tmp_path / NOTED)))
    found = measured(tmp_path, contender("breaks", "raise SystemExit('no theme')"), copies, rounds=1)
    assert found.failed == {"Breaks": "no theme"}
    assert len(found.seconds["edit", "copies"]) == 1


def test_a_contender_that_is_too_slow_is_measured_once(tmp_path: Path) -> None:
    copies = contender("copies", COPIES.format(noted=str(tmp_path / NOTED)))
    assert len(measured(tmp_path, copies, rounds=2, patience=0.0).seconds["cold", "copies"]) == 1


@pytest.mark.parametrize("arguments", [["--peers", "jekyll"], ["--scenarios", "hot"], ["2"], ["--rounds", "0"]])
def test_a_wrong_argument_is_a_fault_of_usage(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    assert "error" in capsys.readouterr().err
