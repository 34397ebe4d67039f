"""A build that has nothing to do says so at once, and notices whatever might have changed."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.processes import process
from tests.command_line import Ran, opsbook
from tests.git import Repository
from tests.handbooks import TODAY, configuration, write
from tests.publish.test_edition import files

THEME = {"name": "material", "custom_dir": "overrides"}
FILES = {
    "docs/index.md": "# Home\n\nSee [[lead]].\n",
    "docs/picture.txt": "a picture",
    "data/terms/lead.yml": "title: Lead\ndefinition: Somebody who may buy.\n",
    "data/people/maya.yml": "title: Maya\n",
    "overrides/opsbook/none.txt": "",
    "mkdocs.yml": configuration({"search": False}, site_url="https://handbook.example/", theme=THEME),
}


def site(folder: Path, *arguments: str, today: str = str(TODAY)) -> Ran:
    """Build the handbook of a folder, with the clock at rest between a change and the build."""
    time.sleep(0.06)
    return opsbook(folder, "build", *arguments, today=today)


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A handbook to copy."""
    folder = tmp_path_factory.mktemp("once")
    write(folder, FILES)
    return folder


@pytest.fixture
def built(once: Path, tmp_path: Path) -> Path:
    """A handbook whose site is built, and known to be up to date."""
    shutil.copytree(once, tmp_path, dirs_exist_ok=True)
    assert site(tmp_path).code == 0
    assert unchanged(tmp_path)
    return tmp_path


def unchanged(folder: Path) -> bool:
    """Whether a build finds nothing to do."""
    return "Nothing changed" in site(folder).err


def test_what_was_found_is_said_again(built: Path) -> None:
    write(built, {"data/people/ravi.yml": "title: Ravi\nmanager: maya\n"})
    before = site(built).err
    again = site(built)
    assert again.err.splitlines()[0] == before.splitlines()[0]
    assert "OWN008" in again.err
    assert again.code == 0


@pytest.mark.parametrize(
    "change",
    [
        lambda folder: write(folder, {"data/terms/lead.yml": "title: Lead\ndefinition: Anybody who may buy.\n"}),
        lambda folder: write(folder, {"data/terms/new.yml": "title: New\ndefinition: As a [[lead]].\n"}),
        lambda folder: (folder / "data/people/maya.yml").unlink(),
        lambda folder: write(folder, {"docs/index.md": "# Home\n\nStart with [[lead]].\n"}),
        lambda folder: write(folder, {"docs/picture.txt": "another one"}),
        lambda folder: write(folder, {"overrides/opsbook/new.html.jinja": "x"}),
        lambda folder: write(folder, {"mkdocs.yml": FILES["mkdocs.yml"].replace("Test", "Best")}),
        lambda folder: (folder / "site/index.html").write_text("defaced", encoding="utf-8"),
        lambda folder: (folder / "site/terms/lead/index.html").unlink(),
        lambda folder: write(folder, {"site/strange.html": "x"}),
        lambda folder: shutil.rmtree(folder / "site"),
    ],
    ids=lambda change: "",
)
def test_every_change_is_noticed(built: Path, change: Callable[[Path], object]) -> None:
    change(built)
    assert not unchanged(built)
    after = files(built / "site")
    assert unchanged(built)
    shutil.rmtree(built / "site")
    shutil.rmtree(built / ".opsbook")
    assert site(built).code == 0
    assert files(built / "site") == after


def test_a_change_that_keeps_size_and_time_is_noticed(built: Path) -> None:
    file = built / "data/terms/lead.yml"
    found = file.stat()
    file.write_text(file.read_text(encoding="utf-8").replace("may", "can"), encoding="utf-8")
    os.utime(file, ns=(found.st_atime_ns, found.st_mtime_ns))
    assert not unchanged(built)


def test_another_question_is_another_answer(built: Path) -> None:
    for arguments in (("--strict",), ("--audience", "public"), ("--site-dir", "elsewhere")):
        assert "Nothing changed" not in site(built, *arguments).err
    assert "Nothing changed" not in site(built, today="2026-11-22").err


def test_a_new_commit_is_noticed(built: Path) -> None:
    Repository(built).commit("2026-01-01", {})
    assert not unchanged(built)
    assert unchanged(built)


def test_with_another_plugin_or_a_hook_every_build_is_whole(built: Path) -> None:
    write(built, {"hook.py": "", "mkdocs.yml": FILES["mkdocs.yml"].replace("{", '{"hooks": ["hook.py"],', 1)})
    assert site(built).code == 0
    assert not unchanged(built)


def test_where_nothing_can_be_kept_the_build_is_as_ever(built: Path) -> None:
    assert opsbook(built, "build", env={"OPSBOOK_CACHE_DIR": ""}).code == 0
    assert "Nothing changed" not in opsbook(built, "build", env={"OPSBOOK_CACHE_DIR": ""}).err


def test_what_git_cannot_tell_is_said_once(built: Path) -> None:
    write(built, {"data/people/ravi.yml": "title: Ravi\nmanager: maya\n"})
    for _ in range(2):
        said = process(built, "build", "--as-of", str(TODAY)).stderr.decode()
        assert said.count("there is no git history here; checks that need it were left out") == 1
