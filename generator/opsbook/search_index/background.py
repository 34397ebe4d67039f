"""The search index of a previewed site: kept up to date while nobody waits for it."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock, Thread

from opsbook.diagnostic import OpsbookError
from opsbook.search_index.pagefind import FOLDER, write_index


@dataclass
class BackgroundIndex:
    """Keeps the index of a previewed site up to date without anybody waiting for it. The latest site wins."""

    _lock: Lock = field(default_factory=Lock)
    _wanted: Path | None = None
    _worker: Thread | None = None

    def carry_over(self, live: Path, folder: Path) -> None:
        """Take the index of the site that is live along into the next one, where it serves until it is renewed."""
        if (live / FOLDER).is_dir():
            shutil.copytree(live / FOLDER, folder / FOLDER, dirs_exist_ok=True)

    def renew(self, site: Path) -> None:
        """Index a site folder soon; gives back at once."""
        with self._lock:
            self._wanted = site
            if self._worker is None or not self._worker.is_alive():
                self._worker = Thread(target=self._work, name="search index", daemon=True)
                self._worker.start()

    def _work(self) -> None:
        while True:
            with self._lock:
                site, self._wanted = self._wanted, None
                if site is None:
                    self._worker = None
                    return
            try:
                write_index(site)
            except OpsbookError:
                continue  # the site was replaced meanwhile, or goes without a search; the preview goes on
