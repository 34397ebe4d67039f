"""`opsbook stage`: the pages as a plain Markdown tree that builds without opsbook."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from lxml import html

from tests.command_line import Ran, opsbook
from tests.handbooks import Files, configuration, write
from tests.outputs.books import BOOK

PAGES: Files = {
    "docs/index.md": "---\ntitle: Our handbook\n---\n# Our handbook\n\nSee [[consent]].\n",
    "docs/guide/start.md": (
        "---\ntitle: Start here\n---\n# Start here\n\n## First *steps*\n\nRead [[consent|the rule]].\n\n"
        "```records\nkind: policy\n```\n\n![A picture](dot.png)\n"
    ),
    "docs/guide/dot.png": b"\x89PNG\r\n",
    "docs/guide/notes.yml": "secret: notes\n",
    "data/terms/exit.yml": "title: 'Exit: *a* + b @ [c] | d'\n",
    "mkdocs.yml": configuration({}, site_name="Staged & <sound>", docs_dir="docs", site_url="https://h.example/"),
}


def stage(folder: Path, *arguments: str, files: Files | None = None) -> Ran:
    write(folder, files or {**BOOK, **PAGES})
    return opsbook(folder, "stage", "--out", "out", *arguments)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tree, built by MkDocs in a process in which opsbook cannot be imported."""
    folder = tmp_path_factory.mktemp("stage")
    assert stage(folder).code == 0
    blocked = "import sys; sys.modules['opsbook'] = None; from mkdocs.__main__ import cli; cli()"
    done = subprocess.run(
        [sys.executable, "-c", blocked, "build", "--strict", "--quiet"],
        cwd=folder / "out",
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return folder / "out"


def article(built: Path, url: str) -> html.HtmlElement:
    """The main part of a built page."""
    (found,) = html.fromstring((built / "site" / url / "index.html").read_text()).xpath("//article[@class]")[:1]
    return found


def test_a_record_is_front_matter_markdown_headings_and_blocks_of_html(built: Path) -> None:
    text = (built / "docs/policies/consent/index.md").read_text()
    assert text.startswith('---\ntitle: "Consent"\ndescription: "Ask first."\n---\n')
    headings = re.findall(r"^#+ .*$", text, re.MULTILINE)
    assert headings[0] == "# Consent"
    assert "## Why we have this {: #why }" in headings
    for block in text.split("---\n", 2)[2].strip().split("\n\n"):
        assert block.startswith(("#", "<")), block
        assert "\n" not in block
        assert not re.search(r"<(div|section)(?! class=\"ob-banners)[^>]*>\s*</\1>", block), (
            "an empty box would be seen"
        )


def test_a_title_reads_as_it_was_written(built: Path) -> None:
    page = html.fromstring((built / "site/terms/exit/index.html").read_text())
    assert page.xpath("string(//h1)").rstrip("¶") == "Exit: *a* + b @ [c] | d"


def test_plain_mkdocs_builds_every_page_with_its_anchors_and_links(built: Path) -> None:
    page = html.fromstring((built / "site/policies/consent/index.html").read_text())
    assert [one.text_content().rstrip("¶") for one in page.xpath("//h1")] == ["Consent"]
    anchors = {one.get("id") for one in page.xpath("//h2")}
    assert {"in-short", "rules", "why"} <= anchors
    for link in page.xpath("//article//a[starts-with(@href, '../../')]/@href"):
        path, _, anchor = str(link).partition("?")[0].partition("#")
        there = (built / "site/policies/consent" / path).resolve()
        there = there / "index.html" if there.is_dir() else there
        assert there.is_file(), link
        assert not anchor or f'id="{anchor}"' in there.read_text(), link


def test_what_a_page_says_is_what_our_own_build_says(built: Path) -> None:
    words = " ".join(html.fromstring((built / "site/policies/consent/index.html").read_text()).text_content().split())
    for expected in ("Platform team", "Added the two-day rule.", "Data steward", "Consent store", "Ask first."):
        assert expected in words


def test_hand_written_pages_keep_their_markdown_with_links_and_lists_resolved(built: Path) -> None:
    text = (built / "docs/guide/start/index.md").read_text()
    assert "## First *steps*" in text
    assert "[[" not in text
    page = html.fromstring((built / "site/guide/start/index.html").read_text())
    assert "Retention" in page.text_content()
    assert any(str(link).endswith("policies/consent/") for link in page.xpath("//article//a/@href"))
    assert (built / "site/index.html").is_file()


def test_files_for_programs_come_along_and_private_ones_do_not(built: Path) -> None:
    site = built / "site"
    assert (site / "api/v1/records.json").is_file()
    assert (site / "feed.xml").is_file()
    assert (site / "guide/dot.png").is_file()
    assert not list(built.rglob("notes.yml"))


def test_search_comes_along(built: Path) -> None:
    site = built / "site"
    home = html.fromstring((site / "index.html").read_text())
    assert [str(form.get("action")) for form in home.xpath("//form[@role='search']")] == ["search/"]
    assert html.fromstring((site / "search/index.html").read_text()).xpath("//*[@data-ob-searchpage]//input")
    assert (site / "search-index/index.json").is_file()
    assert list(site.glob("assets/opsbook-search.*.js"))


def test_the_configuration_is_plain(built: Path) -> None:
    found = yaml.safe_load((built / "mkdocs.yml").read_text())
    assert (found["site_name"], found["site_url"], found["plugins"]) == (
        "Staged & <sound>",
        "https://h.example/",
        [],
    )
    assert {"Search": "search/index.md"} in found["nav"]
    assert {"Rules": [{"Policies": "policies/index.md"}, {"Decisions": "decisions/index.md"}]} in found["nav"]


def test_only_a_folder_of_its_own_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out/thesis.txt").write_text("years of work")
    assert stage(tmp_path).code == 2
    assert (tmp_path / "out/thesis.txt").read_text() == "years of work"
    (tmp_path / "out/thesis.txt").unlink()
    assert stage(tmp_path).code == 0
    (tmp_path / "out/docs/old.md").write_text("old")
    assert stage(tmp_path).code == 0
    assert not (tmp_path / "out/docs/old.md").exists()


def test_nothing_above_the_audience_is_staged(tmp_path: Path) -> None:
    hidden = {"data/terms/hidden.yml": "title: Zebulon\naudience: restricted\n"}
    stage(tmp_path, files={**BOOK, **PAGES, **hidden})
    assert not [file for file in (tmp_path / "out").rglob("*") if file.is_file() and b"Zebulon" in file.read_bytes()]


def test_an_unsound_handbook_is_not_staged(tmp_path: Path) -> None:
    ran = stage(tmp_path, files={"data/terms/a.yml": "title: [\n"})
    assert ran.code == 1
    assert "Nothing was written" in ran.err
    assert not (tmp_path / "out").exists()
