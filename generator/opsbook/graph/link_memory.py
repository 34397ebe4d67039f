"""Where the references of records led the last time. As long as the same records bear the same names, they lead there
still, and the record's outline need not even be looked at.
"""

from __future__ import annotations

import marshal
from collections.abc import Mapping
from hashlib import blake2b

from opsbook import snapshot
from opsbook.cache import Cache
from opsbook.graph.link import Link
from opsbook.model.library import Library
from opsbook.model.records import Records
from opsbook.model.traits import Superseding

_FILE = "links"


Led = tuple[bytes, tuple[str, ...], bool]
"""Of a record with this digest: the keys that its references led to, in the order of its outline, and whether one of
them names what it supersedes. Records of which a reference led nowhere, or to a part of a page, are not kept.
"""


class LinkMemory:
    """What is remembered of links, and how it is kept."""

    def __init__(self, cache: Cache, library: Library) -> None:
        self._cache, self._library = cache, library
        self.names = names_of(library.records)
        self._ground = self.names + snapshot.program()
        kept = cache.load(_FILE)
        usable = isinstance(kept, dict) and kept.get("ground") == self._ground
        self._before: dict[str, Led] = kept["led"] if usable else {}

    def recalled(self) -> dict[str, Led]:
        """Where the references of records led, for those that are as they were."""
        studied, digest_of = self._library.studied, self._digest
        return {key: led for key, led in self._before.items() if key in studied and digest_of(key) == led[0]}

    def keep(self, recalled: Mapping[str, Led], out: Mapping[str, list[Link]], sound: set[str]) -> None:
        """Keep what was recalled, and the links of the ``sound`` records that were followed now."""
        worth = sound & self._library.studied.keys()
        if not worth and len(recalled) == len(self._before):
            return
        now = dict(recalled)
        for key in worth:
            links = out[key]
            record = self._library.records[key]
            supersedes = isinstance(record, Superseding) and any(link.route[0] == "supersedes" for link in links)
            now[key] = (self._digest(key), tuple(link.target.key for link in links), supersedes)
        self._cache.save(_FILE, {"ground": self._ground, "led": now})

    def _digest(self, key: str) -> bytes:
        return self._library.documents.digest(self._library.records.identities[key].path)


def names_of(records: Records) -> bytes:
    """The print of which records there are, where they lie, and what else they were called."""
    paths = [identity.path for identity in records.identities.values()]
    names = (list(records), paths, records.aliases)
    return blake2b(marshal.dumps(names, 2), digest_size=16).digest()  # a version in which equal values are equal bytes
