"""The search index: made of the finished site, the same every time, and never in anybody's way."""

from __future__ import annotations

import hashlib
import importlib
import json
import time
from pathlib import Path

import pytest

from opsbook.diagnostic import OpsbookError
from opsbook.search_index import pagefind
from opsbook.search_index.background import BackgroundIndex
from opsbook.search_index.pagefind import write_index


def site(folder: Path) -> Path:
    """A folder with some pages to be found, by kind and owner."""
    for number in range(30):
        page = folder / f"p{number}/index.html"
        page.parent.mkdir(parents=True)
        page.write_text(
            f'<html lang="en"><body><article data-pagefind-body><h1>Page {number}</h1><p>Consent and opt_in.</p>'
            f'<span data-pagefind-filter="Owner">Owner {number % 7}</span>'
            f'<span data-pagefind-filter="Kind">Kind {number % 5}</span></article></body></html>',
            encoding="utf-8",
        )
    return folder


def digests(folder: Path) -> dict[str, str]:
    """What stands in each file below a folder."""
    files = (file for file in sorted(folder.rglob("*")) if file.is_file())
    return {str(file.relative_to(folder)): hashlib.sha256(file.read_bytes()).hexdigest() for file in files}


def test_the_index_is_the_same_every_time_and_everywhere(tmp_path: Path) -> None:
    one, other = site(tmp_path / "one"), site(tmp_path / "other/place")
    write_index(one)
    first = digests(one / "pagefind")
    write_index(one)
    write_index(other)
    assert first == digests(one / "pagefind") == digests(other / "pagefind")


def test_it_holds_every_page_and_nothing_that_nobody_loads(tmp_path: Path) -> None:
    write_index(site(tmp_path))
    names = digests(tmp_path / "pagefind")
    entry = json.loads((tmp_path / "pagefind/pagefind-entry.json").read_text("utf-8"))
    assert entry["languages"]["en"]["page_count"] == 30
    assert f"pagefind.{entry['languages']['en']['hash']}.pf_meta" in names
    assert len([name for name in names if name.startswith("fragment/")]) == 30
    assert not [name for name in names if "ui" in name]
    assert not list(tmp_path.glob(".pagefind*"))


def test_a_missing_program_is_one_plain_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> None:
        raise ImportError(name)

    monkeypatch.setattr(importlib, "import_module", missing)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(OpsbookError, match=r"needs the program pagefind.*search: false") as error:
        write_index(site(tmp_path / "site"))
    assert error.value.exit_code == 3


def test_a_failing_program_leaves_the_old_index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_index(site(tmp_path))
    before = digests(tmp_path / "pagefind")
    failing = tmp_path / "failing"
    failing.write_text("#!/bin/sh\necho no memory >&2\nexit 7\n", encoding="utf-8")
    failing.chmod(0o755)
    monkeypatch.setattr(pagefind, "executable", lambda: failing)
    with pytest.raises(OpsbookError, match="could not be made: no memory"):
        write_index(tmp_path)
    assert digests(tmp_path / "pagefind") == before


def test_the_surroundings_change_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_index(site(tmp_path / "one"))
    monkeypatch.setenv("PAGEFIND_ROOT_SELECTOR", "h1")
    (tmp_path / "other").mkdir()
    monkeypatch.chdir(tmp_path / "other")
    Path("pagefind.yml").write_text("root_selector: h1\n", encoding="utf-8")
    write_index(site(tmp_path / "two"))
    assert digests(tmp_path / "one/pagefind") == digests(tmp_path / "two/pagefind")


def test_a_preview_is_indexed_behind_its_readers(tmp_path: Path) -> None:
    background = BackgroundIndex()
    began = time.perf_counter()
    background.renew(site(tmp_path / "live"))
    assert time.perf_counter() - began < 0.5
    entry = tmp_path / "live/pagefind/pagefind-entry.json"
    for _ in range(600):
        if entry.is_file():
            break
        time.sleep(0.1)
    assert entry.is_file()
    background.carry_over(tmp_path / "live", tmp_path / "next")
    assert digests(tmp_path / "next/pagefind") == digests(tmp_path / "live/pagefind")
