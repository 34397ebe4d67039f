"""The whole build: a failing one leaves the published site as it was, whatever fails."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.command_line import Ran, opsbook
from tests.handbooks import TODAY, configuration, write
from tests.publish.test_edition import around, files, publish_site

FILES = {
    "docs/index.md": "# Home\n\nSee [[lead]].\n",
    "data/terms/lead.yml": "title: Lead\ndefinition: Somebody who may buy.\n",
    "data/people/maya.yml": "title: Maya\n",
    "data/teams/web.yml": "title: Web\nmembers: [maya]\n",
}


def site(folder: Path, *arguments: str) -> Ran:
    """Build the handbook of a folder."""
    return opsbook(folder, "build", *arguments)


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A handbook whose site is built, for all tests to copy."""
    folder = tmp_path_factory.mktemp("once")
    config = configuration({"search": False}, site_url="https://handbook.example/", theme="material")
    write(folder, {**FILES, "mkdocs.yml": config})
    assert site(folder, "-q").code == 0
    return folder


@pytest.fixture
def published(once: Path, tmp_path: Path) -> Path:
    """A handbook whose site is built."""
    shutil.copytree(once, tmp_path, dirs_exist_ok=True)
    return tmp_path


def assert_untouched(folder: Path, before: dict[str, bytes]) -> None:
    """The site is byte for byte what it was, and no trace of the failed one is left."""
    assert files(folder / "site") == before
    assert not [name for name in around(folder / "site") if name.startswith(".site")]


def test_the_site_has_a_page_for_every_record(published: Path) -> None:
    found = files(published / "site")
    assert {"index.html", "404.html", "sitemap.xml", "terms/lead/index.html", "people/maya/index.html"} <= set(found)
    assert b"Somebody who may buy." in found["terms/lead/index.html"]
    assert not [path for path in found if path.endswith((".yml", ".yaml"))]
    assert_untouched(published, found)


@pytest.mark.parametrize(
    ("change", "code", "says"),
    [
        ({"data/terms/lead.yml": "title: 'never closed\n"}, 1, "Nothing was published"),
        ({"data/terms/lead.yml": "title: Lead\nrelated: [nobody]\n"}, 1, "REF001"),
        ({"docs/index.md": "# Home\n\n[[nobody]]\n"}, 1, "docs/index.md:3:1"),
        ({"docs/index.md": b"# Home\xff\n"}, 1, "DAT012"),
        ({"data/terms/lead.yml": b"\xff\xfe\x00"}, 1, "UTF-16"),
        ({"mkdocs.yml": configuration({"due_soon": "soon"}, theme="material")}, 2, "due_soon must be a length of time"),
        ({"mkdocs.yml": configuration({"colour": "red"}, theme="material")}, 2, "has no field colour"),
        ({"mkdocs.yml": configuration({})}, 2, "write theme: {name: material}"),
        ({"mkdocs.yml": configuration({}, theme="readthedocs")}, 2, "write theme: {name: material}"),
        ({"mkdocs.yml": "site_name: [\n"}, 2, "mkdocs.yml"),
    ],
)
def test_a_build_that_fails_leaves_the_site_as_it_was(
    published: Path, change: dict[str, str | bytes], code: int, says: str
) -> None:
    before = files(published / "site")
    write(published, change)
    ran = site(published)
    assert (ran.code, ran.out) == (code, "")
    assert says in ran.err
    assert "Traceback" not in ran.err
    assert_untouched(published, before)


def test_pages_are_found_in_handbook_where_no_folder_is_named(published: Path) -> None:
    (published / "docs").rename(published / "handbook")
    write(published, {"handbook/index.md": "# Home\n\nSee [[leed]].\n"})
    assert "handbook/index.md:3:5: error REF008" in opsbook(published, "check", "--output-format", "concise").out
    write(published, {"handbook/index.md": "# Our pages\n\nSee [[lead]].\n"})
    assert site(published, "-q").code == 0
    assert b"Our pages" in (published / "site/index.html").read_bytes()


def test_a_template_that_fails_leaves_the_site_as_it_was(published: Path) -> None:
    before = files(published / "site")
    config = configuration({"search": False}, theme={"name": "material", "custom_dir": "overrides"})
    write(published, {"mkdocs.yml": config, "overrides/opsbook/record.html.jinja": "{{ nothing.at.all }}"})
    ran = site(published)
    assert ran.code in (1, 3)
    assert "Traceback" not in ran.err
    assert_untouched(published, before)


def test_a_strict_build_refuses_warnings_also_when_it_is_quiet(published: Path) -> None:
    before = files(published / "site")
    write(published, {"data/people/ravi.yml": "title: Ravi\n"})
    assert site(published, "--strict").code == site(published, "--strict", "-q").code == 1
    assert_untouched(published, before)
    assert site(published, "-q").code == 0
    assert "people/ravi/index.html" in files(published / "site")


def test_a_folder_of_somebody_else_is_refused(published: Path) -> None:
    write(published, {"precious/thesis.txt": "years"})
    ran = site(published, "--site-dir", "precious")
    assert ran.code == 2
    assert "opsbook did not write" in ran.err
    assert files(published / "precious") == {"thesis.txt": b"years"}


def test_the_sources_are_not_touched(published: Path) -> None:
    sources = [path for path in FILES if path.startswith(("data", "docs"))]
    before = {path: (published / path).stat().st_mtime_ns for path in sources}
    site(published)
    assert {path: (published / path).stat().st_mtime_ns for path in sources} == before


def test_two_builds_give_the_same_bytes(published: Path) -> None:
    before = files(published / "site")
    assert site(published).code == 0
    assert files(published / "site") == before


def test_other_surroundings_give_the_same_bytes(published: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    there = tmp_path_factory.mktemp("elsewhere") / "a b"
    shutil.copytree(published, there, ignore=lambda folder, names: [name for name in names if name == "site"])
    other = {"PYTHONHASHSEED": "7", "TZ": "Pacific/Kiritimati", "LC_ALL": "C", "LANG": "C"}
    command = [
        sys.executable,
        "-m",
        "opsbook.cli",
        "build",
        "-q",
        "--as-of",
        str(TODAY),
        "--config",
        f"{there}/mkdocs.yml",
    ]
    script = f"import os; os.umask(0o077); from opsbook.cli import main; import sys; sys.argv = {command[2:]!r}; main()"
    done = subprocess.run(
        [sys.executable, "-c", script], check=False, cwd=there, env={**os.environ, **other}, capture_output=True
    )
    assert done.returncode == 0, done.stderr
    assert files(there / "site") == files(published / "site")


@pytest.mark.parametrize(("name", "code"), [("SIGTERM", 143), ("SIGINT", 130)])
def test_an_interrupted_build_ends_with_its_code_and_cleans_up(published: Path, name: str, code: int) -> None:
    before = files(published / "site")
    many = {f"data/people/p{number}.yml": "title: P\n" for number in range(300)}
    write(published, many)
    command = [sys.executable, "-c", "from opsbook.cli import main; main()", "build", "-q"]
    running = subprocess.Popen(command, cwd=published, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    deadline = time.monotonic() + 60
    while len(list((published / ".site.next/people").glob("*"))) < 20 and running.poll() is None:
        assert time.monotonic() < deadline
        time.sleep(0.002)
    running.send_signal(getattr(signal, name))
    _, err = running.communicate(timeout=60)
    assert running.returncode == code, err
    assert b"Traceback" not in err
    assert_untouched(published, before)


SMALL_DISK = """
mount -t tmpfs -o size=1500k tmpfs "$1/disk" && cp -r "$1/old" "$1/disk/site" && cd "$1" &&
"$2" -c 'from opsbook.cli import main; main()' build -q --site-dir "$1/disk/site"
echo "code $?" && ls -A "$1/disk" && diff -r "$1/old" "$1/disk/site" && echo same
"""


def test_a_full_disk_is_one_plain_line(published: Path) -> None:
    """On a disk of its own where one can be mounted; with the largest file limited where not."""
    (published / "disk").mkdir()
    publish_site(published / "old")
    private = ["unshare", "--mount", "--map-root-user"] if os.geteuid() else ["unshare", "--mount"]
    can_mount = (
        shutil.which("unshare")
        and not subprocess.run(
            [*private, "mount", "-t", "tmpfs", "tmpfs", str(published / "disk")], check=False, capture_output=True
        ).returncode
    )
    script = SMALL_DISK if can_mount else SMALL_DISK.replace("mount", "ulimit -f 40; : mount")
    program = [*private, "bash"] if can_mount else ["bash"]
    done = subprocess.run(
        [*program, "-c", script, "bash", str(published), sys.executable], check=False, capture_output=True, text=True
    )
    assert done.stdout.splitlines() == ["code 3", "site", "same"], done
    beside = ("warning", "checked", "note:")
    lines = [line for line in done.stderr.splitlines() if not any(word in line for word in beside)]
    assert len(lines) == 1, done.stderr
    assert "No space left on device" in lines[0] or "File too large" in lines[0]
