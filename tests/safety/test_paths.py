"""Paths that lead astray: nothing outside the two folders is read or published, and nothing hangs."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.command_line import opsbook
from tests.handbooks import configuration, write
from tests.publish.test_edition import files

CANARY = "canary-8f3a"
BOOK = {
    "mkdocs.yml": configuration({"search": False}, theme="material", docs_dir="docs"),
    "docs/index.md": "# Home\n",
    "data/terms/lead.yml": "title: Lead\n",
}


def built(folder: Path) -> tuple[int, str, dict[str, bytes]]:
    """Build the handbook: how it ended, what it said, and the site."""
    ran = opsbook(folder, "build")
    assert "Traceback" not in ran.err
    return ran.code, ran.err, files(folder / "site") if (folder / "site").exists() else {}


def assert_absent(site: dict[str, bytes], secret: str = CANARY) -> None:
    """The secret is in no file's name and in no file."""
    assert not [path for path, content in site.items() if secret in path or secret.encode() in content]


HIDDEN = [
    *("docs/data.yml", "docs/deep/keys.yaml", "docs/server.pem", "docs/server.key", "docs/.env", "docs/prod.env"),
    *("docs/.hidden/notes.md", "docs/.git/config"),
]


def test_data_keys_and_hidden_files_under_the_pages_are_not_published(tmp_path: Path) -> None:
    write(tmp_path, {**BOOK, **dict.fromkeys(HIDDEN, f"secret: {CANARY}\n")})
    code, said, site = built(tmp_path)
    assert code == 0, said
    assert_absent(site)


def test_linked_files_from_outside_are_neither_read_nor_published(tmp_path: Path) -> None:
    names = ["secret.md", "secret.txt", "picture.svg"]
    write(tmp_path, {**BOOK, **{f"outside/{name}": f"# Hello {CANARY}\n" for name in names}})
    for name in names:
        (tmp_path / "docs" / name).symlink_to(tmp_path / "outside" / name)
    _, _, site = built(tmp_path)
    assert site
    assert_absent(site)
    assert CANARY not in opsbook(tmp_path, "check", "--output-format", "json").out


def test_a_linked_folder_from_outside_is_neither_read_nor_published(tmp_path: Path) -> None:
    write(tmp_path, {**BOOK, "docs_internal/plan.md": f"# {CANARY}\n"})
    (tmp_path / "docs/plan").symlink_to(tmp_path / "docs_internal")
    _, _, site = built(tmp_path)
    assert_absent(site)


def test_a_link_that_leads_to_itself_does_not_hang_the_build(tmp_path: Path) -> None:
    write(tmp_path, BOOK)
    (tmp_path / "docs/loop.md").symlink_to(tmp_path / "docs/loop.md")
    (tmp_path / "docs/ring").symlink_to(tmp_path / "docs")
    code, said, _ = built(tmp_path)
    assert code in (0, 1), said


def test_a_fifo_among_the_pages_hangs_nothing(tmp_path: Path) -> None:
    write(tmp_path, BOOK)
    os.mkfifo(tmp_path / "docs/pipe.md")
    os.mkfifo(tmp_path / "docs/pipe.txt")
    assert opsbook(tmp_path, "check").code == 0
    assert built(tmp_path)[0] == 0


def test_a_page_of_any_size_is_not_read_whole(tmp_path: Path) -> None:
    write(tmp_path, {**BOOK, "docs/big.md": "a" * 3_000_000})
    ran = opsbook(tmp_path, "check", "--output-format", "concise")
    assert "docs/big.md:1:1: error DAT011" in ran.out


def test_records_do_not_reach_the_site_as_files(tmp_path: Path) -> None:
    write(tmp_path, {**BOOK, "data/terms/reach.yml": f"title: Reach\n# {CANARY}\n"})
    _, _, site = built(tmp_path)
    assert_absent(site)
    assert not [path for path in site if path.endswith((".yml", ".yaml"))]


@pytest.mark.parametrize("site_dir", ["data", "docs", "."])
def test_a_site_in_a_source_folder_is_refused_and_the_sources_kept(tmp_path: Path, site_dir: str) -> None:
    write(tmp_path, BOOK)
    before = {path: (tmp_path / path).read_bytes() for path in BOOK}
    ran = opsbook(tmp_path, "build", "--site-dir", site_dir)
    assert {path: (tmp_path / path).read_bytes() for path in BOOK} == before
    assert ran.code == 2
