"""The peers' pages show what ours do."""

from __future__ import annotations

from pathlib import Path

from tests.bench.peers.markdown_pages import Book
from tests.handbooks import write

FILES = {
    "data/people/maya.yml": "title: Maya Chen\nsummary: Leads.\n",
    "data/runbooks/stop.yml": (
        "title: Stop sending\nsummary: When nothing else helps.\nowner: maya\ntags: [mail, night]\n"
        "reviews:\n  - {on: 2026-01-02, by: maya}\nfirst: {do: Pull the plug.}\n"
        "body: |\n  Ask [[maya]] or [[maya|her]], not [[nobody]].\n"
    ),
}


def test_a_page_has_the_fields_the_text_and_the_links_of_its_record(tmp_path: Path) -> None:
    write(tmp_path, FILES)
    pages = dict(Book.read(tmp_path / "data").pages())
    assert pages["runbooks/stop.md"].splitlines() == [
        *("# Stop sending", "", "When nothing else helps.", ""),
        *("| | |", "| --- | --- |", "| Owner | [Maya Chen](../people/maya.md) |", "| Tags | mail, night |", ""),
        *("## Reviews", "", "1.  **On** 2026-01-02", "    - **By** [Maya Chen](../people/maya.md)", ""),
        *("## First", "", "- **Do** Pull the plug.", ""),
        *("Ask [Maya Chen](../people/maya.md) or [her](../people/maya.md), not [[nobody]].", ""),
        *("", "## Referred to by", ""),
    ]


def test_a_page_says_what_refers_to_its_record_and_each_folder_has_a_list(tmp_path: Path) -> None:
    write(tmp_path, FILES)
    pages = dict(Book.read(tmp_path / "data").pages())
    assert pages["people/maya.md"].endswith("## Referred to by\n\n- [Stop sending](../runbooks/stop.md)\n")
    assert "- [Stop sending](../runbooks/stop.md): When nothing else helps." in pages["runbooks/index.md"]
