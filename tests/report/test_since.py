"""`--since REV`: warnings count only where the change was made, so that a date passing blocks no unrelated change."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from opsbook.check.since import touched
from tests.command_line import Ran, opsbook
from tests.git import Repository
from tests.handbooks import write

FILES = {
    "data/people/maya-chen.yml": "title: Maya Chen\n",
    "data/metrics/old.yml": "title: Old gap\n",
    "data/metrics/good.yml": "title: Good\nowner: maya-chen\nsummary: Something that is long enough to be followed.\n",
}


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    repository = Repository(tmp_path / "handbook")
    repository.commit("2026-01-01", FILES)
    return repository


def check(repository: Repository, *arguments: str) -> Ran:
    return opsbook(repository.folder, "check", "--strict", "--select", "OWN001,REF001", *arguments)


def counting(repository: Repository, since: str = "HEAD") -> dict[str, bool]:
    report = json.loads(check(repository, "--since", since, "--output-format", "json").out)
    return {Path(one["path"]).stem: one["counts"] for one in report["diagnostics"]}


def test_a_gap_in_an_untouched_file_is_shown_and_fails_nothing(repository: Repository) -> None:
    assert check(repository).code == 1
    ran = check(repository, "--since", "HEAD")
    assert ran.code == 0
    assert "OWN001 missing-owner (not counted: unchanged)" in ran.out
    assert "1 warning, 0 of them to be counted in this change" in ran.out


def test_a_gap_in_a_committed_changed_or_new_file_fails(repository: Repository) -> None:
    base = repository.run("rev-parse", "HEAD")
    repository.commit("2026-01-02", {"data/metrics/committed.yml": "title: C\n"})
    write(repository.folder, {"data/metrics/good.yml": "title: Good\n", "data/metrics/new.yml": "title: N\n"})
    repository.run("add", "data/metrics/good.yml")
    assert counting(repository, base) == {"committed": True, "good": True, "new": True, "old": False}
    assert check(repository, "--since", base).code == 1


def test_an_error_counts_wherever_it_stands(repository: Repository) -> None:
    repository.commit("2026-01-02", {"data/metrics/old.yml": "title: Old\nowner: maya-chen\nrelated: [good]\n"})
    (repository.folder / "data/metrics/good.yml").unlink()
    ran = opsbook(repository.folder, "check", "--since", "HEAD", "--select", "REF001")
    assert ran.code == 1
    assert "not counted" not in ran.out


def test_a_file_that_was_renamed_and_edited_counts(repository: Repository) -> None:
    repository.run("mv", "data/metrics/good.yml", "data/metrics/better.yml")
    write(
        repository.folder, {"data/metrics/better.yml": FILES["data/metrics/good.yml"].replace("owner: maya-chen\n", "")}
    )
    assert counting(repository) == {"better": True, "old": False}


def test_a_record_with_another_id_counts_and_a_folder_that_moved_does_not(repository: Repository) -> None:
    repository.run("mv", "data/metrics/old.yml", "data/metrics/older.yml")
    assert counting(repository) == {"older": True}
    repository.run("reset", "--quiet", "--hard")
    repository.run("mv", "data", "records")
    ran = check(repository, "--since", "HEAD", "--data", "records")
    assert (ran.code, "records/metrics/old.yml" in ran.out) == (0, True)
    edited = FILES["data/metrics/good.yml"].replace("owner: maya-chen\n", "")
    write(repository.folder, {"records/metrics/good.yml": edited})
    assert check(repository, "--since", "HEAD", "--data", "records").code == 1


def test_what_happened_on_the_other_branch_since_is_not_part_of_the_change(repository: Repository) -> None:
    repository.run("switch", "--quiet", "--create", "change")
    repository.commit("2026-01-02", {"data/metrics/mine.yml": "title: Mine\n"})
    repository.run("switch", "--quiet", "main")
    repository.commit("2026-01-03", {"data/metrics/old.yml": "title: Old gap, elsewhere\n"})
    repository.run("switch", "--quiet", "change")
    assert counting(repository, "main") == {"mine": True, "old": False}


def test_a_handbook_below_the_repository_is_told_by_paths_from_its_own_root(tmp_path: Path) -> None:
    repository = Repository(tmp_path / "monorepo")
    repository.commit("2026-01-01", {f"docs/book/{path}": text for path, text in FILES.items()} | {"data/x.txt": ""})
    book = repository.folder / "docs/book"
    write(repository.folder, {"docs/book/data/metrics/ü b.yml": "title: N\n", "other.txt": "x"})
    assert touched(book, book / "data", "HEAD") == {"data/metrics/ü b.yml", "../../other.txt"}


@pytest.mark.parametrize("revision", ["no-such", "--output=x", "HEAD:data", ""])
def test_an_unknown_revision_is_a_mistake_of_use(repository: Repository, revision: str) -> None:
    ran = check(repository, f"--since={revision}")
    assert ran.code == (2 if revision else 1)
    assert (repository.folder / "x").exists() is False


def test_without_a_repository_it_is_a_mistake_of_use(repository: Repository) -> None:
    shutil.rmtree(repository.folder / ".git")
    ran = check(repository, "--since", "HEAD")
    assert ran.code == 2
    assert "needs a git repository" in ran.err


def test_without_the_commit_where_histories_parted_it_says_what_is_missing(repository: Repository) -> None:
    repository.run("checkout", "--quiet", "-b", "mine")
    repository.commit("2026-01-02", {"data/metrics/mine.yml": FILES["data/metrics/good.yml"]})
    repository.run("checkout", "--quiet", "main")
    repository.commit("2026-01-03", {"data/metrics/theirs.yml": "title: Theirs\n"})
    repository.run("checkout", "--quiet", "mine")
    cut = repository.folder.parent / "cut"
    repository.run("clone", "--quiet", "--depth=1", "--no-single-branch", f"file://{repository.folder}", str(cut))
    ran = opsbook(cut, "check", "--since", "origin/main", "--strict")
    assert (ran.code, ran.out) == (2, "")
    assert "this clone was cut short" in ran.err
    assert "git fetch --unshallow" in ran.err
    repository.run("-C", str(cut), "fetch", "--quiet", "--unshallow")
    ran = opsbook(cut, "check", "--since", "origin/main", "--strict", "--select", "OWN001")
    assert ran.code == 0


def test_histories_that_have_nothing_in_common_are_no_measure(repository: Repository) -> None:
    repository.run("checkout", "--quiet", "--orphan", "other")
    repository.commit("2026-01-02", {})
    ran = opsbook(repository.folder, "check", "--since", "main")
    assert ran.code == 2
    assert "the histories of main and of HEAD have nothing in common" in ran.err
