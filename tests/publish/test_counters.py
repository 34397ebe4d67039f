"""How much a build does, as `opsbook build --timings` counts it: what changed, however large the handbook is."""

from __future__ import annotations

import re
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.bench import records
from tests.command_line import opsbook
from tests.handbooks import configuration, write

THEME = {"name": "material"}
PAGES = 1
"""Hand-written pages are few, and parsed each time."""
RECORD = "data/runbooks/runbook-2.yml"
FILES = {
    "docs/index.md": "# Home\n",
    "mkdocs.yml": configuration({"search": False}, site_url="https://handbook.example/", theme=THEME),
}

Counters = dict[str, int]
MakeBuilt = Callable[[int], Path]


def counters(folder: Path) -> Counters:
    """Build, and give what was counted. The clock rests between a change and the build."""
    time.sleep(0.06)
    ran = opsbook(folder, "build", "--quiet", "--timings")
    assert ran.code == 0
    return {name: int(number) for name, number in re.findall(r"^  (\w+) +(\d+)$", ran.err, re.MULTILINE)}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> MakeBuilt:
    """Copies of handbooks of some size, made and built once."""
    made: dict[int, Path] = {}

    def make(count: int) -> Path:
        if count not in made:
            made[count] = tmp_path_factory.mktemp("made")
            write(made[count], FILES)
            records.write(made[count], count)
            found = counters(made[count])
            assert found["read"] == found["parsed"] == found["records"] >= count
            assert found["rendered"] > found["records"]
            assert found["written"] >= found["files"] > found["rendered"]
        copy = tmp_path_factory.mktemp("copy")
        shutil.copytree(made[count], copy, dirs_exist_ok=True)
        counters(copy)
        return copy

    return make


def edit(folder: Path, old: str, new: str) -> None:
    """Change one record."""
    file = folder / RECORD
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_a_build_with_nothing_to_do_does_nothing(built: MakeBuilt) -> None:
    assert counters(built(24)) == {"read": 0, "parsed": 0, "rendered": 0, "written": 0}


def test_an_edit_costs_the_same_in_a_handbook_of_any_size(built: MakeBuilt) -> None:
    done = []
    for count in (24, 96):
        folder = built(count)
        edit(folder, "rollback: ", "rollback: At once. ")
        found = counters(folder)
        assert found["read"] == found["records"]
        assert found["parsed"] == 1 + PAGES
        assert found["rendered"] == 2  # its page, and its data for other programs
        done.append((found["rendered"], found["written"]))
    assert done[0] == done[1]


def test_only_what_is_new_is_parsed(built: MakeBuilt) -> None:
    folder = built(24)
    before = counters(folder)
    write(folder, {"data/terms/lead.yml": "title: Lead\ndefinition: Somebody who may buy.\n"})
    added = counters(folder)
    assert added["parsed"] == 1 + PAGES
    (folder / "data/terms/lead.yml").unlink()
    deleted = counters(folder)
    assert deleted["parsed"] == PAGES
    assert (before["read"], added["records"] - deleted["records"]) == (0, 1)
