"""What is remembered of a site from one build to the next: under which prints everything on it was made."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from opsbook.cache import Cache
from opsbook.emit.fingerprint import text_print
from opsbook.emit.site import Site


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
        self._texts: dict[str, tuple[bytes, str]] = {}
        site.prints.recall(self.before.get("prints"))

    def text(self, name: str, print: bytes, make: Callable[[], str]) -> str:  # noqa: A002  # as in artifacts
        """A text that is made anew only when its print has moved."""
        known = self.before.get("texts", {}).get(name)
        self._texts[name] = known if known and known[0] == print else (print, make())
        return self._texts[name][1]

    def keep(self, made: dict[str, Any]) -> None:
        """Keep it for the next build, with what was made."""
        told = {"program": self._site.program, "texts": self._texts, "prints": self._site.prints.told(), **made}
        self._cache.save(self._name, told)
