"""Two states of a handbook: what changed in each record, in words of governance."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from opsbook.change.comparison import Comparison
from opsbook.change.fact import Fact, topic_of, worded
from opsbook.change.inheritance import inherited
from opsbook.change.names import Names
from opsbook.graph.handbook import Handbook
from opsbook.graph.meaning import NOTHING, values_of
from opsbook.model.kind import REPLACED
from opsbook.model.record import Record
from opsbook.model.traits import Owned

UNREADABLE = "unreadable"
_SAID = {UNREADABLE: "can no longer be read", "readable": "can be read again"}


@dataclass(frozen=True, slots=True)
class RecordChange:
    """What changed in one record.

    ``what`` is added, removed, renamed or changed; unreadable, or readable again; ``edited`` are mere texts.
    """

    what: str
    record: Record
    before: Record | None = None
    facts: list[Fact] = field(default_factory=list)
    edited: list[str] = field(default_factory=list)

    @property
    def title(self) -> str:
        """What the record is called; of one that cannot be read now, what it was called."""
        return (self.before if self.what == UNREADABLE and self.before else self.record).title

    @property
    def said(self) -> str:
        """What happened, as it reads after the record's name."""
        return _SAID.get(self.what, self.what)


def changes_between(old: Handbook, new: Handbook) -> list[RecordChange]:
    """Every record that differs between two states, in the handbook's order. Formatting makes no difference."""
    renamed = _renamed(old, new)
    former = {before.key: key for key, before in renamed.items()}
    found = []
    for record in new.book:
        before = renamed.get(record.key) or old.book.records.get(record.key)
        if before and _alike(before, record, old, new):
            continue
        change = _changed(before, record, old, new, former) if before else _added(record, new)
        if change.what != "changed" or change.facts or change.edited:
            found.append(change)
    gone = (one for one in old.book if one.key not in new.book.records and one.key not in former)
    found += [RecordChange("removed", record, record, list(_standing(record, old))) for record in gone]
    return sorted(found, key=lambda change: (change.record.kind.order, change.record.kind.name, change.record.key))


def compared(
    before: Record, after: Record, old: Names, new: Names, renamed: Mapping[str, str] = NOTHING
) -> tuple[list[Fact], list[str]]:
    """What changed between two versions of a record, status included, and the fields of which only the text did.

    ``renamed`` gives the present keys of records that had another one.
    """
    comparison = Comparison(before, after, old, new, renamed)
    status = list(_status(before, after, old, new))
    return [*status, *comparison.facts], comparison.edited


def _alike(before: Record, after: Record, old: Handbook, new: Handbook) -> bool:
    """Whether nothing can have changed: the file is the same, and so is what the graph says of it."""
    same = before.key == after.key and old.document(before).digest == new.document(after).digest
    return same and old.book.status(before) is new.book.status(after)


def _changed(before: Record, record: Record, old: Handbook, new: Handbook, renamed: Mapping[str, str]) -> RecordChange:
    if "*" in before.damaged | record.damaged:
        return _unread(before, record, new)
    facts, edited = compared(before, record, Names(old.book), Names(new.book), renamed)
    facts += [*inherited(before, record, old, new, renamed), *_unread_fields(before, record)]
    told = {fact.field for fact in facts}
    facts += [fact for fact in _moved(before, record, old, new) if fact.field not in told]
    return RecordChange("renamed" if before.key != record.key else "changed", record, before, facts, edited)


def _added(record: Record, new: Handbook) -> RecordChange:
    told = [Fact(one.topic, one.text) for one in record.told(None)] if not record.damaged else []
    return RecordChange("added", record, None, [*_standing(record, new), *told])


def _unread(before: Record, record: Record, new: Handbook) -> RecordChange:
    """The change of a record of which one version, or both, cannot be read."""
    if "*" not in before.damaged:
        return RecordChange(UNREADABLE, record, before)
    if "*" not in record.damaged:
        return RecordChange("readable", record, before, list(_standing(record, new)))
    return RecordChange("changed", record, before, [Fact(UNREADABLE, "Could not be read before, nor can it be now")])


def _unread_fields(before: Record, after: Record) -> Iterator[Fact]:
    """The fields that only one version lets us read."""
    was, now = values_of(before), values_of(after)
    for name in now:
        if name in after.damaged - before.damaged and was[name]:
            yield Fact(topic_of(name, UNREADABLE), f"{worded(name)} can no longer be read", name)
        elif name in before.damaged - after.damaged and now[name]:
            yield Fact(topic_of(name, "readable"), f"{worded(name)} can be read again", name)


def _standing(record: Record, handbook: Handbook) -> Iterator[Fact]:
    """Status and owner of a record that came or went."""
    if "*" in record.damaged:
        yield Fact(UNREADABLE, "Cannot be read")
        return
    yield Fact("status", f"Status: {handbook.book.status(record).label}", "status")
    if isinstance(record, Owned):
        owner = handbook.ownership.owner(record)
        yield Fact("owner", f"Owned by: {owner.actor.title if owner else 'none'}", "owner")


def _status(before: Record, after: Record, old: Names, new: Names) -> Iterator[Fact]:
    if {"status", "*"} & (before.damaged | after.damaged):
        return
    was, now = old.book.status(before).label, new.book.status(after).label
    if was == now:
        return
    newer = new.book.superseded_by(after)
    said = f"Replaced by {newer.title}" if newer and now == REPLACED.label else f"Status: {was} → {now}"
    yield Fact("status-changed", said, "status", was, now)


def _moved(before: Record, after: Record, old: Handbook, new: Handbook) -> Iterator[Fact]:
    """The dates to meet that are others now, and were not told as fields."""
    was = {one.what: one.due for one in old.dates.of(before)}
    for one in new.dates.of(after):
        if was.get(one.what, one.due) != one.due and str(one.route[0]) != "next_on":
            said = f"{one.what}: due {was[one.what]} → {one.due}"
            yield Fact("deadline-moved", said, str(one.route[0]), str(was[one.what]), str(one.due))


def _renamed(old: Handbook, new: Handbook) -> dict[str, Record]:
    """The records that had another id, by their new key: they say so as aliases, or came with the title of one gone."""
    gone = {record.key: record for record in old.book if record.key not in new.book.records}
    by_title: dict[tuple[str, str], list[Record]] = {}
    for record in gone.values():
        by_title.setdefault((record.kind.name, record.title), []).append(record)
    found = {}
    for record in new.book:
        if record.key in old.book.records:
            continue
        before = next(
            (gone.pop(key) for alias in record.aliases if (key := f"{record.kind.name}:{alias}") in gone), None
        )
        if before is None:
            same = [one for one in by_title.get((record.kind.name, record.title), []) if one.key in gone]
            before = gone.pop(same[0].key) if len(same) == 1 else None
        if before:
            found[record.key] = before
    return found
