"""The log is read once and then carried on; whatever happened to the history, it is as if read anew."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from opsbook.cache import Cache
from opsbook.graph.log import read_log
from tests.git import Repository


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """A repository with a commit."""
    found = Repository(tmp_path / "book")
    found.commit("2026-01-01", {"data/a.yml": "1", "other/b.yml": "1"}, "first")
    return found


def assert_as_if_read_anew(repository: Repository, cache: Cache) -> None:
    """Compare the log that is carried on with one that is read from nothing."""
    inside = [str(repository.folder / "data")]
    assert read_log(repository.folder, inside, cache) == read_log(repository.folder, inside, Cache(None))


def test_only_commits_of_the_folders_are_told_the_newest_first(repository: Repository, tmp_path: Path) -> None:
    repository.commit("2026-01-02", {"data/a.yml": "2"}, "second")
    repository.commit("2026-01-03", {"other/b.yml": "2"}, "third")
    cache = Cache(tmp_path / "cache")
    for _ in range(2):
        log = read_log(repository.folder, [str(repository.folder / "data")], cache)
        assert log
        assert {path: [one.subject for one in commits] for path, commits in log.commits.items()} == {
            "data/a.yml": ["second", "first"]
        }


@pytest.mark.parametrize("seed", range(4))
def test_the_log_is_carried_on_through_commits_merges_and_rewriting(
    repository: Repository, tmp_path: Path, seed: int
) -> None:
    chance, cache = random.Random(seed), Cache(tmp_path / "cache")
    assert_as_if_read_anew(repository, cache)
    for number in range(12):
        day = f"2026-02-{number + 1:02}"
        act = chance.choice(["commit", "commit", "commit", "merge", "amend", "back"])
        if act == "commit":
            repository.commit(day, {f"data/{chance.choice('abc')}.yml": str(number)}, f"number {number}")
        elif act == "merge":
            repository.run("switch", "--quiet", "-c", f"side-{number}")
            repository.commit(day, {"data/side.yml": str(number)}, f"side {number}")
            repository.run("switch", "--quiet", "main")
            repository.commit(day, {"data/main.yml": str(number)}, f"main {number}")
            repository.run("merge", "--quiet", "--no-edit", f"side-{number}", day=day)
        elif act == "amend":
            repository.run("commit", "--quiet", "--amend", "--allow-empty", "-m", f"amended {number}", day=day)
        elif len(repository.run("rev-list", "--first-parent", "HEAD").splitlines()) > 2:
            repository.run("reset", "--quiet", "--hard", "HEAD~1")
        if chance.random() < 0.7:
            assert_as_if_read_anew(repository, cache)
    assert_as_if_read_anew(repository, cache)


def test_without_a_commit_there_is_no_log(tmp_path: Path) -> None:
    empty = Repository(tmp_path / "empty")
    assert read_log(empty.folder, [str(empty.folder)], Cache(tmp_path / "cache")) is None
