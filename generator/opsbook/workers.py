"""Work shared out to processes that are copies of this one, where the system can copy itself (not Windows)."""

from __future__ import annotations

import gc
import os
import signal
import threading
from collections.abc import Callable, Sequence
from typing import TypeVar

from opsbook.diagnostic import OpsbookError

T = TypeVar("T")
WORTH_IT = 200
"""From how many pieces of work on a copy of the process pays for itself."""


def worker_count(pieces: int) -> int:
    """How many processes to use: one for each core; one alone for little work, or where copying is unsafe."""
    if pieces < WORTH_IT or not hasattr(os, "fork") or threading.active_count() > 1:
        return 1
    return max(1, len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1)


def shared_out(pieces: Sequence[T], work: Callable[[Sequence[T]], None], beside: Callable[[], None]) -> None:
    """Run ``work`` over all pieces, shared among processes, and ``beside`` once, in this one.

    ``work`` must leave its result on disk: what it changes in memory is gone with its process. This process takes a
    smaller share, because it does ``beside`` as well. OpsbookError when a worker fails.
    """
    workers = worker_count(len(pieces))
    own = len(pieces) if workers == 1 else max(0, int(len(pieces) * (1 / workers - _LESS)))
    rest, others = pieces[own:], max(1, workers - 1)
    size = -(-len(rest) // others)
    gc.freeze()  # so that the copies do not copy every page of memory by counting references
    children = [_fork(rest[start : start + size], work) for start in range(0, len(rest), max(1, size))]
    try:
        work(pieces[:own])
        beside()
        while children:
            _wait(children.pop())
    finally:
        for child in children:
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
        gc.unfreeze()


_LESS = 0.15
"""The part of the work that this process gives up for what it does beside; measured on a thousand records."""


def _fork(pieces: Sequence[T], work: Callable[[Sequence[T]], None]) -> int:
    child = os.fork()
    if child:
        return child
    code = 1
    try:
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        work(pieces)
        code = 0
    except OpsbookError as error:
        os.write(2, f"{error}\n".encode())
    except BaseException as error:  # noqa: BLE001  # a copy must end here, whatever happens, and say why
        os.write(2, f"{type(error).__name__}: {error}\n".encode())
    finally:
        os._exit(code)


def _wait(child: int) -> None:
    _, status = os.waitpid(child, 0)
    if os.waitstatus_to_exitcode(status):
        raise OpsbookError("a part of the site could not be written")
