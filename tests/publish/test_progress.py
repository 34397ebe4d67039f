"""The line that says what a long piece of work is at."""

from __future__ import annotations

import io
import time

import pytest

from opsbook.progress import PATIENCE, Progress
from opsbook.timings import Timings


@pytest.fixture
def stream() -> io.StringIO:
    """What the terminal is given."""
    return io.StringIO()


def test_short_work_shows_nothing(stream: io.StringIO) -> None:
    progress = Progress(stream)
    progress.stage("read")
    progress.step(1, 2)
    progress.done()
    assert stream.getvalue() == ""


def test_long_work_says_what_and_how_far_and_wipes_it_away(stream: io.StringIO) -> None:
    progress = Progress(stream, _begun=time.monotonic() - PATIENCE - 1)
    progress.stage("render")
    time.sleep(0.1)
    progress.step(50, 200)
    progress.done()
    said = stream.getvalue()
    assert "render" in said
    assert "50 of 200" in said
    assert said.endswith("\r\x1b[K")


def test_where_nobody_watches_nothing_is_written() -> None:
    progress = Progress()
    progress.stage("render")
    progress.step(1, 2)
    progress.done()


def test_a_stage_counts_its_time_each_time(stream: io.StringIO) -> None:
    timings = Timings()
    for _ in range(2):
        with timings.stage("read"):
            time.sleep(0.002)
    timings.count("records", 7)
    assert timings.seconds["read"][0] >= 0.004
    assert [line.split()[0] for line in timings.table().splitlines()] == ["timings:", "read", "records"]
