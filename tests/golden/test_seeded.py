"""Handbooks with seeded faults: each is found once, where «CODE» stands before it, and nothing else is found.

One text file is one handbook. A line ``=== path`` begins a file of it. «CODE» is taken out before the file is written;
the findings must stand exactly where the marks stood. Beside each fault stand near misses, which must stay silent. The
handbooks are about an ambulance, a library, a ship, a bakery and a ward, written from the description of the rules by
somebody who had not read their code.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.command_line import opsbook
from tests.handbooks import write

HERE = Path(__file__).parent / "seeded"
TODAY = "2026-11-25"
_FILE = re.compile(r"^=== (\S.*)\n", re.MULTILINE)
_MARK = re.compile(r"«([A-Z]{3}\d{3})»")
_WINDOWS = "¶CRLF"

Place = tuple[str, int, int, str]


@pytest.mark.parametrize("name", sorted(file.stem for file in HERE.glob("*.txt")))
def test_each_seeded_fault_is_found_once_at_its_place_and_nothing_else_is(name: str, tmp_path: Path) -> None:
    _, *parts = _FILE.split((HERE / f"{name}.txt").read_text("utf-8"))
    files = dict(zip(parts[::2], parts[1::2], strict=True))
    seeded = Counter(place for path, text in files.items() for place in _marks(path, text))
    write(tmp_path, {path: _plain(text) for path, text in files.items()})
    ran = opsbook(tmp_path, "check", "--output-format", "json", today=TODAY)
    found = json.loads(ran.out)["diagnostics"]
    assert Counter((one["path"], one["line"], one["column"], one["code"]) for one in found) == seeded


def _marks(path: str, text: str) -> Iterator[Place]:
    """Where the marks stand, each as if none stood before it."""
    for number, line in enumerate(text.removeprefix("\ufeff").split("\n"), 1):
        taken = 0
        for mark in _MARK.finditer(line.replace(_WINDOWS, "")):
            yield path, number, mark.start() - taken + 1, mark[1]
            taken += len(mark[0])


def _plain(text: str) -> str:
    text = _MARK.sub("", text)
    return text.replace(_WINDOWS, "").replace("\n", "\r\n") if _WINDOWS in text else text
