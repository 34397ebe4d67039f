"""The command line without a process of its own: what it prints and how it ends."""

from __future__ import annotations

import contextlib
import io
import signal
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple
from unittest import mock

from opsbook.cli.main import main
from tests.handbooks import TODAY


class Ran(NamedTuple):
    """How a command ended. ``out`` is exactly what it wrote, line breaks included."""

    code: int
    out: str
    err: str


def opsbook(folder: Path, *arguments: str, env: Mapping[str, str] | None = None, today: str | None = str(TODAY)) -> Ran:
    """Run ``opsbook ARGUMENTS`` in a folder, on the day of all tests unless ``today`` says another or none."""
    day = ("--as-of", today) if today else ()
    out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8", newline="") for _ in range(2))
    before = signal.getsignal(signal.SIGTERM)
    with (
        contextlib.chdir(folder),
        mock.patch.dict("os.environ", env or {}),
        mock.patch.object(sys, "argv", ["opsbook", *arguments, *day]),
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
    ):
        try:
            main()
        except SystemExit as end:
            code = end.code
        finally:
            signal.signal(signal.SIGTERM, before)
    return Ran(code if isinstance(code, int) else 0, _read(out), _read(err))


def _read(stream: io.TextIOWrapper) -> str:
    stream.seek(0)
    return stream.read()
