"""A check whose ground has not changed gives its answer again, at once; whatever changes is noticed."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.command_line import Ran, opsbook
from tests.git import Repository
from tests.handbooks import configuration, write

FILES = {
    "data/terms/lead.yml": "title: Lead\nrelated: [nobody]\n",
    "data/people/maya.yml": "title: Maya\n",
    "mkdocs.yml": configuration({}),
}


def check(folder: Path, *arguments: str, **options: str) -> Ran:
    """Check, with the clock at rest between a change and the check."""
    time.sleep(0.06)
    return opsbook(folder, "check", *arguments, env=options)


def answers(folder: Path) -> dict[str, int]:
    """The answers that are kept, and when each was last written."""
    return {file.name: file.stat().st_mtime_ns for file in (folder / ".opsbook").glob("answer-*")}


@pytest.fixture
def checked(tmp_path: Path) -> Path:
    """A handbook that was checked once."""
    write(tmp_path, FILES)
    check(tmp_path)
    assert len(answers(tmp_path)) == 1
    return tmp_path


def test_the_same_answer_is_given_without_looking_again(checked: Path) -> None:
    before = answers(checked)
    first, again = check(checked, "--output-format", "full"), check(checked)
    assert (first.out, first.err, first.code) == (again.out, again.err, again.code)
    assert "REF001" in again.out
    assert again.code == 1
    assert answers(checked) == before


def test_options_that_only_shape_the_end_hold_for_a_known_answer(checked: Path) -> None:
    assert check(checked, "--exit-zero").code == 0
    assert check(checked, "--quiet").err == ""
    assert check(checked).err != ""


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda folder: write(folder, {"data/terms/lead.yml": "title: Lead\nrelated: [maya]\n"}), "REF001"),
        (lambda folder: write(folder, {"data/people/nobody.yml": "title: Nobody\n"}), "REF001"),
        (lambda folder: write(folder, {"mkdocs.yml": configuration({"rules": {"OWN008": "note"}})}), "warning"),
        (lambda folder: write(folder, {"docs/index.md": "# Home\n\n[[nowhere]]\n"}), ""),
        (lambda folder: write(folder, {".opsbook-baseline.json": '{"version": 1, "findings": []}'}), ""),
        (lambda folder: Repository(folder).commit("2026-01-01", {}), ""),
    ],
)
def test_every_change_is_noticed(checked: Path, change: Callable[[Path], object], told: str) -> None:
    before = answers(checked)
    first = check(checked).out
    change(checked)
    after = check(checked).out
    if told:
        assert told in first
        assert told not in after
    assert answers(checked) != before


def test_a_finding_in_a_page_that_is_new_is_found(checked: Path) -> None:
    write(checked, {"docs/index.md": "# Home\n\n[[nowhere]]\n"})
    assert "REF008" in check(checked).out


def test_a_change_in_the_very_moment_of_the_check_is_not_kept(tmp_path: Path) -> None:
    write(tmp_path, FILES)
    opsbook(tmp_path, "check")
    assert answers(tmp_path) == {}


def test_colours_and_the_day_are_part_of_the_question(checked: Path) -> None:
    assert "\x1b[" in check(checked, FORCE_COLOR="1").out
    assert "\x1b[" not in check(checked).out
    assert len(answers(checked)) == 2
    assert opsbook(checked, "check", today="2026-11-22").out != check(checked).out


def test_of_very_many_answers_the_latest_are_kept(checked: Path) -> None:
    for number in range(1, 28):
        opsbook(checked, "check", today=f"2026-10-{number:02}")
    assert len(answers(checked)) == 20


def test_where_nothing_may_be_kept_nothing_is(tmp_path: Path) -> None:
    write(tmp_path, FILES)
    check(tmp_path, OPSBOOK_CACHE_DIR="")
    assert not (tmp_path / ".opsbook").exists()


def test_without_a_configuration_the_folder_of_records_is_left_alone(tmp_path: Path) -> None:
    write(tmp_path / "book", {"data/people/maya.yml": "title: Maya\n"})
    check(tmp_path, "--data", "book/data", XDG_CACHE_HOME=str(tmp_path / "own"))
    assert sorted(path.name for path in (tmp_path / "book").iterdir()) == ["data"]
    assert list((tmp_path / "own/opsbook").iterdir())
