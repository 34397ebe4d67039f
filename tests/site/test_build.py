"""A whole build: what is added to MkDocs' own pages, and when a site is not published."""

from __future__ import annotations

from pathlib import Path

import pytest

from opsbook.graph.place import MADE
from opsbook.mkdocs_plugin.command import build_site
from tests import handbooks
from tests.outputs.books import BOOK

INDEX = "---\ntitle: Welcome here\nsummary: What we do.\n---\n\nHello to [[consent]].\n"


def built(folder: Path, pages: dict[str, str], **settings: object) -> int:
    """Build the site of a handbook with hand-written pages into ``site``; the exit code."""
    handbooks.write(folder, {**BOOK, "docs/.keep": "", **{f"docs/{name}": text for name, text in pages.items()}})
    config = handbooks.configuration(settings, site_url="https://handbook.example/ops/", theme={"name": "material"})
    (folder / "mkdocs.yml").write_text(config, encoding="utf-8")
    return build_site(
        folder / "mkdocs.yml", folder / "site", as_of="2026-11-21", audience=None, strict=False, quiet=True
    )


def test_a_hand_written_index_becomes_the_home_page(tmp_path: Path) -> None:
    assert built(tmp_path, {"index.md": INDEX}) == 0
    home = (tmp_path / "site/index.html").read_text("utf-8")
    assert "Welcome here</h1>" in home
    assert 'Hello to <a class="ob-ref" href="policies/consent/">Consent</a>' in home
    assert "Something broken?" in home
    assert "The store is down" in home
    assert (tmp_path / "site/search-index/index.json").is_file()


def test_nothing_is_indexed_where_search_is_turned_off(tmp_path: Path) -> None:
    assert built(tmp_path, {}, search=False) == 0
    assert (tmp_path / "site/index.html").is_file()
    assert not (tmp_path / "site/search-index").exists()


def test_no_page_holds_a_character_that_nobody_sees(tmp_path: Path) -> None:
    hidden = "\u202e"
    pages = {"index.md": INDEX, "other.md": f"# Ot{hidden}her\n\nAnd `rm {hidden} x` in [[consent]].\n"}
    assert built(tmp_path, pages) == 0
    shown = {str(path): path.read_text("utf-8") for path in (tmp_path / "site").glob("**/*.html")}
    assert not [name for name, text in shown.items() if hidden in text]
    assert "rm [U+202E] x" in (tmp_path / "site/other/index.html").read_text("utf-8")
    found = (tmp_path / "site/search-index").glob("*.json")
    assert not [path.name for path in found if hidden in path.read_text("utf-8")]


@pytest.mark.parametrize(
    "fault",
    ['<area href="nowhere/">', '<area href="other/#nowhere">', "![far](https://elsewhere.example/x.png)"],
)
def test_a_site_with_a_fault_is_not_published(tmp_path: Path, fault: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert built(tmp_path, {"index.md": INDEX, "other.md": "# Other\n"}, search=False) == 0
    before = (tmp_path / "site/index.html").read_bytes()
    assert built(tmp_path, {"index.md": f"{INDEX}\n{fault}\n", "other.md": "# Other\n"}, search=False) == 1
    assert (tmp_path / "site/index.html").read_bytes() == before
    said = capsys.readouterr().err
    assert "the new site has 1 fault and was not published" in said
    assert "index.html: " in said
    assert not list(tmp_path.glob(".site.*"))


@pytest.mark.parametrize("gone", ["# Other\n\n## Another part\n", None])
def test_what_vanishes_is_missed_on_pages_that_stayed_as_they_were(tmp_path: Path, gone: str | None) -> None:
    text = "title: Lead\ndefinition: As [told](/ops/other/#part).\n"
    handbooks.write(tmp_path, {"data/terms/lead.yml": text})
    pages = {"index.md": INDEX, "other.md": "# Other\n\n## Part\n"}
    assert built(tmp_path, pages, search=False) == 0
    pages["other.md"] += "\nMore words.\n"
    assert built(tmp_path, pages, search=False) == 0
    (tmp_path / "docs/other.md").unlink()
    less = {"index.md": INDEX, **({"other.md": gone} if gone else {})}
    assert built(tmp_path, less, search=False) == 1


def test_a_link_to_the_title_of_a_page_leads_there(tmp_path: Path) -> None:
    pages = {"index.md": f"{INDEX}\n[it](other.md#the-other-one)\n", "other.md": "# The other one\n\n## Part\n"}
    assert built(tmp_path, pages, search=False) == 0
    assert '<h1 id="the-other-one">' in (tmp_path / "site/other/index.html").read_text("utf-8")


def test_what_a_site_has_at_its_root_is_known_to_the_check_of_links(tmp_path: Path) -> None:
    assert built(tmp_path, {"index.md": INDEX, "other.md": "# Other\n"}) == 0
    kinds = {folder.name for folder in (tmp_path / "data").iterdir()}
    names = {path.name for path in (tmp_path / "site").iterdir() if not path.name.startswith(".")}
    assert names - kinds - {"index.html", "other"} <= MADE
