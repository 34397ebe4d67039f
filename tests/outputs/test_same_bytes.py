"""The same inputs give the same bytes, in whatever order the files lie and wherever the folder is."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests import handbooks
from tests.outputs.books import BOOK

_PROGRAM = """
import hashlib, sys
from pathlib import Path
from tests.outputs.emitted import FORGE, emitted
from tests import handbooks
from opsbook import build
site = emitted(build.site_of(handbooks.checked(Path(sys.argv[1])), "Handbook", "", FORGE))
for path, content in sorted(site.everything()):
    print(hashlib.sha256(content).hexdigest(), path)
"""


def digests(folder: Path, seed: str) -> str:
    """The digests of a site, made in a process with another order of sets, another zone and language."""
    surroundings = {**os.environ, "PYTHONHASHSEED": seed, "TZ": "Pacific/Kiritimati" if seed == "1" else "UTC"}
    command = [sys.executable, "-c", _PROGRAM, str(folder)]
    return subprocess.run(command, check=True, capture_output=True, text=True, env=surroundings, cwd=Path.cwd()).stdout


@pytest.mark.parametrize("seed", ["1"])
def test_two_builds_are_identical(tmp_path: Path, seed: str) -> None:
    for name, files in (("one", BOOK), ("other", dict(reversed(BOOK.items())))):
        handbooks.write(tmp_path / name, files)
    first, second = digests(tmp_path / "one", "0"), digests(tmp_path / "other", seed)
    assert first.count("\n") > 100
    assert first == second
