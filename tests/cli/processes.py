"""The command as a process of its own, where that matters: its surroundings, its streams, its signals."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

COMMAND = [sys.executable, "-c", "from opsbook.cli import main; main()"]


def process(
    folder: Path, *arguments: str, env: Mapping[str, str] | None = None, user: int | None = None
) -> subprocess.CompletedProcess[bytes]:
    """Run ``opsbook ARGUMENTS`` in a folder, as another user if need be."""
    return subprocess.run(
        [*COMMAND, *arguments],
        cwd=folder,
        env=surroundings(env or {}),
        check=False,
        capture_output=True,
        timeout=60,
        user=user,
    )


def surroundings(changes: Mapping[str, str]) -> dict[str, str]:
    """The environment of this process, with the given variables changed."""
    return {**os.environ, "PYTHONDONTWRITEBYTECODE": "1", **changes}


def all_same(outputs: Sequence[object]) -> bool:
    """Whether there is nothing to tell the outputs apart."""
    return all(output == outputs[0] for output in outputs)
