"""What git knows: asked once, and never wrong. Where it cannot know, it says so."""

from __future__ import annotations

import os
import subprocess
from datetime import date
from pathlib import Path

import pytest

from opsbook.graph.history import History, read_history
from tests.git import Repository
from tests.handbooks import checked, write

LEAD = "data/terms/lead.yml"


def known(folder: Path) -> History:
    """The history of a folder's handbook."""
    return read_history(folder, [folder / "data"])


def days(found: History, path: str) -> list[str]:
    return [str(commit.on) for commit in found.of(path)]


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """Two terms, of which one was changed twice."""
    made = Repository(tmp_path / "repository")
    made.commit("2026-01-01", {LEAD: "title: A\n", "data/terms/b.yml": "title: B\n", "other.txt": "x"})
    made.commit("2026-02-01", {LEAD: "title: A2\n"}, "Lead: say what it is")
    made.commit("2026-03-01", {LEAD: "title: A3\n"})
    return made


def test_the_commits_of_a_file_come_newest_first(repository: Repository) -> None:
    found = known(repository.folder)
    assert found.unknown is None
    assert days(found, LEAD) == ["2026-03-01", "2026-02-01", "2026-01-01"]
    assert days(found, "data/terms/b.yml") == ["2026-01-01"]
    assert found.of("data/terms/none.yml") == []
    second = found.of(LEAD)[1]
    assert (second.author, second.subject) == ("Maya Chen", "Lead: say what it is")


@pytest.mark.parametrize(
    ("day", "content"),
    [
        ("2026-03-01", b"title: A3\n"),
        ("2026-02-28", b"title: A2\n"),
        ("2026-02-01", b"title: A2\n"),
        ("2026-01-01", b"title: A\n"),
        ("2025-01-01", b"title: A\n"),
    ],
)
def test_what_stood_on_a_day_is_the_last_commit_by_then_or_the_first_of_all(
    repository: Repository, day: str, content: bytes
) -> None:
    found = known(repository.folder)
    commit = found.in_force(LEAD, date.fromisoformat(day))
    assert commit
    assert found.content(LEAD, commit) == content


def test_a_file_that_git_does_not_know_has_nothing_in_force(repository: Repository) -> None:
    write(repository.folder, {"data/terms/new.yml": "title: N\n"})
    found = known(repository.folder)
    assert found.of("data/terms/new.yml") == []
    assert found.in_force("data/terms/new.yml", date(2026, 5, 1)) is None


def test_a_renamed_file_keeps_its_commits_and_another_of_its_old_name_begins_anew(repository: Repository) -> None:
    before = days(known(repository.folder), LEAD)
    repository.run("mv", LEAD, "data/terms/prospect.yml")
    repository.commit("2026-04-01", {})
    repository.commit("2026-05-01", {LEAD: "title: Another\n"})
    found = known(repository.folder)
    assert days(found, "data/terms/prospect.yml") == ["2026-04-01", *before]
    assert days(found, LEAD) == ["2026-05-01"]
    first = found.of("data/terms/prospect.yml")[-1]
    assert found.content("data/terms/prospect.yml", first)


def test_a_merge_counts_by_the_commits_that_it_brings(repository: Repository) -> None:
    repository.run("checkout", "--quiet", "-b", "side")
    repository.commit("2026-03-10", {"data/terms/b.yml": "title: B2\n"})
    repository.run("checkout", "--quiet", "main")
    repository.commit("2026-03-20", {LEAD: "title: A4\n"})
    repository.run("merge", "--quiet", "--no-ff", "-m", "merge", "side", day="2026-04-01")
    found = known(repository.folder)
    assert days(found, "data/terms/b.yml") == ["2026-03-10", "2026-01-01"]
    assert days(found, LEAD)[0] == "2026-03-20"


def test_names_that_git_would_quote_are_read(repository: Repository) -> None:
    name = 'data/terms/näme "quoted".yml'
    repository.commit("2026-04-01", {name: "title: N\n"}, 'Say "so" – über\n\nMore')
    (commit,) = known(repository.folder).of(name)
    assert commit.subject == 'Say "so" – über'


def test_a_commit_may_hold_any_characters_and_any_day(repository: Repository) -> None:
    repository.commit("2026-04-01", {LEAD: "title: A4\n"}, "a\x1fb \x1e c \x1e\x1fd")
    repository.commit("2099-12-31", {LEAD: "title: A5\n"})
    found = known(repository.folder)
    assert days(found, LEAD)[:3] == ["2099-12-31", "2026-04-01", "2026-03-01"]
    assert found.of(LEAD)[1].subject == "a\x1fb \x1e c \x1e\x1fd"


def test_a_handbook_may_lie_deep_in_a_repository(tmp_path: Path) -> None:
    repository = Repository(tmp_path / "repository")
    repository.commit("2026-01-01", {f"docs/handbook/{LEAD}": "title: A\n", LEAD: "title: other\n"})
    found = known(repository.folder / "docs/handbook")
    assert days(found, LEAD) == ["2026-01-01"]
    assert found.content(LEAD, found.of(LEAD)[0]) == b"title: A\n"


def test_paths_count_from_where_the_command_runs(repository: Repository) -> None:
    found = read_history(repository.folder.parent, [repository.folder / "data"])
    assert days(found, f"repository/{LEAD}") == ["2026-03-01", "2026-02-01", "2026-01-01"]


def test_a_shallow_clone_says_that_it_does_not_know(repository: Repository, tmp_path: Path) -> None:
    address = f"file://{repository.folder}"
    subprocess.run(["git", "clone", "--quiet", "--depth=1", address, tmp_path / "shallow"], check=True)
    found = known(tmp_path / "shallow")
    assert "shallow" in (found.unknown or "")
    assert found.of(LEAD) == []


def test_a_folder_without_git_says_that_it_does_not_know(tmp_path: Path) -> None:
    write(tmp_path, {LEAD: "title: A\n"})
    assert known(tmp_path).unknown == "there is no git history here"


def test_a_repository_without_commits_says_that_it_does_not_know(tmp_path: Path) -> None:
    Repository(tmp_path)
    write(tmp_path, {LEAD: "title: A\n"})
    assert "no commits" in (known(tmp_path).unknown or "")


def test_a_machine_without_git_says_that_it_does_not_know(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", os.devnull)
    assert known(repository.folder).unknown


def test_a_git_that_does_not_answer_is_not_waited_for(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*arguments: object, **options: object) -> None:
        raise subprocess.TimeoutExpired("git", 120)

    monkeypatch.setattr(subprocess, "run", never)
    assert known(repository.folder).unknown


def test_what_a_git_hook_says_of_its_repository_is_not_believed(
    repository: Repository, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    Repository(tmp_path / "other")
    for name, value in {"GIT_DIR": ".git", "GIT_WORK_TREE": ".", "GIT_INDEX_FILE": "none"}.items():
        monkeypatch.setenv(name, value)
    assert days(known(repository.folder), LEAD)[0] == "2026-03-01"
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "other/.git"))
    assert days(known(repository.folder), LEAD)[0] == "2026-03-01"


def test_the_committers_day_is_that_of_utc(tmp_path: Path) -> None:
    repository = Repository(tmp_path)
    write(tmp_path, {LEAD: "title: A\n"})
    repository.run("add", "--all")
    env = {"GIT_COMMITTER_DATE": "2026-01-01T23:30:00-05:00", "GIT_AUTHOR_DATE": "2020-01-01T00:00:00+00:00"}
    person = ("-c", "user.name=M", "-c", "user.email=m@example.com")
    subprocess.run(["git", "-C", str(tmp_path), *person, "commit", "-qm", "x"], env={**os.environ, **env}, check=True)
    assert days(known(tmp_path), LEAD) == ["2026-01-02"]


POLICY = """\
title: Consent
owner: maya
review_every: 1 year
reviewed: 2026-02-10
purpose: {}
"""


@pytest.mark.parametrize(
    ("later", "reported"),
    [
        (POLICY.format("Because."), False),
        (POLICY.format('"Because."  # a comment'), False),
        ("\n".join(reversed(POLICY.format("Because.").splitlines())), False),
        (POLICY.format("Because.").replace("2026-02-10", "2026-02-11"), False),
        (POLICY.format("Another reason."), True),
    ],
)
def test_only_a_change_of_substance_since_the_review_is_an_edit(tmp_path: Path, later: str, reported: bool) -> None:
    repository = Repository(tmp_path)
    maya = {"data/people/maya.yml": "title: Maya\n"}
    repository.commit("2026-01-01", {**maya, "data/policies/consent.yml": POLICY.format("Because.")})
    repository.commit("2026-03-01", {"data/policies/consent.yml": later})
    codes = [one.code for one in checked(tmp_path).diagnostics]
    assert ("REV007" in codes) == reported
