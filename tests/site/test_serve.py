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
    "hold.py": """from pathlib import Path
import time

def on_env(env, config, files):
    if Path("hold").exists():
        Path("held").touch()
    while Path("hold").exists():
        time.sleep(0.01)
""",
    "mkdocs.yml": configuration(
        {"search": True}, site_url="https://example.org/book/", theme="material", hooks=["hold.py"]
    ),
}
"""Builds wait for as long as there is a file "hold"; they leave one called "held" when they do."""
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

    def hold(self) -> None:
        """Have the next build wait in its middle."""
        (self.folder / "hold").touch()

    def until_held(self) -> None:
        """Wait until a build waits."""
        end = time.monotonic() + PATIENCE
        while not (self.folder / "held").exists():
            assert time.monotonic() < end
            time.sleep(0.01)

    def let_go(self) -> None:
        """Let builds go on."""
        (self.folder / "held").unlink(missing_ok=True)
        (self.folder / "hold").unlink(missing_ok=True)

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


def test_an_edit_is_shown_while_the_rest_of_the_one_before_is_still_to_come(served: Served) -> None:
    served.hold()
    served.edit("data/terms/lead.yml", "title: First lead\n")
    served.wait("terms/lead/", lambda page: "First lead" in page)
    served.until_held()  # what the edit moved elsewhere is being built
    served.edit("data/terms/lead.yml", "title: Second lead\n")
    served.wait("terms/lead/", lambda page: "Second lead" in page)
    assert "First lead" not in served.page("terms/")
    served.let_go()
    served.wait("terms/", lambda page: "lead" in page and ("First lead" in page or "Second lead" in page))
    assert "Second lead" in served.page("terms/lead/")
    served.wait("terms/", lambda page: "Second lead" in page)


def test_a_fault_during_a_build_is_shown_and_goes_when_it_is_mended(served: Served) -> None:
    served.hold()
    served.edit("data/terms/lead.yml", "title: Whole lead\n")
    served.until_held()
    served.edit("data/terms/lead.yml", "titel: Broken lead\n")
    served.wait("terms/lead/", lambda page: "cannot be shown" in page and "Whole lead" in page)
    served.edit("data/terms/other.yml", "title: Other\n")
    served.let_go()
    served.wait("terms/lead/", lambda page: "cannot be shown" in page and "Whole lead" in page)
    served.edit("data/terms/lead.yml", "title: Mended lead\n")
    served.wait("terms/lead/", lambda page: "cannot be shown" not in page and "Mended lead" in page)
    served.wait("terms/", lambda page: "Mended lead" in page and "Other" in page)


def test_a_record_that_comes_and_one_that_goes_during_a_build_are_not_lost(served: Served) -> None:
    served.edit("data/terms/going.yml", "title: Going\n")
    served.wait("terms/going/", lambda page: "Going" in page)
    served.hold()
    served.edit("data/terms/lead.yml", "title: Another lead\n")
    served.until_held()
    (served.folder / "data/terms/going.yml").rename(served.folder / "data/terms/coming.yml")
    served.edit("data/terms/brief.yml", "title: Brief\n")
    (served.folder / "data/terms/brief.yml").unlink()
    served.let_go()
    served.wait("terms/coming/", lambda page: "Going" in page)
    served.wait("terms/going/", lambda page: page == "")
    served.wait("terms/brief/", lambda page: page == "")


def test_many_files_at_once_are_one_build(served: Served) -> None:
    for number in range(30):
        served.edit(f"data/terms/branch-{number}.yml", f"title: Branch {number}\ndefinition: See [[lead]].\n")
    served.wait("terms/", lambda page: all(f">Branch {number}<" in page for number in range(30)))
    for number in range(30):
        served.edit(f"data/terms/branch-{number}.yml", f"title: Twig {number}\ndefinition: See [[lead]].\n")
    served.wait("terms/", lambda page: all(f">Twig {number}<" in page for number in range(30)))
    served.wait("search-index/index.json", lambda catalogue: "entries" in catalogue)


def test_what_stops_a_build_is_not_told_again_for_the_next(served: Served) -> None:
    served.edit("data/people/kim.yml", "title: Kim\nowner: {\n")
    served.wait("terms/lead/", lambda page: "data/people/kim.yml" in page)
    served.edit("mkdocs.yml", FILES["mkdocs.yml"].replace('"search": true', '"search": "perhaps"'))
    page = served.wait("terms/lead/", lambda page: "perhaps" in page)
    assert "data/people/kim.yml" not in page
    served.edit("mkdocs.yml", FILES["mkdocs.yml"])
    (served.folder / "data/people/kim.yml").unlink()
    served.wait("terms/lead/", lambda page: "kim.yml" not in page and "perhaps" not in page)
