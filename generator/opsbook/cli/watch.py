"""Checking again whenever a file changes, until interrupted."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import click

from opsbook.cli.inspection import Asked, inspect
from opsbook.diagnostic import OpsbookError
from opsbook.report import colour, concise

PAUSE = 0.5
"""Seconds between two looks."""


def watch(asked: Asked, wait: Callable[[float], None] = time.sleep) -> None:
    """Print the findings in a line each, and again after each change. ``wait`` pauses for so many seconds."""
    watched = _check(asked)
    before = _snapshot(watched)
    click.echo("Watching for changes; Ctrl+C ends it.", err=True)
    while True:
        wait(PAUSE)
        now = _snapshot(watched)
        if now == before:
            continue
        before = now
        try:
            watched = _check(asked)
        except OpsbookError as error:
            click.echo(f"opsbook: {error}", err=True)


def _check(asked: Asked) -> list[Path]:
    """Check once and print; gives the folders and the file on which the result rests."""
    report = inspect(asked).report
    coloured = colour.wanted(sys.stdout, os.environ)
    click.echo(concise.render(replace(report, colour=coloured)), color=coloured)
    return [*report.handbook.folders, asked.config or (asked.data.parent if asked.data else Path()) / "mkdocs.yml"]


def _snapshot(watched: Iterable[Path]) -> dict[str, tuple[int, int]]:
    """When each file was last written, and its size."""
    return {path: (found.st_mtime_ns, found.st_size) for path, found in _files(watched)}


def _files(watched: Iterable[Path]) -> Iterator[tuple[str, os.stat_result]]:
    for place in watched:
        names = [place] if place.is_file() else (Path(at) / name for at, _, files in os.walk(place) for name in files)
        for file in names:
            try:
                yield str(file), file.stat()
            except OSError:
                continue  # gone between two looks
