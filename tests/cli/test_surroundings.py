"""The same files give the same output, whatever surrounds the command; and it never loses its composure."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from pathlib import Path

import pytest

from tests.cli.processes import COMMAND, all_same, obey_permissions, process, surroundings
from tests.command_line import opsbook
from tests.handbooks import write

DAY = ("--as-of", "2026-11-21")
BOOK = {
    **{f"data/terms/t{number}.yml": f"title: T\nrelated: [t{number + 1}, tx]\ncolour: red\n" for number in range(20)},
    "data/people/zoe.yml": "title: Zoë\nmanager: Zoë 日本\n",
}


def test_hash_seed_time_zone_locale_and_folder_change_nothing(tmp_path: Path) -> None:
    write(tmp_path, BOOK)
    (tmp_path / "else").mkdir()
    strange = {"LC_ALL": "C", "LANG": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0", "COLUMNS": "20"}
    done = [
        process(tmp_path, "check", *DAY, env={"PYTHONHASHSEED": "1", "TZ": "UTC"}),
        process(tmp_path, "check", *DAY, env={"PYTHONHASHSEED": "2", "TZ": "Pacific/Kiritimati", **strange}),
        process(tmp_path / "else", "check", "--data", str(tmp_path / "data"), *DAY, env={"PYTHONHASHSEED": "3"}),
    ]
    told = [one.stdout.replace(b"../data/", b"data/") for one in done]  # text names files as the reader finds them
    assert all_same([(one.returncode, out, one.stderr) for one, out in zip(done, told, strict=True)])
    assert "Zoë 日本" in done[0].stdout.decode()
    assert b"\x1b" not in done[0].stdout


@pytest.mark.parametrize("env", [{"NO_COLOR": "1", "FORCE_COLOR": "1"}, {"TERM": "xterm-256color"}])
def test_colours_are_for_terminals_that_want_them(tmp_path: Path, env: dict[str, str]) -> None:
    write(tmp_path, BOOK)
    assert "\x1b" not in opsbook(tmp_path, "check", env=env).out


def test_findings_go_out_and_remarks_aside(tmp_path: Path) -> None:
    write(tmp_path, BOOK)
    ran = opsbook(tmp_path, "check")
    assert "DAT003" in ran.out
    assert ran.err == "note: there is no git history here; checks that need it were left out\n"
    assert opsbook(tmp_path, "check", "--quiet").err == ""


def test_a_reader_that_goes_away_is_no_fault(tmp_path: Path) -> None:
    write(tmp_path, {f"data/terms/t{number}.yml": "titel: T\n" for number in range(500)})
    running = subprocess.Popen([*COMMAND, "check", *DAY], cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert running.stdout
    assert running.stderr
    running.stdout.readline()
    running.stdout.close()
    assert b"Traceback" not in running.stderr.read()
    running.stderr.close()
    running.wait(60)


@pytest.mark.parametrize("path", ["data/terms/lead.yml", "data", "mkdocs.yml"])
def test_what_may_not_be_read_is_one_plain_line(tmp_path: Path, path: str) -> None:
    write(tmp_path, {"data/terms/lead.yml": "title: Lead\n"}, {})
    (tmp_path / path).chmod(0)
    try:
        done = process(tmp_path, "check", *DAY, before=obey_permissions)
    finally:
        (tmp_path / path).chmod(0o755)
    if done.returncode == 77:
        pytest.skip("root may not give up its powers here")
    assert done.returncode in (2, 3), done
    assert done.stdout == b""
    assert done.stderr.count(b"\n") == 1
    assert b"Permission denied" in done.stderr or b"cannot be read" in done.stderr
    assert b"Traceback" not in done.stderr


def test_a_report_that_cannot_be_written_is_one_plain_line(tmp_path: Path) -> None:
    write(tmp_path, {"data/terms/lead.yml": "title: Lead\n"})
    done = process(tmp_path, "check", *DAY, "--output-file", "no/such/folder/report.txt")
    assert (done.returncode, done.stdout) == (3, b"")
    assert done.stderr.splitlines()[0].startswith(b"opsbook: No such file or directory")


@pytest.mark.parametrize(("name", "code"), [("SIGINT", 130), ("SIGTERM", 143)])
def test_an_interrupted_check_ends_with_its_code_and_without_a_traceback(tmp_path: Path, name: str, code: int) -> None:
    write(tmp_path, {"data/terms/lead.yml": "title: Lead\n"})
    os.mkfifo(tmp_path / "mkdocs.yml")  # reading the configuration waits, so that there is time to interrupt
    command = [*COMMAND, "check", *DAY, "--config", "mkdocs.yml"]
    running = subprocess.Popen(
        command, cwd=tmp_path, env=surroundings({}), stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    deadline = time.monotonic() + 60
    while not _waits(running.pid) and time.monotonic() < deadline:
        time.sleep(0.01)
    running.send_signal(getattr(signal, name))
    out, err = running.communicate(timeout=60)
    assert (running.returncode, out) == (code, b"")
    assert b"Traceback" not in err


def _waits(pid: int) -> bool:
    """Whether the process sits in the opening of a FIFO."""
    try:
        return (
            "fifo" in Path(f"/proc/{pid}/wchan").read_text()
            or "wait_for_partner" in Path(f"/proc/{pid}/stack").read_text()
        )
    except OSError:
        time.sleep(2)
        return True
