"""The search index of a preview: renewed behind its readers, never in anybody's way."""

from __future__ import annotations

import json
from pathlib import Path

from opsbook.build import site_of
from opsbook.emit.forge import Forge
from opsbook.search_index.background import BackgroundIndex, write_index
from opsbook.search_index.files import CATALOGUE, FOLDER
from opsbook.turns import Turns
from tests.handbooks import WriteHandbook

BOOK = {"data/terms/zebra.yml": "title: Zebra\n", "data/terms/quagga.yml": "title: Quagga\n"}


def read(site: Path) -> tuple[int, set[str]]:
    """How many entries the index of a site has, and its files."""
    files = {file.name for file in (site / FOLDER).iterdir()}
    return json.loads((site / FOLDER / CATALOGUE).read_text("utf-8"))["entries"], files


def test_a_preview_is_indexed_behind_its_readers(handbook: WriteHandbook, tmp_path: Path) -> None:
    background, live = BackgroundIndex(), tmp_path / "live"
    live.mkdir()
    background.renew(site_of(handbook(BOOK), "Handbook", "", Forge()), live)
    background.wait(60)
    entries, files = read(live)
    (tmp_path / "next").mkdir()
    background.carry_over(live, tmp_path / "next")
    assert read(tmp_path / "next") == (entries, files)
    more = {**BOOK, "data/terms/okapi.yml": "title: Okapi\n"}
    background.renew(site_of(handbook(more), "Handbook", "", Forge()), tmp_path / "next")
    background.wait(60)
    entries_after, files_after = read(tmp_path / "next")
    assert entries_after == entries + 1
    assert not any(name.startswith(".") for name in files_after)
    assert len(files_after) == len(files)


def test_a_site_that_has_gone_meanwhile_is_left_alone(handbook: WriteHandbook, tmp_path: Path) -> None:
    background = BackgroundIndex()
    background.renew(site_of(handbook(BOOK), "Handbook", "", Forge()), tmp_path / "gone")
    background.wait(60)
    assert not (tmp_path / "gone").exists()


def test_the_index_waits_for_as_long_as_somebody_waits_for_a_page(handbook: WriteHandbook, tmp_path: Path) -> None:
    turns = Turns()
    background, live = BackgroundIndex(turns), tmp_path / "live"
    live.mkdir()
    with turns.first():
        background.renew(site_of(handbook(BOOK), "Handbook", "", Forge()), live)
        background.wait(0.3)
        assert not (live / FOLDER / CATALOGUE).exists()
    background.wait(60)
    assert read(live)[0] > 0


def test_an_index_that_the_next_site_overtook_leaves_that_its_own(handbook: WriteHandbook, tmp_path: Path) -> None:
    class Overtaken(Turns):
        """Another site is put in place while the index is under way: the files so far are gone."""

        def give_way(self) -> None:
            for file in (tmp_path / "live" / FOLDER).glob("t*.json"):
                file.unlink()

    live = tmp_path / "live"
    (live / FOLDER).mkdir(parents=True)
    (live / FOLDER / CATALOGUE).write_text("its own", "utf-8")
    write_index(site_of(handbook(BOOK), "Handbook", "", Forge()), live, Overtaken())
    assert (live / FOLDER / CATALOGUE).read_text("utf-8") == "its own"
