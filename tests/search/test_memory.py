"""What is remembered of the index: only what an edit touched is made again, and the index is the same as without."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from opsbook.build import site_of
from opsbook.cache import NOTHING, Cache
from opsbook.emit.artifact import File, Kept
from opsbook.emit.forge import Forge
from opsbook.search_index.files import index_files
from opsbook.search_index.memory import AT_ONCE
from tests.handbooks import Files, WriteHandbook

BOOK = {
    "data/people/maya-chen.yml": "title: Maya Chen\n",
    "data/teams/core.yml": "title: Core\nsummary: Keeps zebras.\nowner: maya-chen\n",
    **{
        f"data/terms/word-{number:02}.yml": f"title: Word {number}\ndefinition: Says {number}.\n"
        for number in range(20)
    },
    "data/terms/named.yml": "title: Named\ndefinition: See [[word-07]].\n",
}


def indexed(write: WriteHandbook, book: Files, cache: Cache) -> list[File | Kept]:
    """The files of the index of a handbook."""
    return list(index_files(site_of(write(book), "Handbook", "", Forge()), cache))


def content(files: list[File | Kept]) -> dict[str, bytes]:
    """What the files hold, by path."""
    return {file.path: file.content for file in files}


def made(files: list[File | Kept]) -> list[str]:
    """The files of texts that had to be made."""
    return [file.path for file in files if isinstance(file, File) and "/d" in file.path]


def test_texts_that_nobody_edited_are_not_made_again(handbook: WriteHandbook, tmp_path: Path) -> None:
    cache = Cache(tmp_path / "cache")
    first = indexed(handbook, BOOK, cache)
    assert len(made(first)) > 5
    again = indexed(handbook, BOOK, cache)
    assert not made(again)
    assert content(again) == content(first)


def test_more_pages_than_are_worked_out_at_once_each_keep_their_own_text(handbook: WriteHandbook) -> None:
    terms = {
        f"data/terms/word-{number}.yml": f"title: Word {number}\ndefinition: Says {number}.\n"
        for number in range(AT_ONCE + 7)
    }
    files = indexed(handbook, terms, NOTHING)
    titles, texts = (
        re.findall(said, b"".join(file.content for file in files if f"/{letter}" in file.path))
        for letter, said in (("c", rb"Word (\d+)"), ("d", rb"Says (\d+)"))
    )
    assert len(set(texts)) == len(terms)
    assert list(dict.fromkeys(titles)) == list(dict.fromkeys(texts))


def test_an_edit_makes_what_it_touched(handbook: WriteHandbook, tmp_path: Path) -> None:
    cache = Cache(tmp_path / "cache")
    indexed(handbook, BOOK, cache)
    edited = {**BOOK, "data/terms/word-12.yml": "title: Word 12\ndefinition: Says quagga.\n"}
    files = indexed(handbook, edited, cache)
    assert len(made(files)) == 1
    assert content(files) == content(indexed(handbook, edited, NOTHING))


def test_terms_come_and_go_with_the_pages_that_have_them(handbook: WriteHandbook, tmp_path: Path) -> None:
    cache = Cache(tmp_path / "cache")
    for said in ("quagga quagga", "quagga okapi", "okapi", "", "quagga's okapis", "zebras"):
        one = {**BOOK, "data/terms/word-12.yml": f"title: Word 12\ndefinition: Says {said}.\n"}
        assert content(indexed(handbook, one, cache)) == content(indexed(handbook, one, NOTHING)), said


@given(
    st.lists(
        st.dictionaries(st.sampled_from(sorted(BOOK)[2:]), st.sampled_from([None, "quagga", "okapi zebra", "Word"])),
        min_size=2,
        max_size=4,
    )
)
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_changes_the_index_is_that_of_a_clean_build(
    handbook: WriteHandbook, tmp_path: Path, changes: list[dict[str, str | None]]
) -> None:
    cache = Cache(tmp_path / "cache")
    for change in changes:
        edited = {path: f"title: Other\ndefinition: {said}.\n" for path, said in change.items() if said}
        book = {**{path: text for path, text in BOOK.items() if path not in change}, **edited}
        assert content(indexed(handbook, book, cache)) == content(indexed(handbook, book, NOTHING))


def test_an_index_that_was_cut_off_while_it_was_kept_does_no_harm(handbook: WriteHandbook, tmp_path: Path) -> None:
    folder = tmp_path / "cache"
    first, second, third = (
        {**BOOK, "data/terms/word-12.yml": f"title: Word 12\ndefinition: Says {said}.\n"}
        for said in ("quagga", "okapi", "gnu")
    )
    indexed(handbook, first, Cache(folder))
    shutil.copytree(folder, tmp_path / "before")
    indexed(handbook, second, Cache(folder))
    for name in (file.name for file in folder.iterdir() if file.is_file()):
        shutil.copytree(folder, tmp_path / name)
        shutil.copy(tmp_path / "before" / name, tmp_path / name / name)
        files = indexed(handbook, third, Cache(tmp_path / name))
        assert content(files) == content(indexed(handbook, third, NOTHING)), name


def test_a_new_title_is_told_to_whoever_names_the_record(handbook: WriteHandbook, tmp_path: Path) -> None:
    """The text of others holds it, although their files have not changed."""
    cache = Cache(tmp_path / "cache")
    indexed(handbook, BOOK, cache)
    for path, old, new in (
        ("data/terms/word-07.yml", "title: Word 7", "title: Okapi"),
        ("data/people/maya-chen.yml", "title: Maya Chen", "title: Maya Ortiz"),
    ):
        edited = {**BOOK, path: BOOK[path].replace(old, new)}
        assert content(indexed(handbook, edited, cache)) == content(indexed(handbook, edited, NOTHING))


def test_what_an_audience_may_not_see_is_not_remembered_for_it(handbook: WriteHandbook, tmp_path: Path) -> None:
    cache = Cache(tmp_path / "cache")
    hidden = {**BOOK, "data/terms/word-07.yml": "title: Word 7\naudience: restricted\ndefinition: Says seven.\n"}
    for book in (BOOK, hidden, BOOK):
        assert content(indexed(handbook, book, cache)) == content(indexed(handbook, book, NOTHING))
