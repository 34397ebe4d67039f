"""Mechanical mends: what the fixes of findings make of their files, before anything is written."""

from __future__ import annotations

import difflib
import io
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from opsbook.check.placing import broken_links
from opsbook.diagnostic import Diagnostic, Fix, OpsbookError, Span
from opsbook.graph.handbook import Handbook
from opsbook.model.record import Record
from opsbook.model.validate import validate
from opsbook.read.document import Document
from opsbook.read.edit import Draft, RefusedError
from opsbook.read.splice import Splice
from opsbook.read.swap import Change


class Edit(NamedTuple):
    """A stretch of a file that gives way to a text; the end of the span is exclusive."""

    span: Span
    text: str


@dataclass
class Mends:
    """The files as they would be, which findings that mends, and which it cannot, with the reason."""

    changes: list[Change] = field(default_factory=list)
    done: list[Diagnostic] = field(default_factory=list)
    refused: list[tuple[Diagnostic, str]] = field(default_factory=list)


def mends(found: Iterable[Diagnostic], handbook: Handbook, guesses: bool = False) -> Mends:
    """Apply the fixes of some findings to the texts of their files. Of two fixes for one place the first one counts.

    What is only probably meant is left to a person, unless ``guesses`` are wanted too.

    RefusedError when a file is no longer as the handbook read it, OpsbookError when one cannot be read.
    """
    result = Mends()
    for path, fixable in _by_path(found, handbook, guesses).items():
        location = handbook.root / path
        try:
            before = location.read_bytes()
        except OSError as error:
            raise OpsbookError(f"{path} cannot be read: {error.strerror}") from error
        draft = Draft(before, path.endswith(".md"))
        if draft.document.text.content != handbook.library.documents[path].text.content:
            raise RefusedError(f"{path} was changed by somebody else meanwhile; nothing was written")
        _mend(fixable, draft, result, handbook)
        if draft.raw != before:
            result.changes.append(Change(location, before, draft.raw))
    return result


def mendable(found: Iterable[Diagnostic], handbook: Handbook, guesses: bool = False) -> list[Diagnostic]:
    """The findings that ``mends`` would mend at once, by the texts as they were read; nothing is read or written."""
    result = Mends()
    for path, fixable in _by_path(found, handbook, guesses).items():
        draft = Draft(handbook.library.documents[path].text.content.encode(), path.endswith(".md"))
        _mend(fixable, draft, result, handbook)
    return result.done


def edits(one: Diagnostic, handbook: Handbook) -> list[Edit]:
    """What a finding's fix changes in its file, exactly; nothing when it has none, or none that can be made."""
    document = handbook.library.documents.get(one.path)
    if not one.fix or not document or not _placed(one, handbook):
        return []
    try:
        splice = apply(Draft(document.text.content.encode(), one.path.endswith(".md")), one.fix)
    except RefusedError:
        return []
    return [Edit(document.text.span(splice.start, splice.end), splice.text)]


def apply(draft: Draft, fix: Fix) -> Splice:
    """Do to a draft what a fix says. RefusedError when that cannot be done without changing more."""
    if fix.renames:
        return draft.rename(fix.route, fix.text)
    if fix.token is not None:
        return draft.swap(fix.route, fix.token, fix.text, fix.nth)
    return draft.put_source(fix.route, fix.text)


def diff(changes: Iterable[Change], root: Path, terse: Container[str] = ()) -> str:
    """The changes as a patch, such as ``git apply`` takes. Of the paths in ``terse`` no other lines are shown."""
    return "".join(line for change in changes for line in _diff(change, root, terse))


def _by_path(found: Iterable[Diagnostic], handbook: Handbook, guesses: bool) -> dict[str, list[Diagnostic]]:
    by_path: dict[str, list[Diagnostic]] = defaultdict(list)
    for one in found:
        if _placed(one, handbook) and one.fix and (guesses or not one.fix.guess):
            by_path[one.path].append(one)
    return by_path


def _mend(fixable: Iterable[Diagnostic], draft: Draft, result: Mends, handbook: Handbook) -> None:
    made: list[Fix] = []
    # Occurrences are counted from the front: the later ones go first, so that their numbers stay true.
    for one in sorted(fixable, key=lambda one: -one.fix.nth if one.fix else 0):
        if not one.fix or any(_collide(one.fix, other) for other in made):
            continue
        before = draft.document
        try:
            apply(draft, one.fix)
            if one.fix.guess:
                _refuse_worse(one, before, draft, handbook)
        except RefusedError as error:
            result.refused.append((one, str(error)))
        else:
            made.append(one.fix)
            result.done.append(one)


def _refuse_worse(one: Diagnostic, before: Document, draft: Draft, handbook: Handbook) -> None:
    """Take a guess back that brings another fault of the data into the record. RefusedError says so."""
    record = handbook.book.records.get(one.record or "")
    if record and (new := _faults(record, draft.document, handbook) - _faults(record, before, handbook)):
        draft.document = before
        raise RefusedError(f"that would bring another fault: {min(new)[1]}")


def _faults(record: Record, document: Document, handbook: Handbook) -> set[tuple[str, str]]:
    """The faults of a record and of its references, if its file said this: their fields and what they say."""
    read, found = validate(type(record), record.identity, document)
    broken = broken_links(handbook.with_record(read, document), read)
    return {(one.field or "", one.message) for one in (*found, *broken)}


def _placed(one: Diagnostic, handbook: Handbook) -> bool:
    """Whether there is a fix whose place is known: inside a field that was read in part, items may have moved up."""
    record = handbook.book.records.get(one.record or "")
    damaged = record.damaged if record and not one.code.startswith("DAT") else frozenset[str]()
    return one.fix is not None and not damaged & {"*", *map(str, one.fix.route[:1])}


def _collide(one: Fix, other: Fix) -> bool:
    """Whether two fixes are about the same value; pieces of one text can each be mended."""
    if one.token and other.token:
        return False
    shorter = min(len(one.route), len(other.route))
    return one.route[:shorter] == other.route[:shorter]


def _diff(change: Change, root: Path, terse: Container[str]) -> Iterator[str]:
    path = change.location.relative_to(root).as_posix()
    before, after = (io.StringIO((raw or b"").decode(), newline="\n") for raw in (change.before, change.after))
    context = 0 if path in terse else 3
    for line in difflib.unified_diff(before.readlines(), after.readlines(), f"a/{path}", f"b/{path}", n=context):
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
