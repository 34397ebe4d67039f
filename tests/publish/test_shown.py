"""The site on show: edits are followed while the next one is being made, and are on that as well once it is shown."""

from __future__ import annotations

import random
from pathlib import Path
from threading import Event, Thread

import pytest

from opsbook.cache import Cache
from opsbook.shown import Shown
from opsbook.turns import EndedError, Turns
from tests.handbooks import checked, write
from tests.publish.test_edition import files
from tests.publish.test_incremental import EDITS, _restore, made, published
from tests.rules.clean_handbook import FILES

TERM = "data/terms/opt-in.yml"


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """The clean handbook."""
    write(tmp_path / "book", FILES, {})
    return tmp_path / "book"


def place(book: Path) -> Path:
    """Where its site is."""
    return book.parent / "www/site"


def page(book: Path, url: str) -> str:
    """A page as it is shown."""
    return (place(book) / url / "index.html").read_text(encoding="utf-8")


def edit(book: Path, old: str, new: str) -> Path:
    """Change a term."""
    file = book / TERM
    file.write_text(file.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    return file


def show(shown: Shown, book: Path, cache: Cache) -> None:
    """Build the whole site and show it."""
    shown.begin()
    site = made(book, place(book), cache)
    shown.go_over(site, site.build.publish)


def test_an_edit_during_a_build_is_shown_at_once_and_does_not_go_back(book: Path) -> None:
    cache, shown = Cache(book.parent / "cache"), Shown(Turns())
    show(shown, book, cache)
    shown.begin()
    site = made(book, place(book), cache)
    assert shown.follow([edit(book, "Somebody says yes", "Somebody agrees")])
    assert "Somebody agrees" in page(book, "terms/opt-in")
    shown.go_over(site, site.build.publish)
    assert "Somebody agrees" in page(book, "terms/opt-in")
    show(shown, book, cache)
    published(book, book.parent / "anew", Cache(None))
    assert files(place(book)) == files(book.parent / "anew")


def test_an_edit_that_is_taken_back_during_a_build_is_taken_back_on_the_next_site(book: Path) -> None:
    cache, shown = Cache(book.parent / "cache"), Shown(Turns())
    show(shown, book, cache)
    edit(book, "Somebody says yes", "Somebody agrees")
    shown.begin()
    site = made(book, place(book), cache)
    shown.follow([edit(book, "Somebody agrees", "Somebody says yes")])
    shown.go_over(site, site.build.publish)
    assert "Somebody says yes" in page(book, "terms/opt-in")


def test_the_next_site_is_whole_before_it_is_shown(book: Path) -> None:
    cache, shown = Cache(book.parent / "cache"), Shown(Turns())
    show(shown, book, cache)
    shown.begin()
    site = made(book, place(book), cache)
    shown.follow([edit(book, "Somebody says yes", "Somebody agrees")])
    seen = []

    def publish() -> None:
        seen.append((site.build.edition.folder / "terms/opt-in/index.html").read_text(encoding="utf-8"))
        site.build.publish()

    shown.go_over(site, publish)
    assert "Somebody agrees" in seen[0]


def test_a_build_that_was_given_up_loses_no_edit(book: Path) -> None:
    cache, shown = Cache(book.parent / "cache"), Shown(Turns())
    show(shown, book, cache)
    shown.begin()
    shown.follow([edit(book, "Somebody says yes", "Somebody agrees")])
    shown.give_up()
    assert "Somebody agrees" in page(book, "terms/opt-in")
    show(shown, book, cache)
    assert "Somebody agrees" in page(book, "terms/opt-in")


def test_other_pages_that_show_an_edit_follow_for_as_long_as_nothing_else_is_to_be_done(book: Path) -> None:
    shown = Shown(Turns())
    show(shown, book, Cache(None))
    places = [f"{Path(path).parent.name}/{Path(path).stem}" for path in FILES if path.startswith("data/")]
    pages = [url for url in places if ">Opt-in</a>" in page(book, url)]
    assert pages
    shown.follow([edit(book, "title: ", "title: Brand-new ")])
    shown.catch_up(lambda: False)
    assert not any("Brand-new" in page(book, url) for url in pages)
    shown.catch_up(lambda: True)
    assert all("Brand-new" in page(book, url) for url in pages)


def test_a_file_that_comes_and_goes_during_a_build_may_have_been_read_by_it(book: Path) -> None:
    shown = Shown(Turns())
    show(shown, book, Cache(None))
    assert not shown.matters(book / "data/terms/brief.yml")
    shown.begin()
    assert shown.matters(book / "data/terms/brief.yml")
    shown.give_up()
    assert not shown.matters(book / "data/terms/brief.yml")


@pytest.mark.parametrize("seed", range(5))
def test_after_any_edits_during_builds_the_site_is_as_if_built_anew(book: Path, seed: int) -> None:
    chance, cache, shown = random.Random(seed), Cache(book.parent / "cache"), Shown(Turns())
    show(shown, book, cache)
    for _ in range(4):
        before = {file: file.read_bytes() for file in book.glob("data/*/*")}
        shown.begin()
        site = made(book, place(book), cache)
        for _ in range(chance.randint(1, 4)):
            known = {file: file.read_bytes() for file in book.glob("data/*/*")}
            chance.choice(EDITS)(chance, book)
            if checked(book).errors():
                _restore(book, known)
            now = {file: file.read_bytes() for file in book.glob("data/*/*")}
            shown.follow(file for file in now if now[file] != before.get(file))
        shown.go_over(site, site.build.publish)
    show(shown, book, cache)
    published(book, book.parent / "anew", Cache(None))
    assert files(place(book)) == files(book.parent / "anew")


def test_work_that_can_wait_gives_way_and_who_changes_the_site_does_not() -> None:
    turns, done, at_it = Turns(), [], Event()

    def wait() -> None:
        at_it.set()
        turns.give_way()
        done.append("rest")

    with turns.first():
        worker = Thread(target=wait)
        worker.start()
        at_it.wait()
        worker.join(0.1)
        assert done == []
        turns.give_way()
        done.append("edit")
    worker.join()
    assert done == ["edit", "rest"]


def test_what_was_edited_in_place_costs_itself_alone_two_builds_later(book: Path) -> None:
    cache, shown = Cache(book.parent / "cache"), Shown(Turns())
    show(shown, book, cache)
    show(shown, book, cache)
    shown.follow([edit(book, "Somebody says yes", "Somebody agrees")])
    write(place(book), {"stray/note.txt": "somebody else's"})
    show(shown, book, cache)
    kept = place(book).with_name(".site.next") / "terms"
    (kept / "untouched").mkdir()
    show(shown, book, cache)
    assert (place(book) / "terms/untouched").is_dir()  # the folder before last was brought up to date, not made anew
    assert not (place(book) / "stray").exists()
    published(book, book.parent / "anew", Cache(None))
    assert files(place(book)) == files(book.parent / "anew")


def test_work_that_can_wait_ends_with_the_program() -> None:
    turns = Turns()
    turns.give_way()
    turns.end()
    with pytest.raises(EndedError):
        turns.give_way()
    with turns.alone():
        turns.give_way()  # what is half-done is done
