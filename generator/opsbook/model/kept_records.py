"""Records that are in order, kept between runs, so that they need not be checked again."""

from __future__ import annotations

import marshal
from collections.abc import Callable
from typing import Any

from opsbook.model.plain import Fields, NotPlainError, plain, record_from
from opsbook.model.record import Identity, Record
from opsbook.model.validate import validate
from opsbook.read.document import Document
from opsbook.read.documents import Read
from opsbook.read.folder import DataFile

Study = Callable[[Record, Document], tuple[Any, Any]]
"""What else is to be remembered of a record that is in order: its outline, and what rules know of it. Plain values."""


class KeptRecords:
    """What is kept of the records of some kinds, by the names of their folders."""

    def __init__(self, plurals: dict[str, type[Record]], study: Study | None) -> None:
        self._plurals, self._study = plurals, study

    def whose(self, file: DataFile) -> tuple[type[Record], Identity]:
        """The kind of a file's record, and who it is."""
        model = self._plurals[file.plural]
        return model, Identity(model.kind.name, file.id, file.path)

    def study(self, file: DataFile, document: Document) -> tuple[Any, bytes] | None:
        """A record and what was said of it, in plain values, with its long ones apart."""
        record, found = validate(*self.whose(file), document)
        if found or record.damaged:
            return None
        try:
            at_once, short, long = plain(record)
        except NotPlainError:
            return None
        said = self._study(record, document) if self._study else None
        return (at_once, marshal.dumps(short), marshal.dumps(said)), marshal.dumps(long)

    def record(self, read: Read, model: type[Record], identity: Identity) -> Record:
        """The record of a file that is known."""
        at_once, short, _ = read.told

        def long() -> Fields:
            kept = read.more()
            if kept:
                found: Fields = marshal.loads(kept)
                return found
            return plain(validate(model, identity, read.document)[0]).long  # somebody deleted the cache meanwhile

        return record_from(model, identity, at_once, short, long)

    def studied(self, read: Read) -> bytes:
        """What the study said of the record of a file that is known, to be unpacked when somebody asks."""
        found: bytes = read.told[2]
        return found
