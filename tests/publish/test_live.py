"""A live site follows single edits at once, and ends up as a whole build would have made it."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest

from opsbook.cache import Cache
from opsbook.live import LiveSite
from tests.handbooks import checked, write
from tests.publish.test_edition import files
from tests.publish.test_incremental import _link, _owner, _review, _summary, _title, published
from tests.rules.clean_handbook import FILES


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """The clean handbook."""
    write(tmp_path / "book", FILES, {})
    return tmp_path / "book"


@pytest.fixture
def live(book: Path) -> LiveSite:
    """Its site, ready to follow edits."""
    return published(book, book.parent / "www/site", Cache(None))


def page(book: Path, url: str) -> str:
    """A page of the live site."""
    return (book.parent / "www/site" / url / "index.html").read_text(encoding="utf-8")


def edit(book: Path, path: str, old: str, new: str) -> Path:
    """Change a file."""
    file = book / path
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    return file


def without_findings(content: bytes) -> str:
    """A page without what the checks say of it: that is for whole builds."""
    return re.sub(r"<details[^>]*><summary>What the checks found.*?</details>", "", content.decode(), flags=re.DOTALL)


def term(book: Path) -> str:
    """The path of some term."""
    return min(path for path in FILES if path.startswith("data/terms/"))


def test_an_edit_is_on_its_page_at_once_and_on_others_soon_after(book: Path, live: LiveSite) -> None:
    path = term(book)
    name = Path(path).stem
    followed = live.follow(edit(book, path, "title: ", "title: Brand-new "))
    assert followed
    assert followed.key == f"term:{name}"
    assert "Brand-new" in page(book, f"terms/{name}")
    live.catch_up()
    site = files(book.parent / "www/site")
    anew = book.parent / "anew"
    published(book, anew, Cache(None))
    wanted = files(anew)
    records = [one for one in wanted if one.endswith("/index.html") and one.count("/") == 2 and "Brand" in str(one)]
    assert [one for one in records if site[one] != wanted[one]] == []


def test_a_fault_is_told_and_the_page_stays_as_it_was(book: Path, live: LiveSite) -> None:
    path = term(book)
    before = page(book, f"terms/{Path(path).stem}")
    file = edit(book, path, "title:", "titel:")
    followed = live.follow(file)
    assert followed
    assert "DAT003" in followed.fault
    assert f"{path}:1:1" in followed.fault
    assert page(book, f"terms/{Path(path).stem}") == before
    mended = live.follow(edit(book, path, "titel:", "title:"))
    assert mended
    assert mended.fault == ""


def test_a_link_that_leads_nowhere_is_a_fault(book: Path, live: LiveSite) -> None:
    file = book / term(book)
    file.write_text(file.read_text(encoding="utf-8") + "related: [nowhere]\n", encoding="utf-8")
    followed = live.follow(file)
    assert followed
    assert "REF001" in followed.fault


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("data/people/maya-chen.yml", "title: Maya Chen", "title: Maya C."),
        ("data/teams/platform.yml", "members: [maya-chen, ravi-patel]", "members: [maya-chen]"),
        ("data/roles/consent-lead.yml", "team: platform", "aliases: [consent-owner]"),
    ],
)
def test_what_moves_more_than_single_pages_takes_a_whole_build(
    book: Path, live: LiveSite, path: str, old: str, new: str
) -> None:
    assert live.follow(edit(book, path, old, new)) is None


def test_a_record_that_goes_to_another_audience_takes_a_whole_build(book: Path, live: LiveSite) -> None:
    assert live.follow(edit(book, term(book), "title:", "audience: public\ntitle:")) is None


def test_what_is_no_record_is_not_followed(book: Path, live: LiveSite) -> None:
    write(book, {"data/terms/new.yml": "title: New\n", "data/people/README.md": "x"})
    for name in ("data/terms/new.yml", "data/people/README.md", "docs/index.md"):
        assert not live.knows(book / name) or name == "docs/index.md"
        assert live.follow(book / name) is None


@pytest.mark.parametrize("seed", range(6))
def test_after_any_edits_every_page_is_as_a_whole_build_would_make_it(book: Path, live: LiveSite, seed: int) -> None:
    chance = random.Random(seed)
    edits = [_title, _owner, _review, _summary, _link]
    for _ in range(6):
        before = {file: file.read_text(encoding="utf-8") for file in book.glob("data/*/*.yml")}
        chance.choice(edits)(chance, book)
        changed = [file for file, text in before.items() if file.read_text(encoding="utf-8") != text]
        if checked(book).errors() or any(live.follow(file) is None for file in changed):
            for file, text in before.items():
                file.write_text(text, encoding="utf-8")
            for file in changed:
                live.follow(file)
    live.catch_up()
    anew = book.parent / "anew"
    published(book, anew, Cache(None))
    found, wanted = files(book.parent / "www/site"), files(anew)
    pages = [f"{file.parent.name}/{file.stem}/index.html" for file in book.glob("data/*/*.yml")]
    assert [one for one in pages if without_findings(found[one]) != without_findings(wanted[one])] == []
