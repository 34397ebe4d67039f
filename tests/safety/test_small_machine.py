"""A small machine: 512 MB of memory and 64 open files are enough, also for a handbook that wants to exhaust it."""

from __future__ import annotations

import json
import resource
from pathlib import Path

from tests.cli.processes import process
from tests.handbooks import write
from tests.read.test_yaml import LAUGHS

HOSTILE: dict[str, str | bytes] = {
    "data/terms/laughs.yml": LAUGHS,
    "data/terms/huge.yml": b"a: " + b"x" * 50_000_000,
    "data/terms/deep.yml": "tags: " + "[" * 400_000,
    "data/terms/comments.yml": "title: " + "[ #]\n" * 150_000,
    "data/terms/aliases.yml": "title: &a " + "x" * 900_000 + "\ntags: [" + "*a, " * 20_000 + "]\n",
    **{f"data/terms/t{number}.yml": "title: T\n" for number in range(200)},
}


def small() -> None:
    """Make the process that calls it a small machine."""
    resource.setrlimit(resource.RLIMIT_AS, (512 * 2**20, 512 * 2**20))
    resource.setrlimit(resource.RLIMIT_NOFILE, (64, 64))


def test_a_hostile_handbook_is_checked_on_a_small_machine(tmp_path: Path) -> None:
    write(tmp_path, HOSTILE)
    arguments = ("check", "--as-of", "2026-11-21", "--output-format", "json", "--select", "DAT")
    done = process(tmp_path, *arguments, before=small)
    assert done.returncode == 1, done.stderr
    found = {one["path"]: one["code"] for one in json.loads(done.stdout)["diagnostics"]}
    assert found.pop("data/terms/aliases.yml", "DAT011") == "DAT011"
    assert found == dict.fromkeys(
        (f"data/terms/{name}.yml" for name in ("comments", "deep", "huge", "laughs")), "DAT011"
    )
