"""`check --watch`: the findings again after each change, until it is interrupted."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from opsbook.cli.inspection import Asked
from opsbook.cli.watch import watch
from opsbook.diagnostic import UsageError
from tests import handbooks
from tests.command_line import opsbook

METRIC = "data/metrics/m.yml"


def steps(*changes: Callable[[], object]) -> Callable[[float], None]:
    """A pause that makes one change each time, and is interrupted in the end."""
    waiting = list(changes)

    def wait(seconds: float) -> None:
        assert seconds == 0.5
        if not waiting:
            raise KeyboardInterrupt
        waiting.pop(0)()

    return wait


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    handbooks.write(tmp_path, {"data/people/maya-chen.yml": "title: Maya Chen\n", METRIC: "title: M\n"}, {})
    monkeypatch.chdir(tmp_path)
    return tmp_path


def seen(capsys: pytest.CaptureFixture[str], *changes: Callable[[], object]) -> list[str]:
    with pytest.raises(KeyboardInterrupt):
        watch(Asked(as_of="2026-11-21", select="OWN001"), steps(*changes))
    return [line for line in capsys.readouterr().out.splitlines() if "OWN001" in line or "checked" in line]


def test_it_checks_again_only_when_something_changed(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shown = seen(
        capsys,
        lambda: None,
        lambda: (folder / METRIC).write_text("title: M\nowner: maya-chen\n"),
        lambda: None,
        lambda: (folder / "data/metrics/new.yml").write_text("title: N\n"),
    )
    assert [line.split(" ")[0] for line in shown] == [f"{METRIC}:1:1:", "2", "2", "data/metrics/new.yml:1:1:", "3"]


def test_a_file_that_went_away_is_a_change(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shown = seen(capsys, (folder / METRIC).unlink)
    assert shown[-1].startswith("1 record checked")


def test_a_broken_configuration_is_told_and_watched_until_it_is_mended(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    config = folder / "mkdocs.yml"
    good = config.read_text()
    with pytest.raises(KeyboardInterrupt):
        watch(Asked(), steps(lambda: config.write_text("plugins: ["), lambda: config.write_text(good)))
    shown = capsys.readouterr()
    assert "opsbook: mkdocs.yml" in shown.err
    assert shown.out.count("checked as of") == 2


def test_what_is_wrong_from_the_beginning_ends_it(folder: Path) -> None:
    with pytest.raises(UsageError):
        watch(Asked(data=folder / "nowhere"), steps())


@pytest.mark.parametrize("other", ["--fix", "--diff", "--write-baseline", f"--output-file={os.devnull}"])
def test_it_goes_with_no_option_that_writes(folder: Path, other: str) -> None:
    assert opsbook(folder, "check", "--watch", other).code == 2
