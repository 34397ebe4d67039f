"""Work shared out to processes that are copies of this one, where the system can copy itself (not Windows)."""

from __future__ import annotations

import gc
import marshal
import os
import signal
import struct
import threading
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any, Generic, NamedTuple, TypeVar

from opsbook.diagnostic import OpsbookError

T = TypeVar("T")
Work = Callable[[T], Any]
"""Does some pieces and gives what came of it: plain values, because they may come from another process."""
WORTH_IT = 200
"""From how many pieces of work on a copy of the process pays for itself."""
_MOST_TURNS = 4096
"""As many turns as fit into the smallest pipe that systems make."""
_FEWEST_IN_TURN = 8
"""So many pieces are taken at once that asking for them costs nothing beside them."""
_TURN = struct.Struct("i")


class _Child(NamedTuple):
    process: int
    result: int
    """Where its result is read."""


def worker_count(pieces: int) -> int:
    """How many processes to use: one for each core; one alone for little work, or where copying is unsafe."""
    if pieces < WORTH_IT or not hasattr(os, "fork") or threading.active_count() > 1:
        return 1
    return max(1, len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1)


def shared_out(pieces: Sequence[T], work: Work[Sequence[T]], weight: int | None = None) -> list[Any]:
    """Run ``work`` over all pieces, an equal share in each process: all results, in order.

    ``weight`` is how much work the pieces hold together, where that is more than one each. What ``work`` changes in
    memory is gone with its process. OpsbookError when a worker fails.
    """
    workers = worker_count(len(pieces) if weight is None else weight)
    size = max(1, -(-len(pieces) // workers))
    shares = [pieces[start : start + size] for start in range(0, len(pieces), size)] or [pieces]
    return _all([partial(work, share) for share in shares])


def in_turns(
    pieces: Sequence[T],
    work: Work[Iterator[T]],
    beside: Callable[[], None] | None = None,
    step: Callable[[int, int], None] | None = None,
    weight: int | None = None,
    at_once: int = _FEWEST_IN_TURN,
) -> list[Any]:
    """Run ``work`` in each process over the pieces that it comes to take, and ``beside`` once, in this one, first.

    For pieces whose results need no order: who has time takes the next ``at_once``, so that all are done at about the
    same moment. ``step`` is told how many are taken, of how many. The same holds for ``weight``, for what ``work``
    changes, and for failures, as where work is shared out.
    """
    workers = worker_count(len(pieces) if weight is None else weight)
    turns = _Turns(pieces, step, at_once if workers > 1 else max(1, len(pieces)))  # alone: all in one turn
    with turns:

        def own() -> Any:
            if beside:
                beside()
            return work(iter(turns))

        return _all([own, *[partial(work, iter(turns))] * (workers - 1)])


class _Turns(Generic[T]):
    """Pieces that several processes take, a few at a time. Whose turn it is stands in a pipe, from which all read."""

    def __init__(self, pieces: Sequence[T], step: Callable[[int, int], None] | None, at_once: int) -> None:
        self._pieces, self._step = pieces, step
        self._size = max(at_once, -(-len(pieces) // _MOST_TURNS))

    def __enter__(self) -> None:
        self._next, writing = os.pipe()
        with os.fdopen(writing, "wb") as stream:
            stream.writelines(_TURN.pack(start) for start in range(0, len(self._pieces), self._size))

    def __exit__(self, *_: object) -> None:
        os.close(self._next)

    def __iter__(self) -> Iterator[T]:
        while turn := os.read(self._next, _TURN.size):
            (start,) = _TURN.unpack(turn)
            for place, piece in enumerate(self._pieces[start : start + self._size], start):
                if self._step:
                    self._step(place, len(self._pieces))
                yield piece


def _all(tasks: Sequence[Callable[[], Any]]) -> list[Any]:
    """Run the first task here and every other in a copy of this process: their results, in order."""
    gc.freeze()  # so that the copies do not copy every page of memory by counting references
    children = [_fork(task) for task in tasks[1:]]
    try:
        results = [tasks[0]()]
        while children:
            results.append(_result(children.pop(0)))
    finally:
        for child in children:
            os.kill(child.process, signal.SIGKILL)
            os.close(child.result)
            os.waitpid(child.process, 0)
        gc.unfreeze()
    return results


def _fork(task: Callable[[], Any]) -> _Child:
    reading, writing = os.pipe()
    process = os.fork()
    if process:
        os.close(writing)
        return _Child(process, reading)
    code = 1
    try:
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        with os.fdopen(writing, "wb") as stream:
            stream.write(marshal.dumps(task()))
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
