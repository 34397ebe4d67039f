"""What is kept of files between runs: the same records come of it, and none of it is needed."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from opsbook.checked import open_handbook
from opsbook.diagnostic import OpsbookError
from opsbook.graph.handbook import Handbook
from tests.handbooks import TODAY, write
from tests.rules.clean_handbook import FILES


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A handbook with records of every kind, and a cache beside it."""
    monkeypatch.setenv("OPSBOOK_CACHE_DIR", str(tmp_path / "cache"))
    write(tmp_path, FILES, {})
    return tmp_path


def opened(book: Path) -> Handbook:
    """The handbook as it stands."""
    return open_handbook(book / "data", book / "mkdocs.yml", str(TODAY))


def told(handbook: Handbook) -> dict[str, Any]:
    """All that the handbook's files say."""
    library = handbook.library
    return {
        record.key: (
            record.whole().model_dump(),
            library.documents[record.path].values,
            library.documents[record.path].text.content,
            library.documents[record.path].span(("title",)),
            [(link.target.key, link.route, link.anchor) for link in handbook.book.out[record.key]],
        )
        for record in handbook.book
    }


def test_what_is_kept_makes_the_same_records(book: Path) -> None:
    first = opened(book)
    assert first.library.parsed == len(first.library.records)
    again = opened(book)
    assert again.library.parsed == len([record for record in again.book if record.kind.name == "page"])
    assert told(again) == told(first)


def test_every_field_is_there_when_it_is_asked_for_alone(book: Path) -> None:
    opened(book)
    whole = {record.key: record.whole() for record in opened(book).book}
    for record in opened(book).book:
        for name in type(record).model_fields:
            assert getattr(record, name) == getattr(whole[record.key], name), (record.key, name)
        with pytest.raises(AttributeError):
            _ = record.nothing  # type: ignore[attr-defined]


def test_a_cache_that_is_deleted_meanwhile_is_not_missed(book: Path) -> None:
    first = told(opened(book))
    half = opened(book)
    for file in (book / "cache").glob("*"):
        file.unlink()
    assert told(half) == first


def test_a_file_that_looks_otherwise_and_reads_alike_is_not_parsed_again(book: Path) -> None:
    opened(book)
    for file in book.glob("data/*/*"):
        os.utime(file, (1, 1))
    assert opened(book).library.parsed <= 1


def test_a_file_that_is_changed_while_it_is_read_is_said_to_be(book: Path) -> None:
    opened(book)
    handbook = opened(book)
    record = next(iter(handbook.book))
    (book / record.path).write_text("title: Another\n", encoding="utf-8")
    with pytest.raises(OpsbookError, match=rf"{record.path} was changed while it was read; run the command again"):
        _ = handbook.document(record).text
