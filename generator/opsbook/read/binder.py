"""The documents of a handbook by path, and what is known of each without looking into it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Self

from opsbook.read.document import Document
from opsbook.read.on_demand import OnDemand


class Binder(OnDemand[Document]):
    """Documents by path, each made when somebody asks for it."""

    def __init__(self, documents: Iterable[tuple[str, Document]] = ()) -> None:
        super().__init__()
        self._digests: dict[str, bytes] = {}
        self._remarked: dict[str, bool] = {}
        for path, document in documents:
            self.put(path, document)

    def expect_known(self, path: str, digest: bytes, has_remarks: bool, make: Callable[[], Document]) -> None:
        """Take in a document of which the digest is known, and whether it holds remarks."""
        self.expect(path, make)
        self._digests[path] = digest
        if has_remarks:
            self._remarked[path] = True

    def put(self, key: str, value: Document) -> None:
        """Take in a document."""
        super().put(key, value)
        self._digests.pop(key, None)
        self._remarked[key] = True

    def digest(self, path: str) -> bytes:
        """The digest of a document's content."""
        return self._digests.get(path) or self[path].digest

    def remarked(self) -> list[str]:
        """The paths of the documents that hold remarks, in order."""
        return [path for path in self if path in self._remarked and self[path].has_remarks] if self._remarked else []

    def with_document(self, path: str, document: Document) -> Self:
        """These documents with another one at a path."""
        found = type(self)()
        found._copied_from(self)
        found._digests, found._remarked = dict(self._digests), dict(self._remarked)
        found.put(path, document)
        return found
