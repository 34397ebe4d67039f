"""Watching the records while the site is served: one edit is followed at once, also while the rest of the site is being
brought up to date; anything else takes a whole build.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from queue import Queue
from typing import Any

from mkdocs.livereload import LiveReloadServer
from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.polling import PollingObserver

from opsbook.mkdocs_plugin.rest import Rest
from opsbook.preview import Preview
from opsbook.read.folder import left_by_editors
from opsbook.shown import Shown

_TOGETHER = 0.015
"""Seconds in which the events of one saved file arrive; editors write, rename and delete to save once."""
_MOST_TOGETHER = 1.0
"""Seconds after which events are looked at although they keep coming."""
_MANY = 12
"""More files at once are another state of the whole handbook, such as another branch of it."""
_PATIENCE = 5.0
"""Seconds that the end of the preview waits for a build that is under way."""
_READING = ("opened", "closed_no_write")


class EditWatch:
    """Follows the edits of some folders until it is stopped."""

    def __init__(self, server: LiveReloadServer, preview: Preview, shown: Shown) -> None:
        self._server, self._preview, self._shown = server, preview, shown
        self._events: Queue[Path | None] = Queue()
        self._rest = Rest(self._rebuild, preview.tidy)
        self._worker = threading.Thread(target=self._work, name="edits", daemon=True)

    def start(self, folders: Iterable[Path]) -> None:
        """Begin to watch, by the system's own notices where it gives any."""
        try:
            self._observer = _observing(Observer(), folders, self._note)
        except OSError:  # no more notices to be had
            self._observer = _observing(PollingObserver(timeout=0.5), folders, self._note)
        self._rest.start()
        self._worker.start()

    def stop(self) -> None:
        """Watch no longer."""
        self._observer.stop()
        self._events.put(None)
        self._rest.end(_PATIENCE)
        if self._worker.is_alive():
            self._worker.join(_PATIENCE)

    def _note(self, event: FileSystemEvent) -> None:
        if event.event_type in _READING or event.is_directory:
            return
        for path in (event.src_path, event.dest_path):
            file = Path(str(path)) if path else None
            if file and not left_by_editors(file.name):
                self._events.put(file)

    def _work(self) -> None:
        while first := self._events.get():
            files = [file for file in self._and_what_follows(first) if self._shown.matters(file)]
            if not files:
                continue
            if self._followed(files):
                self._rest.soon()
            else:
                self._rest.now()

    def _and_what_follows(self, first: Path) -> list[Path]:
        """The files of all events that arrive together: until there is a moment without any."""
        files, end = {first: None}, time.monotonic() + _MOST_TOGETHER
        time.sleep(_TOGETHER)
        while not self._events.empty() and time.monotonic() < end:
            while not self._events.empty():
                found = self._events.get()
                if found is None:
                    self._events.put(None)
                    return list(files)
                files[found] = None
            time.sleep(_TOGETHER)
        return list(files)

    def _followed(self, files: list[Path]) -> bool:
        """Whether every edit could be followed by itself; browsers are told then."""
        if len(files) > _MANY:
            return False
        try:
            found = self._shown.follow(files)
        except Exception:  # noqa: BLE001  # whatever it is, the whole build finds it as well, and says it
            return False
        if found is None:
            return False
        for followed in found:
            self._preview.tell(followed.path, followed.fault)
        self._reload()
        self._shown.catch_up(self._events.empty)
        return True

    def _rebuild(self) -> None:
        self._preview.build()
        self._reload()

    def _reload(self) -> None:
        """Have the browsers load their page again."""
        with self._server._epoch_cond:
            now = max(time.monotonic_ns() // 1_000_000, self._server._visible_epoch + 1)
            self._server._visible_epoch = self._server._wanted_epoch = now
            self._server._epoch_cond.notify_all()


class _Handler(FileSystemEventHandler):
    def __init__(self, note: Callable[[FileSystemEvent], None]) -> None:
        self._note = note

    def on_any_event(self, event: FileSystemEvent) -> None:
        self._note(event)


def _observing(observer: Any, folders: Iterable[Path], note: Callable[[FileSystemEvent], None]) -> Any:
    handler = _Handler(note)
    for folder in folders:
        observer.schedule(handler, str(folder), recursive=True)
    observer.start()
    return observer
