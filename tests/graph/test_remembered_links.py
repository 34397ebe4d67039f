"""Links that are remembered are those that following every reference gives, in the same order."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest

from opsbook.checked import open_handbook
from opsbook.graph.book import Book
from tests.handbooks import TODAY, write
from tests.publish.test_incremental import EDITS
from tests.rules.clean_handbook import FILES


def opened(folder: Path) -> Book:
    """The book of a handbook as it stands."""
    return open_handbook(folder / "data", folder / "mkdocs.yml", str(TODAY)).book


def told(book: Book) -> dict[str, Any]:
    """What a book says of links."""
    return {
        "out": {
            key: [(link.target.key, link.route, link.ref, link.anchor) for link in book.out[key]]
            for key in all_of(book)
        },
        "into": {
            key: [(link.source.key, link.route, link.ref, link.anchor) for link in book.into[key]]
            for key in all_of(book)
        },
        "broken": [(one.source.key, one.route, one.message, one.near and one.near.key) for one in book.broken],
        "superseded": sorted(book.superseded),
    }


def all_of(book: Book) -> list[str]:
    """The keys of all records."""
    return list(book.records)


@pytest.mark.parametrize("seed", range(6))
def test_after_any_edits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int) -> None:
    write(tmp_path, FILES, {})
    chance = random.Random(seed)
    for _ in range(6):
        monkeypatch.setenv("OPSBOOK_CACHE_DIR", str(tmp_path / "cache"))
        remembered = told(opened(tmp_path))
        monkeypatch.setenv("OPSBOOK_CACHE_DIR", "")
        assert remembered == told(opened(tmp_path))
        chance.choice(EDITS)(chance, tmp_path)


def test_a_part_of_a_page_that_goes_is_missed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPSBOOK_CACHE_DIR", str(tmp_path / "cache"))
    term = {"data/terms/a.yml": "title: A\nbody: See [[b#more]].\n", "data/terms/b.yml": "title: B\nbody: '# More'\n"}
    write(tmp_path, term, {})
    assert [link.anchor for link in opened(tmp_path).out["term:a"]] == ["more"]
    write(tmp_path, {"data/terms/b.yml": "title: B\nbody: '# Less'\n"})
    assert [one.message for one in opened(tmp_path).broken] == ["term:b has no section #more"]


def test_all_links_can_be_asked_for_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPSBOOK_CACHE_DIR", str(tmp_path / "cache"))
    write(tmp_path, FILES, {})
    count = sum(map(len, opened(tmp_path).out.values()))
    again = opened(tmp_path)
    assert sum(map(len, again.out.values())) == sum(len(links) for _, links in again.into.items()) == count > 0
    assert set(again.out.keys()) == set(again.out) <= set(again.records)
