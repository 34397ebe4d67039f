"""A file that was read before and was in order: its text and its values are fetched when somebody asks for them."""

from __future__ import annotations

from functools import cached_property, lru_cache
from typing import Any

from opsbook.diagnostic import OpsbookError, Route
from opsbook.read import source
from opsbook.read.content import digest_of
from opsbook.read.document import Document
from opsbook.read.folder import DataFile
from opsbook.read.text import Text, decode

_AT_ONCE = 64
"""So many texts are kept in memory: rules look at one file's several times, and then at the next."""


class KeptDocument(Document):
    """A document of which only the digest and the extents are at hand."""

    def __init__(
        self, file: DataFile, digest: bytes, start: int, end: int, body: int | None, has_remarks: bool
    ) -> None:
        vars(self).update(_file=file, digest=digest, _yaml=(start, end), _body=body, has_remarks=has_remarks)

    problems = ()
    readable = True

    @property
    def text(self) -> Text:
        """The file's text. OpsbookError when the file has been changed since it was looked at."""
        return _text(vars(self)["_file"], self.digest)

    @cached_property
    def values(self) -> dict[str, Any]:
        """The values as read."""
        return self._parsed.values

    @cached_property
    def empty(self) -> tuple[Route, ...]:
        """The fields without a value."""
        return self._parsed.empty

    @cached_property
    def _parsed(self) -> Document:
        return source.parse(_raw(vars(self)["_file"], self.digest), vars(self)["_file"].markdown)


@lru_cache(maxsize=_AT_ONCE)
def _text(file: DataFile, digest: bytes) -> Text:
    return decode(_raw(file, digest))[0]


def _raw(file: DataFile, digest: bytes) -> bytes:
    raw = file.read()
    if digest_of(raw) != digest:
        raise OpsbookError(f"{file.path} was changed while it was read; run the command again")
    return raw
