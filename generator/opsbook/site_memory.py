"""What is remembered of a site from one build to the next: under which prints everything on it was made.

Most of it lies in parts, of which a build writes only those that changed. A mark, new with each writing, tells which
parts belong together: a build that was cut off leaves some that nobody will believe.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from pathlib import Path
from typing import Any
from zlib import crc32

from opsbook.cache import Cache
from opsbook.emit.fingerprint import text_print
from opsbook.emit.site import Site

_PARTS = 32
Made = dict[str, Any]
"""What is remembered of each artifact, by path."""


class SiteMemory:
    """The memory of the site that is published at ``live``. The prints of its records go on where the last build left
    them.
    """

    def __init__(self, site: Site, live: Path, cache: Cache) -> None:
        self._site, self._cache = site, cache
        self._name = f"artifacts-{text_print(str(live)).hex()}"
        kept = cache.load(self._name)
        self.before: dict[str, Any] = kept if isinstance(kept, dict) and kept.get("program") == site.program else {}
        """What the last build kept, if it was made by the same program with the same settings."""
        self._parts: list[Made | None] = [None] * _PARTS
        self._texts: dict[str, tuple[bytes, str]] = {}
        site.prints.recall(self.before.get("prints"))

    def made(self) -> Made:
        """What the last build kept of single artifacts. It is large, so it is fetched when somebody asks."""
        parts = [self._part(*place) for place in enumerate(self.before.get("marks", [b""] * _PARTS))]
        self._parts = [*parts]
        return {path: told for part in parts for path, told in part.items()}

    def text(self, name: str, made_of: bytes, make: Callable[[], str]) -> str:
        """A text that is made anew only when its print has moved."""
        known = self.before.get("texts", {}).get(name)
        self._texts[name] = known if known and known[0] == made_of else (made_of, make())
        return self._texts[name][1]

    def keep(self, made: Made, told: dict[str, Any]) -> None:
        """Keep what was made for the next build, and what else is told of it."""
        parts: list[Made] = [{} for _ in range(_PARTS)]
        for path, one in made.items():
            parts[crc32(path.encode(errors="surrogatepass")) % _PARTS][path] = one
        marks = [self._kept(number, part) for number, part in enumerate(parts)]
        own = {"program": self._site.program, "marks": marks, "texts": self._texts}
        self._cache.save(self._name, {**own, "prints": self._site.prints.told(), **told})

    def _kept(self, number: int, part: Made) -> bytes:
        """Keep a part, if it is another than before: its mark."""
        if self.before and part == self._parts[number]:
            mark: bytes = self.before["marks"][number]
            return mark
        mark = secrets.token_bytes(12)
        self._cache.save(f"{self._name}-{number}", {"mark": mark, "made": part})
        return mark

    def _part(self, number: int, mark: bytes) -> Made:
        kept = self._cache.load(f"{self._name}-{number}") if mark else None
        return kept["made"] if isinstance(kept, dict) and kept.get("mark") == mark else {}
