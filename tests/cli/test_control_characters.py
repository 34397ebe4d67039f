"""What a record says cannot ring, colour or move a terminal, whichever command shows it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.command_line import opsbook
from tests.git import Repository

FILES = {
    "data/people/ana.yml": 'title: "An\\a\\e[31ma"\nstatus: left\n',
    "data/metrics/m.yml": 'title: "Ms\\a\\e[31m"\nowner: ana\nrelated: ["x\\a\\e[31m"]\n'
    '"co\\alour": x\nstatus: "redy\\a"\n',
}


@pytest.mark.parametrize(
    "command",
    [
        *("check", "check --output-format concise", "check --output-format github", "check --output-format junit"),
        *("check --diff --guesses", "deadlines", "owns ana", "departure ana", "graph m"),
        "graph m --output-format mermaid",
        *("diff HEAD", "diff HEAD --output-format markdown"),
    ],
)
def test_control_characters_are_escaped(tmp_path: Path, command: str) -> None:
    Repository(tmp_path).commit("2026-01-01", FILES)
    renamed = 'title: "Ns\\a\\e[31m"\nowner: bob\nrelated: ["x\\a\\e[31m"]\n'
    (tmp_path / "data/metrics/m.yml").write_text(renamed, encoding="utf-8")
    today = None if command.startswith(("graph",)) else "2026-11-21"
    ran = opsbook(tmp_path, *command.split(), today=today)
    assert ran.code in (0, 1)
    assert ran.out + ran.err
    assert not {"\a", "\x1b"} & set(ran.out + ran.err)
