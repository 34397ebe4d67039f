"""Work shared out to processes that are copies of this one, where the system can copy itself (not Windows)."""

from __future__ import annotations

import gc
import marshal
import os
import signal
import threading
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple, TypeVar

from opsbook.diagnostic import OpsbookError

T = TypeVar("T")
Work = Callable[[Sequence[T]], Any]
"""Does some pieces and gives what came of it: plain values, because they may come from another process."""
WORTH_IT = 200
"""From how many pieces of work on a copy of the process pays for itself."""
_LESS = 0.33
"""The part of the work that this process gives up for what it does beside; measured on a thousand
records, whose pages cost about as much as everything beside."""


class _Child(NamedTuple):
    process: int
    result: int
    """Where its result is read."""


def worker_count(pieces: int) -> int:
    """How many processes to use: one for each core; one alone for little work, or where copying is unsafe."""
    if pieces < WORTH_IT or not hasattr(os, "fork") or threading.active_count() > 1:
        return 1
    return max(1, len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1)


def shared_out(
    pieces: Sequence[T], work: Work[T], beside: Callable[[], None] | None = None, weight: int | None = None
) -> list[Any]:
    """Run ``work`` over all pieces, shared among processes, and ``beside`` once, in this one: all results, in order.

    ``weight`` is how much work the pieces hold together, where that is more than one each. What ``work`` changes in
    memory is gone with its process. This process takes a smaller share where it has something to do beside.
    OpsbookError when a worker fails.
    """
    workers = worker_count(len(pieces) if weight is None else weight)
    less = _LESS if beside else 0
    own = len(pieces) if workers == 1 else max(0, int(len(pieces) * (1 / workers - less)))
    rest, others = pieces[own:], max(1, workers - 1)
    size = -(-len(rest) // others)
    gc.freeze()  # so that the copies do not copy every page of memory by counting references
    children = [_fork(rest[start : start + size], work) for start in range(0, len(rest), max(1, size))]
    try:
        results = [work(pieces[:own])]
        if beside:
            beside()
        while children:
            results.append(_result(children.pop(0)))
    finally:
        for child in children:
            os.kill(child.process, signal.SIGKILL)
            os.close(child.result)
            os.waitpid(child.process, 0)
        gc.unfreeze()
    return results


def _fork(pieces: Sequence[T], work: Work[T]) -> _Child:
    reading, writing = os.pipe()
    process = os.fork()
    if process:
        os.close(writing)
        return _Child(process, reading)
    code = 1
    try:
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        with os.fdopen(writing, "wb") as stream:
            stream.write(marshal.dumps(work(pieces)))
        code = 0
    except OpsbookError as error:
        os.write(2, f"{error}\n".encode())
    except BaseException as error:  # noqa: BLE001  # a copy must end here, whatever happens, and say why
        os.write(2, f"{type(error).__name__}: {error}\n".encode())
    finally:
        os._exit(code)


def _result(child: _Child) -> Any:
    with os.fdopen(child.result, "rb") as stream:
        raw = stream.read()
    _, status = os.waitpid(child.process, 0)
    if os.waitstatus_to_exitcode(status):
        raise OpsbookError("a part of the work could not be done")
    return marshal.loads(raw)
