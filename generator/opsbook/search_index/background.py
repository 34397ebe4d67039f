"""The search index of a previewed site: kept up to date while nobody waits for it."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock, Thread

from opsbook.emit.site import Site
from opsbook.search_index.files import CATALOGUE, FOLDER, index_files
from opsbook.turns import EndedError, Turns


@dataclass
class BackgroundIndex:
    """Keeps the index of a previewed site up to date without anybody waiting for it. The latest site wins."""

    turns: Turns = field(default_factory=Turns)
    """To whom it gives way."""
    _lock: Lock = field(default_factory=Lock)
    _wanted: tuple[Site, Path] | None = None
    _worker: Thread | None = None

    def carry_over(self, live: Path, folder: Path) -> str:
        """Take the index of the site that is live along into the next one, where it serves until it is renewed.

        Gives the name of its folder there.
        """
        with self.turns.alone():
            if (live / FOLDER).is_dir():
                shutil.rmtree(folder / FOLDER, ignore_errors=True)
                shutil.copytree(live / FOLDER, folder / FOLDER, copy_function=_linked)
        return FOLDER

    def renew(self, site: Site, live: Path) -> None:
        """Index a site soon, into the folder where it is live; gives back at once."""
        with self._lock:
            self._wanted = site, live
            if self._worker is None or not self._worker.is_alive():
                self._worker = Thread(target=self._work, name="search index", daemon=True)
                self._worker.start()

    def wait(self, seconds: float) -> None:
        """Wait until the index is up to date, or for so long."""
        if worker := self._worker:
            worker.join(seconds)

    def _work(self) -> None:
        while True:
            with self._lock:
                if self._wanted is None:
                    self._worker = None
                    return
                (site, live), self._wanted = self._wanted, None
            try:
                write_index(site, live, self.turns)
            except (OSError, EndedError):
                continue  # the site was replaced meanwhile, and the preview goes on; or it ends


def write_index(site: Site, folder: Path, turns: Turns) -> None:
    """Write the index into a site's folder: what the catalogue names, then the catalogue at one stroke; the old goes.

    Where the site was replaced meanwhile, that has a whole index already, and its own is to come.
    """
    names, place = set(), folder / FOLDER
    place.mkdir(exist_ok=True)
    for file in index_files(site, site.handbook.cache):  # the catalogue is the last of them
        turns.give_way()
        name = Path(file.path).name
        names.add(name)
        if name == CATALOGUE:
            with turns.alone():
                _go_over(place, names, file.content)
        elif not (place / name).is_file():
            _write(place / name, file.content)


def _go_over(place: Path, names: set[str], catalogue: bytes) -> None:
    there = {file.name for file in place.iterdir()}
    if names - there <= {CATALOGUE}:
        _write(place / CATALOGUE, catalogue)
        for old in there - names:
            (place / old).unlink(missing_ok=True)


def _write(file: Path, content: bytes) -> None:
    beside = file.with_name(f".{file.name}")
    beside.write_bytes(content)
    beside.replace(file)


def _linked(file: str, to: str) -> None:
    """The same file in another place; a copy, where the system has no links. Files of an index are never written to."""
    try:
        os.link(file, to)
    except OSError:
        shutil.copyfile(file, to)
