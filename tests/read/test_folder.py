"""A data folder: which of its files hold records, and what is wrong with the others."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from opsbook.read.identifier import suggested_id, valid_id
from tests.handbooks import WriteHandbook, checked, places, write

LEAD = "title: Lead\n"


def test_the_folder_is_the_kind_and_the_file_is_the_id(handbook: WriteHandbook) -> None:
    files = {"data/terms/lead.yml": LEAD, "data/terms/churn.yaml": LEAD, "data/terms/reach.md": "Body"}
    book = handbook(files).handbook.book
    assert set(book.records) == {"term:lead", "term:churn", "term:reach"}


@pytest.mark.parametrize(
    "name",
    [
        ".DS_Store",
        ".lead.yml.swp",
        "lead.yml~",
        "#lead.yml#",
        "lead.yml.bak",
        "README.md",
        ".git",
        "Thumbs.db",
        "desktop.ini",
        "~$lead.yml",
    ],
)
def test_what_editors_and_systems_leave_is_ignored(handbook: WriteHandbook, name: str) -> None:
    found = handbook({"data/terms/lead.yml": LEAD, f"data/terms/{name}": "x", f"data/{name}": "x"})
    assert places(found.diagnostics) == []


@pytest.mark.parametrize("stem", ["Lead", "le_ad", "lead-", "-lead", "le--ad", "lé", "le ad", "a" * 101, "..lead"])
def test_an_id_that_cannot_be_one_is_an_error(handbook: WriteHandbook, stem: str) -> None:
    found = handbook({f"data/terms/{stem}.yml": LEAD}).diagnostics
    expected = [] if stem.startswith(".") else [f"data/terms/{stem}.yml:1:1 DAT006"]
    assert places(found) == expected


@pytest.mark.parametrize("stem", ["index", "404", "search", "assets"])
def test_an_address_of_the_site_is_no_id(handbook: WriteHandbook, stem: str) -> None:
    found = handbook({f"data/terms/{stem}.yml": LEAD}).diagnostics
    assert places(found) == [f"data/terms/{stem}.yml:1:1 DAT006"]


@pytest.mark.parametrize("stem", ["a\u202eb", "a\u200bb", "a\U000e0041b", "cafe\u0301", "c\u0430fe"])
def test_invisible_and_composed_characters_are_no_id_and_are_shown(handbook: WriteHandbook, stem: str) -> None:
    (found,) = handbook({f"data/terms/{stem}.yml": LEAD}).diagnostics
    assert found.code == "DAT006"
    assert found.message.isascii()


def test_a_letter_with_an_accent_is_shown_as_it_is_read(handbook: WriteHandbook) -> None:
    (found,) = handbook({"data/terms/büro.yml": LEAD}).diagnostics
    assert (found.message[:7], found.help) == ("'büro' ", "Rename the file to buro.yml.")


@pytest.mark.parametrize(
    ("wrong", "right"),
    [("Lead", "lead"), ("le_ad", "le-ad"), ("Le Ad!", "le-ad"), ("é", "e"), ("Straße", "strasse"), ("日本", "")],
)
def test_a_valid_id_is_suggested(wrong: str, right: str) -> None:
    assert suggested_id(wrong) == right
    assert not right or valid_id(right)


def test_one_id_in_two_files_is_one_error_that_names_both(handbook: WriteHandbook) -> None:
    found = handbook({"data/terms/lead.md": "---\ntitle: A\n---\n", "data/terms/lead.yml": LEAD}).diagnostics
    assert places(found) == ["data/terms/lead.yml:1:1 DAT007"]
    assert "data/terms/lead.md" in found[0].message


@pytest.mark.parametrize(
    ("path", "help_says"),
    [
        ("data/polices/consent.yml", "Did you mean policies?"),
        ("data/widgets/a.yml", "Kinds have the folders"),
        ("data/consent.yml", "Move it into the folder of its kind"),
        ("data/policies/uk/consent.yml", "Move the file up"),
    ],
)
def test_a_place_that_names_no_kind_is_one_error(handbook: WriteHandbook, path: str, help_says: str) -> None:
    found = handbook({path: "title: Consent\n", "data/terms/lead.yml": LEAD}).diagnostics
    assert places(found) == [f"{path}:1:1 DAT008"]
    assert help_says in found[0].help


def test_a_folder_of_many_strangers_is_one_error(handbook: WriteHandbook) -> None:
    found = handbook({f"data/polices/p{number}.yml": "title: P\n" for number in range(9)}).diagnostics
    assert places(found) == ["data/polices/p0.yml:1:1 DAT008"]


def test_a_file_that_is_no_record_is_an_error(handbook: WriteHandbook) -> None:
    found = handbook({"data/terms/lead.json": "{}", "data/terms/list.csv": "a"}).diagnostics
    assert places(found) == ["data/terms/lead.json:1:1 DAT006", "data/terms/list.csv:1:1 DAT006"]


def test_a_link_to_a_file_outside_is_refused_and_not_read(tmp_path: Path) -> None:
    write(tmp_path, {"secret.yml": "title: Secret\n", "data/terms/lead.yml": LEAD})
    (tmp_path / "data/terms/leak.yml").symlink_to(tmp_path / "secret.yml")
    found = checked(tmp_path)
    assert places(found.diagnostics) == ["data/terms/leak.yml:1:1 DAT001"]
    assert "term:leak" not in found.handbook.book.records


def test_a_linked_folder_is_not_followed(tmp_path: Path) -> None:
    write(tmp_path, {"elsewhere/a.yml": LEAD, "data/terms/lead.yml": LEAD})
    (tmp_path / "data/tools").symlink_to(tmp_path / "elsewhere")
    (tmp_path / "data/terms/more").symlink_to(tmp_path / "elsewhere")
    found = checked(tmp_path)
    assert places(found.diagnostics) == ["data/terms/more:1:1 DAT001", "data/tools:1:1 DAT008"]
    assert set(found.handbook.book.records) == {"term:lead"}


def test_links_in_a_circle_are_refused(tmp_path: Path) -> None:
    write(tmp_path, {"data/terms/lead.yml": LEAD})
    (tmp_path / "data/terms/one.yml").symlink_to(tmp_path / "data/terms/two.yml")
    (tmp_path / "data/terms/two.yml").symlink_to(tmp_path / "data/terms/one.yml")
    assert places(checked(tmp_path).diagnostics) == [
        "data/terms/one.yml:1:1 DAT001",
        "data/terms/two.yml:1:1 DAT001",
    ]


def test_a_link_inside_the_data_folder_is_a_record(tmp_path: Path) -> None:
    write(tmp_path, {"data/terms/lead.yml": LEAD})
    (tmp_path / "data/terms/other.yml").symlink_to("lead.yml")
    assert "term:other" in checked(tmp_path).handbook.book.records


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no FIFOs")
def test_a_fifo_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    write(tmp_path, {"data/terms/lead.yml": LEAD})
    os.mkfifo(tmp_path / "data/terms/pipe.yml")
    assert places(checked(tmp_path).diagnostics) == ["data/terms/pipe.yml:1:1 DAT001"]


def test_files_are_read_in_the_same_order_whatever_the_system_says(tmp_path: Path) -> None:
    files = {f"data/terms/{name}.yml": LEAD for name in ("b", "a", "c10", "c9", "a-b")}
    write(tmp_path / "one", files)
    write(tmp_path / "two", dict(reversed(files.items())))
    one, two = (list(checked(tmp_path / name).handbook.book.records) for name in ("one", "two"))
    assert one == two


@pytest.mark.parametrize(
    ("files", "advice"),
    [
        (["policies/x.yml"], "Move policies up, into data/."),
        (["policies/x.yml", "terms/lead.yml"], "Move policies and terms up, into data/."),
        (["policies/x.yml", "runbooks/y.yml", "terms/z.yml"], "Move policies, runbooks and 1 more up, into data/."),
    ],
)
def test_folders_of_kinds_one_level_too_deep_are_moved_up(
    handbook: WriteHandbook, files: list[str], advice: str
) -> None:
    (found,) = handbook({f"data/data/{file}": LEAD for file in files}).diagnostics
    assert (found.path, found.code, found.help) == ("data/data/policies", "DAT008", advice)
    assert found.message == "the folders of kinds lie in data, one level too deep"
