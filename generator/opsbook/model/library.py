"""All records of a handbook with their documents: the folder of data files and the hand-written pages."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

from opsbook import discovery, faults
from opsbook.cache import NOTHING, Cache
from opsbook.diagnostic import Diagnostic
from opsbook.model.identity import Identity
from opsbook.model.kept_records import KeptRecord, KeptRecords, Study
from opsbook.model.record import Record
from opsbook.model.records import Records
from opsbook.model.validate import validate
from opsbook.read import folder, source
from opsbook.read.binder import Binder
from opsbook.read.document import Document
from opsbook.read.documents import Read, documents
from opsbook.read.identifier import suggested_id
from opsbook.read.problem import Problem

_HEADING = re.compile(r"^#[ \t]+(.+?)[ \t#]*$", re.MULTILINE)


class KindSet(dict[str, type[Record]]):
    """The kinds by name, in the order in which the handbook shows them."""

    @classmethod
    def of(cls, package: ModuleType) -> KindSet:
        """Every kind that a package of kinds holds: the one subclass of Record in each ``model`` module."""
        found = [
            value
            for module in discovery.modules(package)
            if module.__name__.endswith(".model")
            for value in vars(module).values()
            if isinstance(value, type) and issubclass(value, Record) and "kind" in vars(value)
        ]
        return cls((model.kind.name, model) for model in sorted(found, key=lambda model: model.kind.order))

    def by_plural(self, plural: str) -> type[Record] | None:
        """The kind whose folder has this name."""
        return next((model for model in self.values() if model.kind.plural == plural), None)


class PageFile(NamedTuple):
    """A hand-written page: its file, the path to show for it, and the address of its page."""

    location: Path
    path: str
    url: str


@dataclass
class Library:
    """The records by key, their documents by path, and what was wrong with reading them."""

    records: Records = field(default_factory=Records)
    documents: Binder = field(default_factory=Binder)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    complete: bool = True
    """False when some content could not be read at all."""
    misplaced: list[tuple[str, str]] = field(default_factory=list)
    """Ids and texts of files that look like records and lie where no kind's records are."""
    parsed: int = 0
    """How many of the documents were parsed, and not known from before."""
    studied: dict[str, KeptRecord] = field(default_factory=dict)
    """The records of which is known what the study said, by key; see ``study``."""

    def study(self, key: str) -> tuple[Any, Any] | None:
        """What the study said of a record; None when it is not known."""
        kept = self.studied.get(key)
        return kept.said() if kept else None

    def add(self, model: type[Record], identity: Identity, document: Document) -> None:
        """Take in one document; a second record of a key is a finding."""
        self.documents.put(identity.path, document)
        self.complete = self.complete and document.readable
        if self._is_first(identity.key, identity.path):
            record, found = validate(model, identity, document)
            self.records.put(record.key, record)
            self.diagnostics += found

    def add_known(self, model: type[Record], identity: Identity, read: Read, studied: bool) -> None:
        """The same for a file that was in order; its record and its document are made when somebody asks for them."""
        key, known = identity.key, read.known
        self.documents.expect_known(identity.path, known.digest, known.has_remarks, read.document)
        if self._is_first(key, identity.path):
            kept = KeptRecord(read, model, identity)
            self.records.expect_known(key, model, identity, known.told, kept.record)
            if studied:
                self.studied[key] = kept

    def with_record(self, record: Record, document: Document) -> Library:
        """This library with another version of one record."""
        return replace(
            self,
            records=self.records.with_record(record),
            documents=self.documents.with_document(record.path, document),
            studied={key: kept for key, kept in self.studied.items() if key != record.key},
        )

    def _is_first(self, key: str, path: str) -> bool:
        first = self.records.identities.get(key)
        if first:
            fault = Problem(
                faults.DUPLICATE_ID,
                f"{key} is written in two files, here and in {first.path}",
                "Keep one of the two files and delete the other.",
            )
            self.diagnostics.append(fault.diagnostic(path, key))
            self.records.mark_as_twofold(key)
        return first is None


def load(
    data_dir: Path,
    shown_as: str,
    kinds: KindSet,
    pages: Iterable[PageFile] = (),
    cache: Cache = NOTHING,
    study: Study | None = None,
) -> Library:
    """Read every record below ``data_dir`` and every page. ``shown_as`` is the folder's name in findings."""
    library = Library()
    plurals = {model.kind.plural: model for model in kinds.values() if model.kind.name != "page"}
    inside = f"{shown_as}/" if shown_as else ""
    library.records.folders = {model.kind.name: f"{inside}{plural}" for plural, model in plurals.items()}
    files, library.diagnostics = folder.find(
        data_dir, shown_as, {plural: model.kind.name for plural, model in plurals.items()}
    )
    library.complete = not any(found.code == faults.UNKNOWN_KIND.code for found in library.diagnostics)
    if not library.complete:
        library.misplaced = list(folder.misplaced(data_dir, files))

    kept = KeptRecords(plurals, study)
    for read in documents(files, cache, kept.study):
        library.parsed += read.parsed
        model, identity = kept.whose(read.file)
        if read.known.told is None:
            library.add(model, identity, read.document())
        else:
            library.add_known(model, identity, read, bool(study))
    if "page" in kinds:
        for page in pages:
            _add_page(library, kinds["page"], page)
    return library


def _add_page(library: Library, model: type[Record], page: PageFile) -> None:
    document = source.parse(folder.read(page.location, page.path), markdown=True)
    library.parsed += 1
    if not document.values.get("title"):
        heading = _HEADING.search(str(document.values.get("body", "")))
        document.values["title"] = heading[1] if heading else _title_from(page.url)
    if document.problems and document.problems[0].fault is faults.EMPTY_FILE:
        document = Document(document.text, document.values, ())
    identity = Identity("page", _page_id(page.url), page.path, page.url)
    library.add(model, identity, document)


def _page_id(url: str) -> str:
    return suggested_id(url.removesuffix(".html")) or "home"


def _title_from(url: str) -> str:
    return _page_id(url).replace("-", " ").capitalize()
