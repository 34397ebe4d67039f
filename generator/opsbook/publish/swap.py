"""Putting one folder in another's place."""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
from pathlib import Path

_EXCHANGE = 2
_AT_FDCWD = -100


def swap(new: Path, live: Path) -> None:
    """Put ``new`` in the place of ``live`` at one stroke where the system can; what was live is ``new`` afterwards.

    OSError when it cannot be done; ``live`` is then as it was.
    """
    if not live.exists():
        new.rename(live)
    elif not exchange(new, live):
        _replace(new, live)


def exchange(one: Path, other: Path) -> bool:
    """Swap two folders in one step, where the system can (Linux: renameat2). False when it cannot."""
    if not sys.platform.startswith("linux"):
        return False
    library = ctypes.CDLL(None, use_errno=True)
    rename = getattr(library, "renameat2", None)
    if rename is None:
        return False
    done: int = rename(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _EXCHANGE)
    return done == 0


def _replace(new: Path, live: Path) -> None:
    """For systems that cannot exchange two folders: the old one steps aside first, and back if need be."""
    aside = live.with_name(f".{live.name}.old")
    shutil.rmtree(aside, ignore_errors=True)
    live.rename(aside)
    try:
        new.rename(live)
    except OSError:
        aside.rename(live)
        raise
    aside.rename(new)
