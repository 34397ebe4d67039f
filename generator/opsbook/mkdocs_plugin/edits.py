"""Watching the records while the site is served: one edit is followed at once, anything else takes a whole build."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from queue import Empty, Queue
from typing import Any

from mkdocs.livereload import LiveReloadServer
from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.polling import PollingObserver

from opsbook.live import LiveSite
from opsbook.preview import Preview
from opsbook.read.folder import left_by_editors

_TOGETHER = 0.015
"""Seconds in which the events of one saved file arrive; editors write, rename and delete to save once."""
_QUIET = 1.0
"""Seconds without an edit after which the rest of the site is brought up to date."""
_PATIENCE = 5.0
"""Seconds that the end of the preview waits for a build that is under way."""
_READING = ("opened", "closed_no_write")


class EditWatch:
    """Follows the edits of some folders until it is stopped.

    ``live`` gives the site as it stands, None while there is none to follow with.
    """

    def __init__(self, server: LiveReloadServer, preview: Preview, live: Callable[[], LiveSite | None]) -> None:
        self._server, self._preview, self._live = server, preview, live
        self._events: Queue[Path | None] = Queue()
        self._worker = threading.Thread(target=self._work, name="edits", daemon=True)

    def start(self, folders: Iterable[Path]) -> None:
        """Begin to watch, by the system's own notices where it gives any."""
        try:
            self._observer = _observing(Observer(), folders, self._note)
        except OSError:  # no more notices to be had
            self._observer = _observing(PollingObserver(timeout=0.5), folders, self._note)
        self._worker.start()

    def stop(self) -> None:
        """Watch no longer."""
        self._observer.stop()
        self._events.put(None)
        if self._worker.is_alive():
            self._worker.join(_PATIENCE)  # a thread that is still at work when Python ends would be torn off

    def _note(self, event: FileSystemEvent) -> None:
        if event.event_type in _READING or event.is_directory:
            return
        for path in (event.src_path, event.dest_path):
            file = Path(str(path)) if path else None
            if file and not left_by_editors(file.name):
                self._events.put(file)

    def _work(self) -> None:
        behind = False
        while True:
            try:
                first = self._events.get(timeout=_QUIET if behind else None)
            except Empty:
                behind = False
                self._rebuild()
                continue
            if first is None:
                return
            files = self._and_what_follows(first)
            if self._followed(files):
                behind = True
            elif any(map(self._matters, files)):
                behind = False
                self._rebuild()

    def _and_what_follows(self, first: Path) -> list[Path]:
        files = [first]
        time.sleep(_TOGETHER)
        while not self._events.empty():
            found = self._events.get()
            if found is None:
                self._events.put(None)
                break
            files.append(found)
        return list(dict.fromkeys(files))

    def _matters(self, file: Path) -> bool:
        """Whether an event is of a file that is there or should be; editors make others and delete them at once."""
        live = self._live()
        return file.exists() or live is None or live.knows(file)

    def _followed(self, files: list[Path]) -> bool:
        """Whether every edit could be followed by itself; browsers are told then."""
        with self._preview.lock:
            live = self._live()
            files = [file for file in files if self._matters(file)]
            results = [live.follow(file) if live else None for file in files]
            if not files or None in results:
                return False
            self._preview.tell("".join(result.fault for result in results if result))
        self._reload()
        with self._preview.lock:
            if live and self._events.empty():
                live.catch_up()
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
