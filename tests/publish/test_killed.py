"""A build that is killed at any moment: what is live is the old site or the new one, each of them whole."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from opsbook.publish.own import MARKER
from tests.handbooks import configuration, write
from tests.publish.test_edition import around, files, publish_site

BUILD = """
import os, signal, sys
from pathlib import Path
from opsbook.publish.edition import Edition

live, moment, seen = Path(sys.argv[1]), int(sys.argv[2]), 0

def watch(event, arguments):
    global seen
    if event.startswith(("open", "os.", "shutil.", "ctypes.")):
        seen += 1
        if seen == moment:
            os.kill(os.getpid(), signal.SIGKILL)

sys.addaudithook(watch)
with Edition(live) as edition:
    for name in ("index.html", "404.html", "sitemap.xml", "a/index.html", "b/index.html", "b/c/index.html"):
        edition.write(name, b"new")
    edition.publish()
print(seen)
"""
OLD = {"index.html": b"old", "404.html": b"old", "sitemap.xml": b"old", "old/index.html": b"old"}
NEW = dict.fromkeys(("index.html", "404.html", "sitemap.xml", "a/index.html", "b/index.html", "b/c/index.html"), b"new")


def build(live: Path, moment: int) -> subprocess.CompletedProcess[str]:
    """Build the new site, and be killed as the system is asked for something for the n-th time."""
    return subprocess.run(
        [sys.executable, "-S", "-c", BUILD, str(live), str(moment)],
        check=False,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "PYTHONDONTWRITEBYTECODE": "1"},
    )


def without_mark(folder: Path) -> dict[str, bytes]:
    return {path: content for path, content in files(folder).items() if path != MARKER}


def test_at_every_moment_the_site_is_the_old_one_or_the_new_one(tmp_path: Path) -> None:
    publish_site(tmp_path / "count/site", **OLD)
    moments = int(build(tmp_path / "count/site", 0).stdout)
    assert moments > 20
    ends = set()
    for moment in range(1, moments + 1, max(1, moments // 14)):
        live = tmp_path / str(moment) / "site"
        publish_site(live, **OLD)
        assert build(live, moment).returncode == -signal.SIGKILL
        found = without_mark(live)
        assert found in (OLD, NEW), moment
        ends.add(found == NEW)
        publish_site(live, **NEW)
        assert without_mark(live) == NEW
        assert around(live) == ["site"]
    assert ends == {True, False}


@pytest.mark.parametrize("share", [0.35, 0.8])
def test_a_real_build_that_is_killed_leaves_the_old_site(tmp_path: Path, share: float) -> None:
    people = {f"data/people/p{number}.yml": "title: Maya\n" for number in range(100)}
    write(
        tmp_path,
        {**people, "docs/index.md": "# Home\n", "mkdocs.yml": configuration({"search": False}, theme="material")},
    )
    publish_site(tmp_path / "site", **OLD)
    before = files(tmp_path / "site")
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    running = subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    deadline, folder = time.monotonic() + 60, tmp_path / ".site.next"
    while len(list(folder.glob("people/*"))) < 100 * (share - 0.3) and running.poll() is None:
        assert time.monotonic() < deadline
        time.sleep(0.002)
    running.kill()
    running.wait()
    after = files(tmp_path / "site")
    assert after == before or ("people/p99/index.html" in after and "old/index.html" not in after)
