"""Templates are compiled once: in a process for however many sites it renders, and once for all runs of a program."""

from __future__ import annotations

from types import CodeType

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from opsbook.emit import settled

_CODE: dict[tuple[str, str], CodeType] = settled.results("templates")
"""By the template's name and place, and by its source's checksum."""


class CompiledTemplates(BytecodeCache):
    """Keeps what Jinja made of each template. A template whose source changes is compiled anew."""

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill a bucket, if its source was compiled before."""
        bucket.code = _CODE.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled."""
        if bucket.code is not None:
            _CODE[bucket.key, bucket.checksum] = bucket.code
