"""Handbooks with seeded faults: each is found once, where «CODE» stands before it, and nothing else is found.

One text file is one handbook. A line ``=== path`` begins a file of it. «CODE» is taken out before the file is written;
the findings must stand exactly where the marks stood. Beside each fault stand near misses, which must stay silent. The
handbooks are about an ambulance, a library, a ship, a bakery, a hospital and others, written from the description of
the rules by somebody who had not read their code.

``=== path @2026-03-01`` is what the file held from that day on, in a git repository to which files without a day were
committed on the first day of the year. Only the last version of a file holds marks; ``¶GONE`` in place of a text says
that the file is no longer there. ``¶CRLF``, ``¶LATIN1`` and
``¶UTF16`` say how a file is saved.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.command_line import opsbook
from tests.git import Repository
from tests.handbooks import write

HERE = Path(__file__).parent / "seeded"
TODAY = "2026-11-25"
_FILE = re.compile(r"^=== (\S.*?)(?: @(\d{4}-\d{2}-\d{2}))?\n", re.MULTILINE)
_MARK = re.compile(r"«([A-Z]{3}\d{3})»")
_WINDOWS, _ENCODING = "¶CRLF", re.compile("¶(LATIN1|UTF16)")
_GONE = "¶GONE"
_FIRST_DAY = "2026-01-01"

Place = tuple[str, int, int, str]


@pytest.mark.parametrize("name", sorted(file.stem for file in HERE.glob("*.txt")))
def test_each_seeded_fault_is_found_once_at_its_place_and_nothing_else_is(name: str, tmp_path: Path) -> None:
    _, *parts = _FILE.split((HERE / f"{name}.txt").read_text("utf-8"))
    versions = list(zip(parts[::3], parts[1::3], parts[2::3], strict=True))
    _save(tmp_path, versions)
    files = {path: text for path, _, text in sorted(versions, key=lambda version: version[1] or _FIRST_DAY)}
    seeded = Counter(place for path, text in files.items() for place in _marks(path, text))
    ran = opsbook(tmp_path, "check", "--output-format", "json", today=TODAY)
    found = json.loads(ran.out)["diagnostics"]
    assert Counter((one["path"], one["line"], one["column"], one["code"]) for one in found) == seeded


def _save(folder: Path, versions: list[tuple[str, str | None, str]]) -> None:
    """Write the files, each day's as a commit of its own where some have days."""
    if not any(day for _, day, _ in versions):
        return write(folder, {path: _plain(text) for path, _, text in versions})
    repository = Repository(folder)
    for day in sorted({day or _FIRST_DAY for _, day, _ in versions}):
        written = {path: text for path, when, text in versions if (when or _FIRST_DAY) == day}
        for path in [path for path, text in written.items() if _GONE in text]:
            (folder / path).unlink()
            del written[path]
        repository.commit(day, {path: _plain(text) for path, text in written.items()})
    return None


def _marks(path: str, text: str) -> Iterator[Place]:
    """Where the marks stand, each as if none stood before it."""
    for number, line in enumerate(text.removeprefix("\ufeff").split("\n"), 1):
        taken = 0
        for mark in _MARK.finditer(_ENCODING.sub("", line.replace(_WINDOWS, ""))):
            yield path, number, mark.start() - taken + 1, mark[1]
            taken += len(mark[0])


def _plain(text: str) -> bytes:
    text = _MARK.sub("", text)
    text = text.replace(_WINDOWS, "").replace("\n", "\r\n") if _WINDOWS in text else text
    encoding = _ENCODING.search(text)
    return _ENCODING.sub("", text).encode(encoding[1] if encoding else "UTF-8")
