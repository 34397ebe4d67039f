"""A faulty record is kept as far as it can be read, so that nothing else is blamed for its fault."""

from __future__ import annotations

from opsbook.model.record import Record
from tests.handbooks import WriteHandbook
from tests.read.test_yaml import read


def test_what_is_sound_is_kept() -> None:
    record, found = read("title: A\nsummary: B\ntags: [a, 1, b]\nlinks: [{label: C}]\n")
    assert (record.title, record.summary, record.tags) == ("A", "B", ["a", "b"])
    assert len(found) == 2


def test_what_lacks_a_field_of_its_own_is_left_out_whole() -> None:
    record, _ = read("title: A\nlinks:\n  - {label: B}\n  - {label: C, url: https://c.example}\n")
    assert [link.label for link in record.links] == ["C"]


def test_a_record_without_a_title_goes_by_its_id() -> None:
    assert read("summary: B\n")[0].title == "x"


def test_a_file_that_cannot_be_read_is_still_a_record_to_link_to(handbook: WriteHandbook) -> None:
    found = handbook({"data/terms/lead.yml": "title: 'A\n", "data/terms/churn.yml": "title: B\nrelated: [lead]\n"})
    assert [one.code for one in found.diagnostics] == ["DAT001"]
    assert found.handbook.book.target(found.handbook.book.records["term:churn"], "related", 0)


def test_fields_that_could_not_be_read_are_known() -> None:
    assert read("title: A\nsso: yes\nonwer: b\n", "tool")[0].damaged == {"sso", "onwer", "owner"}
    assert read("title: 'A\n")[0].damaged == {"*"}


def test_beside_an_item_that_cannot_be_read_a_reference_is_reported_where_it_stands(handbook: WriteHandbook) -> None:
    found = handbook(
        {
            "data/terms/a.yml": (
                "title: A\nrelated:\n  - {a: b}\n  - zzz-one\n  - 12\n  - zzz-two\n"
                "links:\n  - {label: L}\n  - {label: M, url: 'javascript:x'}\n"
            )
        }
    )
    assert [(one.code, one.span.line, one.field) for one in found.diagnostics if one.record == "term:a"] == [
        ("DAT005", 3, "related[0]"),
        ("REF001", 4, "related[1]"),
        ("DAT005", 5, "related[2]"),
        ("REF001", 6, "related[3]"),
        ("DAT004", 8, "links[0].url"),
        ("DAT014", 9, "links[1].url"),
    ]


def audience(record: Record) -> str:
    return record.audience


def test_an_audience_that_cannot_be_read_fails_closed() -> None:
    for written in ("Internl", "12", "!secret public", "[public]", "public\naudience: internal"):
        assert audience(read(f"title: A\naudience: {written}\n")[0]) == "restricted", written


def test_a_record_without_an_audience_is_internal() -> None:
    assert audience(read("title: A\n")[0]) == "internal"
