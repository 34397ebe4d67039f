"""The command as a process of its own, where that matters: its surroundings, its streams, its signals."""

from __future__ import annotations

import ctypes
import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

COMMAND = [sys.executable, "-c", "from opsbook.cli import main; main()"]


_PR_CAPBSET_DROP, _CAP_DAC_OVERRIDE, _CAP_DAC_READ_SEARCH = 24, 1, 2


def obey_permissions() -> None:
    """Make root an ordinary owner of its files in the program that this process becomes. For ``before``."""
    if os.geteuid() == 0:
        library = ctypes.CDLL(None)
        for capability in (_CAP_DAC_OVERRIDE, _CAP_DAC_READ_SEARCH):
            if library.prctl(_PR_CAPBSET_DROP, capability, 0, 0, 0):
                os._exit(77)  # root that may not give up its powers


def process(
    folder: Path,
    *arguments: str,
    env: Mapping[str, str] | None = None,
    before: Callable[[], None] | None = None,
) -> subprocess.CompletedProcess[bytes]:
    """Run ``opsbook ARGUMENTS`` in a folder; ``before`` runs in the new process."""
    return subprocess.run(
        [*COMMAND, *arguments],
        cwd=folder,
        env=surroundings(env or {}),
        check=False,
        capture_output=True,
        timeout=60,
        preexec_fn=before,  # the tests have no threads
    )


def surroundings(changes: Mapping[str, str]) -> dict[str, str]:
    """The environment of this process, with the given variables changed."""
    return {**os.environ, "PYTHONDONTWRITEBYTECODE": "1", **changes}


def all_same(outputs: Sequence[object]) -> bool:
    """Whether there is nothing to tell the outputs apart."""
    return all(output == outputs[0] for output in outputs)
