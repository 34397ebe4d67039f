"""The files of a data folder: which hold records, and who each one is before a byte of it is read."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from pathlib import Path
from typing import NamedTuple

from opsbook import faults
from opsbook.diagnostic import Diagnostic, Fault, OpsbookError
from opsbook.read.identifier import MAX_ID, shown_id, suggested_id, valid_id
from opsbook.read.problem import Problem

ENDINGS = (".yml", ".yaml", ".md")
_OTHER_WORDS = {
    "kpis": "metrics",
    "golden-paths": "paths",
    "data-contracts": "contracts",
    "glossary": "terms",
    "staff": "people",
    "employees": "people",
    "procedures": "processes",
    "meetings": "forums",
    "software": "tools",
}
"""What others call the kinds."""
_PLAIN = re.compile(r"(?!readme\.)[a-z0-9-]+\.(?:yml|yaml|md)")
"""Most names: nothing else need be looked for in these."""
_LEFT_BY_EDITORS = re.compile(
    r"[.#].*|~\$.*|.*[~#]|.*\.(swp|swo|bak|tmp|orig)|README(\..*)?|Thumbs\.db|desktop\.ini", re.IGNORECASE
)
RESERVED = frozenset(("index", "404", "search", "assets"))


class DataFile(NamedTuple):
    """A file that holds a record of the kind whose folder it lies in. ``place`` is where it lies on the disk."""

    place: str
    path: str
    plural: str
    id: str
    look: tuple[int, ...] = ()
    """When it was last written and last changed, in nanoseconds, its size and its place on the disk. As long as these
    stay, nobody wrote to it.
    """

    @property
    def markdown(self) -> bool:
        """Whether the fields stand as front matter above a Markdown body."""
        return self.path.endswith(".md")

    def read(self) -> bytes:
        """The file's bytes. OpsbookError when it cannot be read."""
        return read(self.place, self.path)


MAX_READ = 1_000_001


def read(location: Path | str, shown_as: str) -> bytes:
    """A file's bytes, a little more than a record may have at the most. OpsbookError when it cannot be read."""
    try:
        with open(location, "rb", buffering=0) as stream:  # noqa: PTH123  # a Path for each of 10,000 costs more
            return stream.read(MAX_READ)
    except OSError as error:
        raise OpsbookError(f"{shown_as} cannot be read: {error.strerror}") from error


def ordinary(root: Path, path: Path) -> bool:
    """Whether a path leads to an ordinary file below a folder, through whatever links."""
    return _inside(root, path) and path.is_file()


def find(folder: Path, shown_as: str, plurals: dict[str, str]) -> tuple[list[DataFile], list[Diagnostic]]:
    """All record files below a data folder, by path, and what is wrong with the folder itself.

    ``shown_as`` is the folder's name in findings, ``plurals`` the names of the kinds' folders, each with the
    name of its kind.
    """
    files: list[DataFile] = []
    problems: list[Diagnostic] = []
    for entry in _entries(folder):
        path = f"{shown_as}/{entry.name}" if shown_as else entry.name
        if entry.is_dir(follow_symlinks=False):
            if entry.name in plurals:
                _kind_folder(folder, Path(entry.path), path, entry.name, files, problems)
            else:
                problems += _unknown_folder(Path(entry.path), path, plurals)
        else:
            problems.append(_unknown_kind(path, None, plurals))
    return files, problems


def misplaced(folder: Path, files: Iterable[DataFile]) -> Iterator[tuple[str, str]]:
    """What else below a data folder looks like a record, as (id, text): it lies where no kind's records are."""
    known = {file.place for file in files}
    for place, _, names in os.walk(folder):
        for location in (Path(place, name) for name in sorted(names) if not left_by_editors(name)):
            ordinary_file = location.is_file() and not location.is_symlink()
            if location.suffix in ENDINGS and ordinary_file and str(location) not in known:
                yield location.stem, read(location, location.name).decode(errors="replace")


def left_by_editors(name: str) -> bool:
    """Whether a file of this name is no record's: a back-up, a lock, a README."""
    return not _PLAIN.fullmatch(name) and bool(_LEFT_BY_EDITORS.fullmatch(name))


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return sorted((e for e in entries if not left_by_editors(e.name)), key=lambda e: e.name)
    except OSError as error:
        raise OpsbookError(f"the folder {folder} cannot be read: {error.strerror}") from error


def _kind_folder(
    root: Path, folder: Path, shown_as: str, plural: str, files: list[DataFile], problems: list[Diagnostic]
) -> None:
    for entry in _entries(folder):
        path = f"{shown_as}/{entry.name}"
        stem, ending = _parted(entry.name)
        if entry.is_symlink() and not _inside(root, Path(entry.path)):
            problems.append(
                _finding(
                    path,
                    faults.INVALID_YAML,
                    "is a link to something outside the data folder",
                    "Put the file itself here.",
                )
            )
        elif entry.is_dir():
            first = _first_in(Path(entry.path))
            problems += [_unknown_kind(f"{path}/{first}", plural, {})] if first else []
        elif not entry.is_file():
            problems.append(
                _finding(path, faults.INVALID_YAML, "is not an ordinary file", "Put an ordinary file here.")
            )
        elif ending not in ENDINGS:
            problems.append(
                _finding(
                    path,
                    faults.INVALID_ID,
                    "this file is not a record: a record's file ends in .yml or .md",
                    "Rename the file, or move it elsewhere.",
                )
            )
        else:
            if not valid_id(stem) or stem in RESERVED:
                problems.append(_invalid_id(path, stem, ending))
            files.append(DataFile(entry.path, path, plural, stem, _look(entry)))


def _parted(name: str) -> tuple[str, str]:
    """A file's name and its ending, which may be empty."""
    stem, _, ending = name.rpartition(".")
    return (stem, f".{ending}") if stem else (name, "")


def _look(entry: os.DirEntry[str]) -> tuple[int, ...]:
    try:
        found = entry.stat()
    except OSError:
        return ()
    return found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino


def _inside(root: Path, link: Path) -> bool:
    try:
        return link.resolve(strict=True).is_relative_to(root.resolve())
    except (OSError, RuntimeError):
        return False


def _first_in(folder: Path) -> str | None:
    """The name of the first file or folder in a folder; None when it is empty."""
    return next((entry.name for entry in _entries(folder)), None)


def _unknown_folder(folder: Path, shown_as: str, plurals: dict[str, str]) -> list[Diagnostic]:
    """One finding for the folder, at its first file; none for an empty folder."""
    first = _first_in(folder)
    if first is None:
        return []
    path = f"{shown_as}/{first}"
    kinds = [entry.name for entry in _entries(folder) if entry.name in plurals]
    if kinds:
        told = " and ".join(kinds) if len(kinds) < 3 else f"{kinds[0]}, {kinds[1]} and {len(kinds) - 2} more"
        message = f"the folders of kinds lie in {folder.name}, one level too deep"
        return [_finding(path, faults.UNKNOWN_KIND, message, f"Move {told} up, into {folder.parent.name}/.")]
    return [_unknown_kind(path, folder.name, plurals)]


def _unknown_kind(path: str, folder: str | None, plurals: dict[str, str]) -> Diagnostic:
    if folder is None:
        message = "the file lies in no kind's folder"
        advice = f"Move it into the folder of its kind: {', '.join([*plurals][:4])} and so on."
    elif not plurals:
        message, advice = (
            f"records lie directly in the folder {folder}, not in folders below it",
            "Move the file up.",
        )
    else:
        near = _plural_meant(folder, plurals)
        message = f"the folder {folder} names no kind of record"
        advice = f"Did you mean {near}? Rename the folder." if near else f"Kinds have the folders {', '.join(plurals)}."
    return _finding(path, faults.UNKNOWN_KIND, message, advice)


def _plural_meant(folder: str, plurals: dict[str, str]) -> str | None:
    """The folder of the kind that was probably meant by another name."""
    known = {name: plural for plural, name in plurals.items()}
    known |= {word: plural for word, plural in _OTHER_WORDS.items() if plural in plurals}
    known |= {plural: plural for plural in plurals}
    near = get_close_matches(re.sub(r"[ _]+", "-", folder.lower()), known, n=1)
    return known[near[0]] if near else None


def _invalid_id(path: str, stem: str, ending: str) -> Diagnostic:
    if stem in RESERVED:
        return _finding(
            path,
            faults.INVALID_ID,
            f"{stem} is a reserved name: the site has its own {stem}",
            "Give the file another name.",
        )
    shown = stem if len(stem) <= MAX_ID else f"{stem[:20]}…"
    better = suggested_id(stem)
    advice = f"Rename the file to {better}{ending}." if better else "Use the letters a to z, digits and hyphens."
    made_of = f"ids are made of a to z, 0 to 9 and single hyphens, {MAX_ID} characters at most"
    message = f"{shown_id(shown)} cannot be an id: {made_of}"
    return _finding(path, faults.INVALID_ID, message, advice)


def _finding(path: str, fault: Fault, message: str, advice: str) -> Diagnostic:
    return Problem(fault, message, advice).diagnostic(path, None)
