"""Writing files: each is old or new, and what somebody else wrote is never lost."""

from __future__ import annotations

import errno
import os
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from opsbook.diagnostic import OpsbookError
from opsbook.read import swap
from opsbook.read.edit import RefusedError
from opsbook.read.swap import Change, write


def names(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


def test_a_file_gets_its_new_bytes_and_keeps_its_mode(tmp_path: Path) -> None:
    file = tmp_path / "a.yml"
    file.write_bytes(b"old")
    file.chmod(0o640)
    write([Change(file, b"old", b"new")])
    assert file.read_bytes() == b"new"
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    assert names(tmp_path) == ["a.yml"]


def test_a_new_file_is_made(tmp_path: Path) -> None:
    write([Change(tmp_path / "a.json", None, b"new")])
    assert (tmp_path / "a.json").read_bytes() == b"new"
    with pytest.raises(RefusedError):
        write([Change(tmp_path / "a.json", None, b"other")])


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    target, link = tmp_path / "there/a.yml", tmp_path / "link.yml"
    target.write_bytes(b"old")
    link.symlink_to(target)
    write([Change(link, b"old", b"new")])
    assert link.is_symlink()
    assert target.read_bytes() == b"new"


def test_a_file_that_changed_since_it_was_read_is_left_alone_and_so_are_the_others(tmp_path: Path) -> None:
    one, other = tmp_path / "a.yml", tmp_path / "b.yml"
    one.write_bytes(b"old")
    other.write_bytes(b"newer")
    with pytest.raises(RefusedError, match=r"b\.yml was changed by somebody else"):
        write([Change(one, b"old", b"new"), Change(other, b"old", b"new")])
    assert (one.read_bytes(), other.read_bytes()) == (b"old", b"newer")
    assert names(tmp_path) == ["a.yml", "b.yml"]


def test_a_read_only_file_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "a.yml"
    file.write_bytes(b"old")
    file.chmod(0o444)
    with pytest.raises(OpsbookError, match="read-only") as caught:
        write([Change(file, b"old", b"new")])
    assert caught.value.exit_code == 3
    assert file.read_bytes() == b"old"


def test_a_file_that_went_away_is_not_made_anew(tmp_path: Path) -> None:
    with pytest.raises(OpsbookError):
        write([Change(tmp_path / "a.yml", b"old", b"new")])
    assert not names(tmp_path)


def full(_: int) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_a_full_disk_leaves_everything_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "a.yml"
    file.write_bytes(b"old")
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OpsbookError, match="No space left") as caught:
        write([Change(file, b"old", b"new")])
    assert caught.value.exit_code == 3
    assert file.read_bytes() == b"old"
    assert names(tmp_path) == ["a.yml"]


ADDS = """
import sys
from pathlib import Path
from opsbook.read.edit import Draft, RefusedError
from opsbook.read.swap import Change, write
file, name = Path(sys.argv[1]), sys.argv[2]
for number in range(20):
    while True:
        before = file.read_bytes()
        draft = Draft(before)
        draft.append(("list",), f"{name}-{number}")
        try:
            write([Change(file, before, draft.raw)])
            break
        except RefusedError:
            continue
"""


def start(program: str, *arguments: object) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-c", program, *map(str, arguments)])


def test_of_two_edits_at_once_none_is_lost(tmp_path: Path) -> None:
    file = tmp_path / "a.yml"
    file.write_bytes(b"list: []\n")
    running = [start(ADDS, file, name) for name in "pq"]
    assert [one.wait(60) for one in running] == [0, 0]
    text = file.read_text()
    assert all(f"{name}-{number}" in text for name in "pq" for number in range(20))
    assert names(tmp_path) == ["a.yml"]


TURNS = """
import sys
from pathlib import Path
from opsbook.read.swap import Change, write
file, one, other = Path(sys.argv[1]), b"1" * 100_000, b"2" * 100_000
print("ready", flush=True)
while True:
    write([Change(file, one, other)])
    write([Change(file, other, one)])
"""


@pytest.mark.parametrize("stop", [signal.SIGKILL, signal.SIGTERM])
def test_whenever_it_is_killed_the_file_is_old_or_new(tmp_path: Path, stop: signal.Signals) -> None:
    file = tmp_path / "a.yml"
    for pause in (0.0, 0.003, 0.011):
        file.write_bytes(b"1" * 100_000)
        process = subprocess.Popen([sys.executable, "-c", TURNS, str(file)], stdout=subprocess.PIPE)
        assert process.stdout
        process.stdout.readline()
        time.sleep(pause)
        process.send_signal(stop)
        process.communicate()
        assert file.read_bytes() in (b"1" * 100_000, b"2" * 100_000)


def test_without_locks_it_works_as_well(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(swap, "fcntl", None)
    write([Change(tmp_path / "a.yml", None, b"new")])
    assert (tmp_path / "a.yml").read_bytes() == b"new"
