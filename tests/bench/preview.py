"""How long somebody waits under a development server: from saving a record to the page that holds the change."""

from __future__ import annotations

import http.client
import os
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import PurePosixPath

from tests.bench.process import FailedError, surroundings
from tests.bench.workplace import Workplace

_PAUSE = 0.005
_MOST = 900.0
"""Seconds after which a server counts as hanging."""
_REST = 1.0
"""Seconds of quiet between the first page and the edit."""


def seconds_to_page(place: Workplace, words: tuple[str, ...], edit: str) -> float:
    """Start the contender's server, edit the record, and wait until its page holds the edit."""
    page = f"/{PurePosixPath(place.record).relative_to('data').with_suffix('')}/"
    try:
        with _serving(place, words) as port:
            _wait_for(port, page, "</html>", 0.1, time.perf_counter())
            time.sleep(_REST)
            return _wait_for(port, page, edit, _PAUSE, since=place.save(edit))
    finally:
        place.undo(edit)


@contextmanager
def _serving(place: Workplace, words: tuple[str, ...]) -> Iterator[int]:
    port = _free_port()
    command = place.environment.command([word.format(port=port) for word in words])
    with tempfile.TemporaryFile() as said:
        server = subprocess.Popen(
            command, cwd=place.folder, stdout=said, stderr=said, env=surroundings(), start_new_session=True
        )
        try:
            yield port
        finally:
            _end(server)


def _end(server: subprocess.Popen[bytes]) -> None:
    """End a server and all that it has started, kindly at first."""
    for how in (signal.SIGTERM, signal.SIGKILL):
        try:
            os.killpg(server.pid, how)
            server.wait(timeout=10)
        except subprocess.TimeoutExpired:
            continue
        except ProcessLookupError:
            break
        return


def _wait_for(port: int, page: str, words: str, pause: float, since: float) -> float:
    """Ask until the page is there and holds some words; the seconds that it took."""
    while time.perf_counter() - since < _MOST:
        if words in _text(port, page):
            return time.perf_counter() - since
        time.sleep(pause)
    raise FailedError(f"{page} did not show the edit within {_MOST:.0f} s")


def _text(port: int, page: str) -> str:
    """The page's text; what is there before the server answers holds no words at all."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        connection.request("GET", page)
        answer = connection.getresponse()
        return answer.read().decode(errors="replace") if answer.status == 200 else ""
    except (OSError, http.client.HTTPException):
        return ""
    finally:
        connection.close()


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port
