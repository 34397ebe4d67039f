"""The preview: an edit is on the screen at once, a fault is shown on the last good page, and all else is built anew."""

from __future__ import annotations

import re
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from tests.handbooks import TODAY, configuration, write

FILES = {
    "docs/index.md": "# Home\n\nSee [[lead]].\n",
    "data/terms/lead.yml": "title: Lead\ndefinition: Somebody who may buy.\n",
    "data/people/maya.yml": "title: Maya\n",
    "mkdocs.yml": configuration({"search": False}, site_url="https://example.org/book/", theme="material"),
}
PATIENCE = 30
"""Seconds until a test gives up."""


@dataclass
class Served:
    """A handbook that is being served."""

    folder: Path
    address: str

    def page(self, url: str) -> str:
        """A page as a browser gets it; empty when there is none."""
        try:
            with urlopen(f"{self.address}{url}", timeout=PATIENCE) as answer:
                found: bytes = answer.read()
                return found.decode()
        except URLError:
            return ""

    def edit(self, path: str, text: str) -> None:
        """Save a file."""
        write(self.folder, {path: text})

    def wait(self, url: str, shows: Callable[[str], bool]) -> str:
        """The page, once it shows what is wanted."""
        end = time.monotonic() + PATIENCE
        while not shows(page := self.page(url)):
            assert time.monotonic() < end, page
            time.sleep(0.01)
        return page


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A small handbook under ``opsbook serve``."""
    folder = tmp_path_factory.mktemp("served")
    write(folder, FILES)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        arguments = ["opsbook", "serve", "--port", str(free.getsockname()[1]), "--as-of", str(TODAY)]
    script = f"import sys; sys.argv = {arguments!r}; from opsbook.cli import main; main()"
    running = subprocess.Popen([sys.executable, "-c", script], cwd=folder, stderr=subprocess.PIPE, text=True)
    assert running.stderr
    for line in running.stderr:
        if match := re.search(r"Serving on (http\S+)", line):
            break
    else:
        pytest.fail("it does not serve")
    yield Served(folder, match[1])
    running.terminate()
    running.communicate(timeout=PATIENCE)


def test_an_edit_is_shown_and_its_neighbours_follow(served: Served) -> None:
    served.edit("data/terms/lead.yml", "title: Warm lead\ndefinition: Somebody who will buy.\n")
    served.wait("terms/lead/", lambda page: "Somebody who will buy." in page)
    served.wait("terms/", lambda page: "Warm lead" in page)
    served.wait("", lambda page: "Warm lead" in page)


def test_a_fault_is_shown_on_the_last_good_page_and_goes_when_it_is_mended(served: Served) -> None:
    served.edit("data/terms/lead.yml", "titel: Cold lead\n")
    page = served.wait("terms/lead/", lambda page: "cannot be shown" in page)
    assert "DAT003" in page
    assert "data/terms/lead.yml:1:1" in page
    assert "Somebody who" in page
    served.edit("data/terms/lead.yml", "title: Cold lead\n")
    page = served.wait("terms/lead/", lambda page: "Cold lead" in page and "cannot be shown" not in page)


def test_a_new_record_gets_a_page_and_a_deleted_one_loses_it(served: Served) -> None:
    served.edit("data/terms/fresh.yml", "title: Fresh\ndefinition: As a [[lead]].\n")
    served.wait("terms/fresh/", lambda page: "Fresh" in page)
    served.wait("terms/lead/", lambda page: "Fresh" in page)
    (served.folder / "data/terms/fresh.yml").unlink()
    served.wait("terms/fresh/", lambda page: page == "")


def test_a_hand_written_page_is_followed_too(served: Served) -> None:
    served.edit("docs/index.md", "# Home\n\nStart at [[lead]].\n")
    served.wait("", lambda page: "Start at" in page)


def test_an_editor_that_saves_by_renaming_is_followed(served: Served) -> None:
    beside = served.folder / "data/terms/.lead.yml.swp"
    beside.write_text("title: Renamed lead\n", encoding="utf-8")
    beside.replace(served.folder / "data/terms/lead.yml")
    served.wait("terms/lead/", lambda page: "Renamed lead" in page)


def test_the_site_of_a_preview_lies_out_of_the_way_and_stays_for_the_next(served: Served) -> None:
    (room,) = (served.folder / ".opsbook").glob("preview-*")
    assert (room / "site/index.html").is_file()
    assert not (served.folder / "site").exists()
