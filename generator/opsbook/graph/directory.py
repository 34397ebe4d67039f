"""What a reference leads to: the record that bears the name, or why there is none."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property

from opsbook import faults
from opsbook.diagnostic import Fix, Route
from opsbook.graph.absent import addition
from opsbook.graph.likeness import Likeness
from opsbook.graph.link import BrokenLink
from opsbook.graph.place import NOTHING, Places, Whereabouts
from opsbook.graph.wikilink import WikiLink, may_be_id
from opsbook.model.record import Record
from opsbook.model.records import Records
from opsbook.model.reference import ANY, SAME, Ref
from opsbook.read.identifier import suggested_id, valid_id

_BETWEEN = re.compile(r"\s*[,;/&+]\s*|\s+(?:and\s+|or\s+)?")
_FILE = re.compile(r"(?:\S*[/\\])?([a-z0-9-]+)\.(?:yml|yaml|md)")
"""A record called by its file, as in ``people/maya-chen.yml``."""
_HOME = ("index", "readme")
"""The files of which the page has the id home."""
_ADDRESS = re.compile(r"https?://\S+")
_PLACEHOLDERS = frozenset(("tbd", "tba", "todo", "n/a", "na", "none", "nobody", "unknown", "???", "-"))


class Directory:
    """The records by the names that references may call them: ids, ``kind:id``, and former ids."""

    def __init__(self, records: Records, misplaced: Iterable[str] = (), around: Whereabouts = NOTHING) -> None:
        self.records = records
        self._misplaced, self._around = frozenset(misplaced), around
        self._named: dict[str, list[str]] = defaultdict(list)
        self._formerly: dict[str, list[str]] = defaultdict(list)
        self._like: dict[tuple[str, ...], Likeness] = {}
        for key, identity in records.identities.items():
            self._named[identity.id].append(key)
        for key, aliases in records.aliases.items():
            for alias in aliases:
                self._formerly[alias].append(key)
        for key, identity in records.identities.items():
            # A file that is called wrongly is found by itself.
            if not valid_id(identity.id) and (meant := suggested_id(identity.id)) not in self._named:
                self._named[meant].append(key)

    def with_record(self, old: Record, new: Record, records: Records) -> Directory:
        """This directory with another version of one record, among ``records``."""
        if old.aliases != new.aliases:
            return Directory(records, self._misplaced, self._around)
        found = Directory(Records(), self._misplaced, self._around)
        found.records, found._named, found._formerly = records, self._named, self._formerly
        return found

    @cached_property
    def sole_bearers(self) -> dict[str, str]:
        """The keys of records by ids that no other record has."""
        return {name: found[0] for name, found in self._named.items() if len(found) == 1}

    @cached_property
    def places(self) -> Places:
        """Where the records and their pages are."""
        return Places(self.records.values(), self._around)

    def of_plain(self, name: str) -> Record | None:
        """The record whose id, or else whose former id, this is; None when there are none or several."""
        found = self._named.get(name) or self._formerly.get(name, [])
        return self.records[found[0]] if len(found) == 1 else None

    def known(self, record: Record, name: str, ref: Ref | None) -> str | None:
        """The key of the one record that a name may mean, also by a former id; in prose without ``ref``."""
        prefix, colon, plain = name.rpartition(":")
        for names in (self._named, self._formerly):
            found = [key for key in names.get(plain, ()) if not colon or self._kind(key) == prefix]
            found = [key for key in found if ref is None or self._fits(key, ref, record)]
            if len(found) == 1:
                return found[0]
        return None

    def resolve(self, record: Record, route: Route, name: str, ref: Ref, wiki: WikiLink | None) -> Record | BrokenLink:
        """The record that a reference names, or why it cannot be followed.

        A former id is followed, and found wrong all the same: with ``near`` the record that is called otherwise now.
        """
        called = self._named.get(name, ())
        if len(called) == 1 and self._fits(called[0], ref, record):
            return self.records[called[0]]
        prefix, colon, plain = name.rpartition(":")
        named = [key for key in self._named.get(plain, ()) if not colon or self._kind(key) == prefix]
        fitting = [key for key in named if self._fits(key, ref, record)]
        if len(fitting) == 1:
            return self.records[fitting[0]]
        if fitting:
            choices = " or ".join(wiki.to(key) if wiki else key for key in fitting)
            message, advice = f"{name} is the id of {len(fitting)} records", f"Write {choices}."
            return BrokenLink(record, route, faults.AMBIGUOUS_REFERENCE, message, advice, ref, wiki)
        if named:
            wanted = _wanted(_kinds(ref, record))
            message = f"{name} is a {self.records.models[named[0]].kind.label.lower()}; this field wants a {wanted}"
            return BrokenLink(record, route, faults.WRONG_KIND, message, f"Write the id of a {wanted}.", ref, wiki)
        asked = (record, route, name, ref, wiki)
        return self._former(*asked) or self._unknown(*asked)

    def _former(self, record: Record, route: Route, name: str, ref: Ref, wiki: WikiLink | None) -> BrokenLink | None:
        """What to say of a name that only one record had before; None where it is none."""
        prefix, _, plain = name.rpartition(":")
        former = [
            key
            for key in self._formerly.get(plain, ())
            if self._fits(key, ref, record) and (not prefix or prefix == self._kind(key))
        ]
        if len(former) != 1:
            return None
        now = self.records[former[0]]
        better = f"{prefix}:{now.id}" if prefix else now.id
        better = wiki.to(better) if wiki else better
        fix = Fix(route, better, f"Write {better}", *((wiki.token, wiki.nth) if wiki else ()))
        message, advice = f"{name} is a former id of {now.key}", f"Write {better}."
        return BrokenLink(record, route, faults.FORMER_ID, message, advice, ref, wiki, fix, now)

    def _unknown(self, record: Record, route: Route, name: str, ref: Ref, wiki: WikiLink | None) -> BrokenLink:
        prefix, _, plain = name.rpartition(":")
        kinds = _kinds(ref, record)
        inside = self._in_folder(plain)
        stated = (prefix,) if prefix in kinds or (ANY in kinds and self._is_kind(prefix)) else kinds
        loose = wiki is not None and _loose(wiki) and not (inside or _FILE.fullmatch(plain))
        if loose and plain.lower() not in _HOME:
            near = self._like_of(kinds).meant(plain)
        else:
            near = self._nearest(inside or plain, stated) or self._nearest(inside or plain, kinds)
        near = None if near is record else near
        names = self._called(near, ref, record, near.kind.name == prefix) if near else []
        fault = faults.BROKEN_PROSE_LINK if wiki else faults.UNKNOWN_REFERENCE
        what, added = "record" if ANY in kinds else _wanted(kinds), self._or_added(plain, stated)
        advice = (
            f"Did you mean {' or '.join(names)}?"
            if near
            else f"Write the id of a {what} that exists: its file's name without the ending{added}."
        )
        absent, doubtful = plain, loose and not near
        mend = Fix(route, names[0], f"Write {names[0]}", guess=True) if len(names) == 1 and not wiki else None
        message = f"there is no {what} {name}" if name else "there is no id here"
        if name.lower() in _PLACEHOLDERS:
            message, advice = f"{name} stands where the id of a {what} belongs", "Write the id, or delete this entry."
            absent, doubtful = "", doubtful and not valid_id(name.lower())
        elif _ADDRESS.fullmatch(name) and not near:
            message = f"{name} is an address; the id of a {what} belongs here"
            advice = "Write the id, or move the address to links:."
            absent, doubtful = "", False
        elif several := not inside and self._several(name):
            rest = "each other one as an item of its own" if isinstance(route[-1], int) else "only one can stand here"
            message, advice = f"{name} is more than one id", f"Write {several}; {rest}."
            near, mend, absent, doubtful = None, None, "", False
        misplaced = plain in self._misplaced
        return BrokenLink(record, route, fault, message, advice, ref, wiki, mend, near, misplaced, doubtful, absent)

    def _in_folder(self, name: str) -> str | None:
        """What stands behind the folder of a kind, as in ``policies/consent``."""
        folder, _, plain = name.rpartition("/")
        plurals = {model.kind.plural for model in set(self.records.models.values())} if folder else ()
        return plain if folder.rpartition("/")[2] in plurals else None

    def _several(self, name: str) -> str | None:
        """The first of several ids that are written as one, such as ``maya-chen, ravi-patel``."""
        parts = [part for part in _BETWEEN.split(name) if part]
        known = [part for part in parts if part in self._named]
        listed = known == parts or (re.search(r"[,;/&+]", name) and all(map(valid_id, parts)))
        return known[0] if known and len(parts) > 1 and listed else None

    def _called(self, near: Record, ref: Ref, record: Record, in_full: bool) -> list[str]:
        """What to write for a record: its id, or where others that would do have it too, the keys of all."""
        alike = [key for key in self._named[near.id] if self._fits(key, ref, record)]
        if in_full:
            return [near.key]
        return alike if len(alike) > 1 else [near.id]

    def _or_added(self, name: str, kinds: tuple[str, ...]) -> str:
        """The other way to mend a reference to a record that does not exist, where the name may be an id."""
        may_be = valid_id(name) and name not in self._misplaced
        return f". If it is missing, {addition(name, kinds, self.records.folders)}" if may_be else ""

    def _nearest(self, name: str, kinds: tuple[str, ...]) -> Record | None:
        name = _FILE.sub(r"\1", name)
        if name.lower() in _HOME and "page:home" in self.records and {"page", ANY} & {*kinds}:
            return self.records["page:home"]
        return self._like_of(kinds).nearest(name)

    def _like_of(self, kinds: tuple[str, ...]) -> Likeness:
        if kinds not in self._like:
            identities, records = self.records.identities, self.records
            self._like[kinds] = Likeness(
                records[key] for key, who in identities.items() if ANY in kinds or who.kind in kinds
            )
        return self._like[kinds]

    def _is_kind(self, name: str) -> bool:
        return name == "page" or name in self.records.folders

    def _kind(self, key: str) -> str:
        return self.records.identities[key].kind

    def _fits(self, key: str, ref: Ref, record: Record) -> bool:
        kind = self._kind(key)
        return kind in ref.kinds or ANY in ref.kinds or (SAME in ref.kinds and kind == record.kind.name)


def _loose(wiki: WikiLink) -> bool:
    """Whether what stands between double brackets may be no link: a condition of some program, or a list of lists."""
    return wiki.token.startswith("[[") and (not may_be_id(wiki.name) or wiki.token[2].isspace())


def _kinds(ref: Ref, record: Record) -> tuple[str, ...]:
    return tuple(record.kind.name if kind == SAME else kind for kind in ref.kinds)


def _wanted(kinds: tuple[str, ...]) -> str:
    names = [kind.replace("-", " ") for kind in kinds]
    return f"{', '.join(names[:-1])} or {names[-1]}" if len(names) > 1 else names[0]
