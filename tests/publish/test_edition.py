"""An edition: written beside the live site, verified, swapped in whole, or dropped without a trace."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from opsbook.diagnostic import OpsbookError, UsageError
from opsbook.publish import swap
from opsbook.publish.edition import Edition
from opsbook.publish.own import MARKER, refuse_foreign

NEEDED = {"index.html": b"home", "404.html": b"lost", "sitemap.xml": b"<urlset/>"}


def publish_site(live: Path, **more: bytes) -> None:
    """Publish a whole small site."""
    with Edition(live) as edition:
        for path, content in {**NEEDED, **more}.items():
            edition.write(path, content)
        edition.publish()


def files(folder: Path) -> dict[str, bytes]:
    """All that lies below a folder, hidden files too."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def around(live: Path) -> list[str]:
    """What lies beside the site."""
    return sorted(path.name for path in live.parent.iterdir())


def test_a_first_site_appears_whole(tmp_path: Path) -> None:
    live = tmp_path / "deep/er/site"
    publish_site(live, **{"policies/consent/index.html": b"x"})
    assert set(files(live)) == {*NEEDED, "policies/consent/index.html", MARKER}
    assert around(live) == ["site"]


def test_a_new_site_takes_the_old_ones_place_and_nothing_of_that_stays(tmp_path: Path) -> None:
    live = tmp_path / "site"
    publish_site(live, **{"old/index.html": b"old", "both/index.html": b"old"})
    publish_site(live, **{"both/index.html": b"new"})
    assert files(live) == {**NEEDED, "both/index.html": b"new", MARKER: files(live)[MARKER]}
    assert around(live) == ["site"]


def test_until_it_is_published_nothing_shows(tmp_path: Path) -> None:
    live = tmp_path / "site"
    publish_site(live)
    before = files(live)
    with Edition(live) as edition:
        edition.write("index.html", b"half")
        assert files(live) == before
    assert files(live) == before
    assert around(live) == ["site"]


@pytest.mark.parametrize("missing", NEEDED)
@pytest.mark.parametrize("content", [None, b""])
def test_a_site_without_its_main_files_is_not_published(tmp_path: Path, missing: str, content: bytes | None) -> None:
    live = tmp_path / "site"
    publish_site(live)
    before = files(live)
    with Edition(live) as edition:
        for path, whole in NEEDED.items():
            if path != missing or content is not None:
                edition.write(path, whole if path != missing else content or b"")
        with pytest.raises(OpsbookError, match=missing):
            edition.publish()
    assert files(live) == before
    assert around(live) == ["site"]


@pytest.mark.parametrize(
    "path", ["../escape.html", "/etc/escape.html", "a/../../escape.html", "..", "a/..\\..\\b.html"]
)
def test_a_file_outside_the_site_is_refused(tmp_path: Path, path: str) -> None:
    with pytest.raises(OpsbookError), Edition(tmp_path / "site") as edition:
        edition.write(path, b"x")
    assert around(tmp_path / "site") == []


def test_a_folder_with_somebody_elses_files_is_refused_and_kept(tmp_path: Path) -> None:
    live = tmp_path / "site"
    live.mkdir()
    (live / "thesis.txt").write_text("years of work")
    with pytest.raises(UsageError, match="did not write"), Edition(live):
        pass
    assert files(live) == {"thesis.txt": b"years of work"}
    assert around(live) == ["site"]


@pytest.mark.parametrize("holds", [".git/config", "mkdocs.yml"])
def test_a_source_folder_is_refused_even_with_our_mark_in_it(tmp_path: Path, holds: str) -> None:
    live = tmp_path / "site"
    publish_site(live)
    (live / holds).parent.mkdir(exist_ok=True)
    (live / holds).write_text("x")
    with pytest.raises(UsageError):
        refuse_foreign(live)


def test_the_root_and_a_file_are_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    for place in (Path("/"), tmp_path / "file"):
        with pytest.raises(UsageError):
            refuse_foreign(place)


def test_an_empty_folder_is_taken(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    publish_site(tmp_path / "site")
    assert "index.html" in files(tmp_path / "site")


def test_a_linked_site_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "www").mkdir()
    publish_site(tmp_path / "www/one", a=b"old")
    (tmp_path / "site").symlink_to(tmp_path / "www/one")
    publish_site(tmp_path / "site", a=b"new")
    assert (tmp_path / "site").is_symlink()
    assert files(tmp_path / "www/one")["a"] == b"new"
    assert (around(tmp_path / "site"), around(tmp_path / "www/one")) == (["site", "www"], ["one"])


def test_two_builds_of_one_site_do_not_meet(tmp_path: Path) -> None:
    live = tmp_path / "site"
    with Edition(live) as first:
        with pytest.raises(OpsbookError, match="another build"), Edition(live):
            pass
        for path, content in NEEDED.items():
            first.write(path, content)
        first.publish()
    assert "index.html" in files(live)
    assert around(live) == ["site"]


def test_a_build_that_was_refused_does_not_end_the_other_one(tmp_path: Path) -> None:
    live = tmp_path / "site"
    with Edition(live) as first:
        other = Edition(live)
        with pytest.raises(OpsbookError):
            other.__enter__()
        other.close()
        first.write("index.html", b"x")
        assert first.folder.is_dir()


def test_an_edition_can_be_closed_twice_without_harm_to_the_next(tmp_path: Path) -> None:
    live = tmp_path / "site"
    first = Edition(live).__enter__()
    first.close()
    with Edition(live) as second:
        first.close()
        second.write("index.html", b"x")
        assert second.folder.is_dir()


@pytest.mark.parametrize("content", ["", "1", "our own number", "999999999", "rubbish"])
def test_a_lock_that_a_killed_build_left_is_no_obstacle(tmp_path: Path, content: str) -> None:
    (tmp_path / ".site.lock").write_text(content.replace("our own number", str(os.getpid())))
    (tmp_path / ".site.next/policies").mkdir(parents=True)
    publish_site(tmp_path / "site")
    assert around(tmp_path / "site") == ["site"]


def test_where_folders_cannot_be_exchanged_the_old_site_steps_aside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(swap, "exchange", lambda one, other: False)
    live = tmp_path / "site"
    publish_site(live, a=b"old")
    publish_site(live, a=b"new")
    assert files(live)["a"] == b"new"
    assert around(live) == ["site"]


def test_where_the_new_site_cannot_be_put_in_place_the_old_one_comes_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(swap, "exchange", lambda one, other: False)
    live = tmp_path / "site"
    publish_site(live, a=b"old")
    rename = Path.rename

    def failing(self: Path, target: Path) -> Path:
        if self.name.endswith(".next"):
            raise OSError(28, "No space left on device")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", failing)
    with pytest.raises(OpsbookError, match="No space left"):
        publish_site(live, a=b"new")
    assert files(live)["a"] == b"old"
    assert around(live) == ["site"]


def test_a_full_disk_is_one_plain_line_and_leaves_the_old_site(tmp_path: Path) -> None:
    live = tmp_path / "site"
    publish_site(live)
    before = files(live)
    allowed = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    try:
        resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, allowed[1]))
        with pytest.raises(OpsbookError, match=r"the site cannot be written: File too large \(big\.html\)"):
            publish_site(live, **{"big.html": b"x" * 200_000})
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, allowed)
        signal.signal(signal.SIGXFSZ, ignored)
    assert files(live) == before
    assert around(live) == ["site"]


def test_a_place_that_cannot_be_written_is_one_plain_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(OpsbookError, match="cannot be written"), Edition(tmp_path / "file/site"):
        pass
    assert around(tmp_path / "file") == ["file"]


INTERRUPTED = """
import signal, sys, os
from pathlib import Path
from opsbook.publish.edition import Edition
signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(143))
edition = Edition(Path(sys.argv[1])).__enter__()
edition.write("index.html", b"half")
os.kill(os.getpid(), getattr(signal, sys.argv[2]))
"""


@pytest.mark.parametrize(("name", "code"), [("SIGTERM", 143), ("SIGINT", -signal.SIGINT)])
def test_an_interrupted_build_leaves_nothing_behind(tmp_path: Path, name: str, code: int) -> None:
    live = tmp_path / "site"
    publish_site(live)
    before = files(live)
    done = subprocess.run([sys.executable, "-c", INTERRUPTED, live, name], check=False, capture_output=True)
    assert done.returncode == code, done.stderr
    assert files(live) == before
    assert around(live) == ["site"]
