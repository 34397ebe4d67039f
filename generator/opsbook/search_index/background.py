"""The search index of a previewed site: kept up to date while nobody waits for it."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock, Thread

from opsbook.emit.site import Site
from opsbook.search_index.files import CATALOGUE, FOLDER, index_files


@dataclass
class BackgroundIndex:
    """Keeps the index of a previewed site up to date without anybody waiting for it. The latest site wins."""

    _lock: Lock = field(default_factory=Lock)
    _wanted: tuple[Site, Path] | None = None
    _worker: Thread | None = None

    def carry_over(self, live: Path, folder: Path) -> str:
        """Take the index of the site that is live along into the next one, where it serves until it is renewed.

        Gives the name of its folder there.
        """
        if (live / FOLDER).is_dir():
            shutil.copytree(live / FOLDER, folder / FOLDER, dirs_exist_ok=True)
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
                write_index(site, live)
            except OSError:
                continue  # the site was replaced meanwhile; the preview goes on


def write_index(site: Site, folder: Path) -> None:
    """Write the index into a site's folder. The catalogue comes when what it names is there; then the old goes."""
    names = set()
    (folder / FOLDER).mkdir(exist_ok=True)
    for file in index_files(site, site.handbook.cache):  # the catalogue is the last of them
        path = folder / file.path
        names.add(path.name)
        if path.name == CATALOGUE or not path.is_file():
            beside = path.with_name(f".{path.name}")
            beside.write_bytes(file.content)
            beside.replace(path)
    for old in (folder / FOLDER).iterdir():
        if old.name not in names:
            old.unlink(missing_ok=True)
