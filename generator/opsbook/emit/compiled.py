"""Templates are compiled once: in a process for however many sites it renders, and once for all runs of a program."""

from __future__ import annotations

from types import CodeType

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from opsbook import snapshot
from opsbook.cache import Cache

_CODE: dict[tuple[str, str], CodeType] = {}
"""By the template's name and place, and by its source's checksum."""
_NAME = "templates"
_kept: set[tuple[str, str]] = set()
"""What a cache has already."""


class CompiledTemplates(BytecodeCache):
    """Keeps what Jinja made of each template. A template whose source changes is compiled anew."""

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill a bucket, if its source was compiled before."""
        bucket.code = _CODE.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled."""
        if bucket.code is not None:
            _CODE[bucket.key, bucket.checksum] = bucket.code


def recall(cache: Cache) -> None:
    """Fetch what an earlier run of this program compiled. It is code, so the cache must be the person's own."""
    found = cache.load(_NAME) if not _kept else None
    if isinstance(found, dict) and found.get("program") == snapshot.program():
        _kept.update(found["code"])
        _CODE.update(found["code"])


def keep(cache: Cache) -> None:
    """Leave what was compiled for the next run, if there is anything new."""
    if not _kept.issuperset(_CODE):
        _kept.update(_CODE)
        cache.save(_NAME, {"program": snapshot.program(), "code": _CODE})
