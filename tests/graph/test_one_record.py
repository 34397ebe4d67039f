"""A book with another version of one record is the book that one would have made of all records anew."""

from __future__ import annotations

from typing import Any

import pytest

from opsbook.checked import open_handbook
from opsbook.graph.book import Book
from opsbook.model.record import Record
from opsbook.model.records import Records
from tests.handbooks import TODAY, write
from tests.rules.clean_handbook import FILES


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Book:
    """The graph of the clean handbook."""
    folder = tmp_path_factory.mktemp("clean")
    write(folder, {**FILES, "data/terms/opt-in.yml": "title: Opt-in\naliases: [permission-given]\n"}, {})
    return open_handbook(folder / "data", folder / "mkdocs.yml", str(TODAY)).book


CHANGES: dict[str, dict[str, Any]] = {
    "other words": {"summary": "Other words."},
    "no links": {"related": [], "body": None},
    "a link": {"related": ["consent-store"], "body": "See [[maya-chen]] and [[nowhere]]."},
    "a link by a former id": {"body": "See [[permission-given]]."},
    "another name before": {"aliases": ["once"], "related": ["consent-store"]},
    "retired": {"status": "retired"},
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_it_is_the_book_of_all_records(book: Book, change: dict[str, Any]) -> None:
    for record in book:
        version = record.model_copy(update=change).placed(record.identity, record.damaged)
        anew = Book(Records((version if one is record else one for one in book), book.records.folders))
        assert told(book.with_record(version), version) == told(anew, version)


def told(book: Book, version: Record) -> dict[str, Any]:
    """What a book says of links, names and states."""
    return {
        "out": {
            key: [(link.target.key, link.route, link.target is version) for link in book.out[key]]
            for key in book.records
        },
        "into": {
            key: [(link.source.key, link.route, link.source is version) for link in book.into[key]]
            for key in book.records
        },
        "broken": sorted((one.source.key, one.route, one.message, one.help) for one in book.broken),
        "status": {record.key: book.status(record).label for record in book},
        "newer": {record.key: getattr(book.superseded_by(record), "key", None) for record in book},
        "named": {record.key: getattr(book.find(record.id), "key", None) for record in book},
        "former": {record.key: getattr(book.find("once"), "key", None) for record in book},
    }
