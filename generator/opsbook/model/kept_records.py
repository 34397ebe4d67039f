"""Records that are in order, kept between runs, so that they need not be checked again."""

from __future__ import annotations

import marshal
from collections.abc import Callable
from typing import Any

from opsbook.model.identity import Identity
from opsbook.model.plain import Fields, NotPlainError, plain, record_from
from opsbook.model.record import Record
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

    def study(self, file: DataFile, document: Document) -> tuple[Any, Any, bytes] | None:
        """The former ids of a record, and what else was said of it, in plain values, with its long ones apart."""
        record, found = validate(*self.whose(file), document)
        if found or record.damaged:
            return None
        try:
            at_once, short, long = plain(record)
        except NotPlainError:
            return None
        said = self._study(record, document) if self._study else None
        return tuple(record.aliases), (at_once, marshal.dumps(short), marshal.dumps(said)), marshal.dumps(long)


class KeptRecord:
    """A record that is known, to be made when somebody asks for it."""

    __slots__ = ("_identity", "_model", "_read")

    def __init__(self, read: Read, model: type[Record], identity: Identity) -> None:
        self._read, self._model, self._identity = read, model, identity

    def record(self) -> Record:
        """The record."""
        at_once, short, _ = self._read.told()
        return record_from(self._model, self._identity, at_once, short, self._long)

    def said(self) -> Any:
        """What the study said of it."""
        return marshal.loads(self._read.told()[2])

    def _long(self) -> Fields:
        if kept := self._read.more():
            found: Fields = marshal.loads(kept)
            return found
        document = self._read.document()  # somebody deleted the cache meanwhile
        return plain(validate(self._model, self._identity, document)[0]).long
