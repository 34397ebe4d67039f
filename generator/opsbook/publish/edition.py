"""Write a site beside the live one, verify it, swap. What is live is always whole: the old site or the new one.

The folder that is written to is the generation before the live one, where there is one: what it has already stays,
what the live one has is linked, and only the rest is written.
"""

from __future__ import annotations

import atexit
import contextlib
import os
import shutil
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType

from opsbook.cache import Cache
from opsbook.diagnostic import OpsbookError
from opsbook.publish.generation import Entry, Generation, digest, remove, stamp
from opsbook.publish.lock import Lock
from opsbook.publish.own import MARKER, refuse_foreign
from opsbook.publish.swap import swap

_MARK = b"Made by opsbook; replaced as a whole at each build.\n"
_IDLE = ".gitignore"
"""A file of the generation that is not live, which tells git to pass it over."""


@dataclass
class Edition:
    """A new edition of a site, written next to ``live`` and swapped in whole, or dropped without a trace."""

    live: Path
    cache: Cache = field(default_factory=lambda: Cache(None))

    def __post_init__(self) -> None:
        self.live = self.live.resolve()  # a link stays a link: what it leads to is replaced
        self.folder = self.live.with_name(f".{self.live.name}.next")
        self.entries: dict[str, Entry] = {}
        """The files of this edition so far."""
        self.written = 0
        """How many files were written, and neither kept nor linked."""
        self._made: set[str] = set()
        self._lock = Lock(self.live.with_name(f".{self.live.name}.lock"))
        self._idle = self._shown = Generation()

    def __enter__(self) -> Edition:
        """Open the edition. UsageError for a place that is not ours, OpsbookError when another build is running."""
        refuse_foreign(self.live)
        try:
            self.live.parent.mkdir(parents=True, exist_ok=True)
            if not self._lock.taken():
                raise OpsbookError(f"another build is writing {self.live.name} right now; wait for it to end")
            atexit.register(self.close)  # whoever ends the program, by Ctrl C or a signal, ends the edition
            self._open()
            self.write(MARKER, _MARK)
        except OSError as error:
            self.close()
            raise OpsbookError(f"the site cannot be written: {error.strerror} ({error.filename})") from error
        return self

    def _open(self) -> None:
        """Take over the idle generation, if it is as it was left; else begin with an empty folder."""
        self._shown = Generation.of(self.live, self.cache)
        self._idle = Generation.of(self.folder, self.cache)
        (self.folder / _IDLE).unlink(missing_ok=True)
        self._idle = self._idle.restored(self.folder)
        if not self._idle.entries:
            shutil.rmtree(self.folder, ignore_errors=True)
            self.folder.mkdir()

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Drop what was not published."""
        self.close()

    def close(self) -> None:
        """Remove the edition's folder and the lock; harmless when that was done before, or the site was published."""
        if self._lock.held:
            shutil.rmtree(self.folder, ignore_errors=True)
            self._lock.release()
        atexit.unregister(self.close)

    def write(self, path: str, content: bytes) -> None:
        """Write one file, by its path from the site's root; one that stands there already is left alone."""
        parts = path.split("/")
        if path.startswith("/") or ".." in parts or "\\" in path:
            raise OpsbookError(f"the file {path} would lie outside the site")
        name = digest(content)
        try:
            if not self._kept(path, name):
                self._write(path, content, name)
        except OSError as error:
            raise OpsbookError(f"the site cannot be written: {error.strerror} ({path})") from error

    def keep(self, path: str) -> bool:
        """Take one file over from the live site as it is; False when that does not have it, or somebody changed it."""
        shown = self._shown.entries.get(path)
        return shown is not None and self._kept(path, shown[0])

    def shown(self, path: str) -> bytes | None:
        """A file of the live site; None when it has none, or somebody changed it."""
        return (self.live / path).read_bytes() if self._shown.holds(path, self.live) else None

    @property
    def lacks_some(self) -> bool:
        """Whether the live site has a file that this edition has not, or nothing is known of that site."""
        shown = self._shown.entries.keys()
        return not shown or not shown <= self.entries.keys()

    def _kept(self, path: str, name: bytes) -> bool:
        """Whether a file of this content is in place, from the generation before or linked from the live one."""
        if path in self.entries:
            return self.entries[path][0] == name
        idle = self._idle.entries.get(path)
        if idle is not None and idle[0] == name:
            self.entries[path] = idle
            return True
        shown = self._shown.entries.get(path)
        if shown is None or shown[0] != name or not self._shown.holds(path, self.live):
            return False
        self._make_room(path)
        try:
            os.link(f"{self.live}/{path}", f"{self.folder}/{path}")
        except OSError:  # a file system without links
            return False
        self.entries[path] = shown
        return True

    def _write(self, path: str, content: bytes, name: bytes) -> None:
        self._make_room(path)
        file = f"{self.folder}/{path}"
        with open(file, "wb") as stream:  # noqa: PTH123  # once a page: Path objects cost three times more
            stream.write(content)
            stream.flush()
            found = os.fstat(stream.fileno())
        self.entries[path] = (name, found.st_size, found.st_mtime_ns)
        self.written += 1

    def _make_room(self, path: str) -> None:
        """Make the folder of a file, and take away what stands in its place: that may be the live site's own file."""
        folder = f"{self.folder}/{path}".rpartition("/")[0]
        if folder not in self._made:
            try:
                os.mkdir(folder)  # noqa: PTH102  # one call for nearly every page
            except OSError:
                os.makedirs(folder, exist_ok=True)  # noqa: PTH103
            self._made.add(folder)
        if path in self._idle.entries or path in self.entries:
            with contextlib.suppress(FileNotFoundError):
                os.unlink(f"{self.folder}/{path}")  # noqa: PTH108

    def overwrite(self, path: str, content: bytes) -> None:
        """Put another version of one file into the edition, or into the site where it is published, at one stroke.

        It counts as somebody else's change: the next build keeps nothing that it does not know to be as it was made.
        """
        file = (self.folder if self._lock.held else self.live) / path
        beside = file.with_name(f".{file.name}.{os.getpid()}")
        file.parent.mkdir(parents=True, exist_ok=True)
        beside.write_bytes(content)
        beside.replace(file)

    def adopt(self, folder: str) -> None:
        """Count the files that somebody else put into a folder of the edition among its own."""
        for file in sorted((self.folder / folder).rglob("*")):
            if file.is_file():
                path, found = file.relative_to(self.folder).as_posix(), stamp(str(file)) or (0, 0)
                known = self._shown.entries.get(path)
                is_as_known = known is not None and known[1:] == found
                self.entries[path] = known if known and is_as_known else (digest(file.read_bytes()), *found)

    def publish(self) -> None:
        """Verify the edition and put it in the live site's place at one stroke."""
        self._verify()
        try:
            self._remove_gone()
            swap(self.folder, self.live)
        except OSError as error:
            raise OpsbookError(f"the site cannot be put in place: {error.strerror}") from error
        self._lock.release()
        Generation(self.entries).save(self.live, self.cache)
        self.cache.prune("site-", 12)  # of folders that are long gone
        if self.folder.is_dir() and self._shown.entries:
            (self.folder / _IDLE).write_text("*\n", encoding="utf-8")
        else:
            shutil.rmtree(self.folder, ignore_errors=True)  # a site of which nothing is known is of no use

    def _remove_gone(self) -> None:
        """Delete what the generation before had and this edition has not."""
        remove(self.folder, self._idle.entries.keys() - self.entries.keys())

    def _verify(self) -> None:
        for needed in ("index.html", "404.html", "sitemap.xml"):
            if needed not in self.entries or not self.entries[needed][1]:
                raise OpsbookError(f"the new site has no {needed}; the old one was left as it is")
