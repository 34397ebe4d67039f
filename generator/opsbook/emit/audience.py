"""The handbook as an audience may see it: nothing above it is left anywhere, so that no output can leak.

Outputs are given the filtered handbook and know nothing of audiences.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import chain
from typing import Any

from opsbook.check.rule import Rule
from opsbook.diagnostic import Diagnostic
from opsbook.graph.handbook import Handbook
from opsbook.model.actor import Actor
from opsbook.model.library import Library
from opsbook.model.record import AUDIENCES, Record
from opsbook.model.records import Records
from opsbook.model.text import Within
from opsbook.model.traits import Owned
from opsbook.read.binder import Binder

ORDER: tuple[str, ...] = AUDIENCES
"""From the widest audience to the narrowest, as plain words."""


def for_audience(handbook: Handbook) -> Handbook:
    """The handbook without records and fields above its settings' audience."""
    level = ORDER.index(handbook.settings.audience)
    seen = {
        key: record for key, record in handbook.library.records.items() if AUDIENCES.index(record.audience) <= level
    }
    above = {model: _above(model, level, handbook) for model in handbook.kinds.values()}
    if len(seen) == len(handbook.library.records) and not any(above.values()):
        return handbook
    records = {key: _redacted(record, above[type(record)], seen, handbook) for key, record in seen.items()}
    if all(records[key] is record for key, record in handbook.library.records.items() if key in records) and len(
        records
    ) == len(handbook.library.records):
        return handbook
    documents = {record.path: handbook.library.documents[record.path] for record in records.values()}
    library = Library(Records(records.values()), Binder(documents.items()), [], handbook.library.complete)
    withheld = frozenset(
        chain.from_iterable(_names(record) for key, record in handbook.library.records.items() if key not in seen)
    )
    visible = replace(handbook, library=library, remembers=False, withheld=withheld)
    if "history" in vars(handbook):
        vars(visible)["history"] = handbook.history  # the files are the same, and asking git takes long
    return visible


def _names(record: Record) -> Iterator[str]:
    """What links may call a record."""
    for name in (record.id, *record.aliases):
        yield name
        yield f"{record.kind.name}:{name}"


def with_record(visible: Handbook, whole: Handbook, record: Record) -> Handbook | None:
    """What an audience sees once one record of the whole handbook has another version; None when it may not see it."""
    if record.key not in visible.library.records:
        return None
    level = ORDER.index(visible.settings.audience)
    shown = _redacted(record, _above(type(record), level, whole), visible.library.records, whole)
    if shown is record and len(visible.library.records) == len(whole.library.records):
        return whole
    return visible.with_record(shown, whole.document(record))


def as_seen(version: Record, handbook: Handbook) -> Record | None:
    """An earlier version of a record without what the handbook's audience may not see; None when it may see nothing."""
    level = ORDER.index(handbook.settings.audience)
    if AUDIENCES.index(version.audience) > level:
        return None
    fields, above = type(version).model_fields, _above(type(version), level, handbook)
    update = {name: fields[name].get_default(call_default_factory=True) for name in above.values()}
    return version.model_copy(update=update) if update else version


def without_details(
    found: Iterable[Diagnostic], visible: Handbook, whole: Handbook, rules: Iterable[Rule]
) -> list[Diagnostic]:
    """The findings about records that the audience may see, in general words where they would tell of what it may not.

    For the public that is always so: messages name people, and authors of commits.
    """
    summaries = {rule.code: rule.summary for rule in rules}
    hidden = {
        name
        for key, record in whole.library.records.items()
        if key not in visible.library.records
        for name in (record.id, record.title, *record.aliases)
    }
    kept = []
    for one in found:
        record = visible.library.records.get(one.record or "")
        if record is None:
            continue
        tells = visible.settings.audience == "public" or _tells(one, record, hidden, visible)
        kept.append(replace(one, message=summaries.get(one.code, one.slug), help="", fix=None) if tells else one)
    return kept


def _tells(one: Diagnostic, record: Record, hidden: set[str], visible: Handbook) -> bool:
    """Whether a finding is about a hidden field, or names a hidden record."""
    level = ORDER.index(visible.settings.audience)
    about_hidden = (one.field or "").partition(".")[0].partition("[")[0] in _above(type(record), level, visible)
    return about_hidden or any(name in one.message or name in one.help for name in hidden)


def _above(model: type[Record], level: int, handbook: Handbook) -> dict[str, str]:
    """The fields of a kind that a level of audience may not see: the names in files, with those of the attributes."""
    found = {}
    for attribute, field in model.model_fields.items():
        name = field.alias or attribute
        configured = handbook.settings.audience_fields.get(f"{model.kind.name}.{name}")
        marked = [mark.audience for mark in field.metadata if isinstance(mark, Within)]
        if ORDER.index(configured or next(iter(marked), "public")) > level:
            found[name] = attribute
    return found


def _redacted(record: Record, above: dict[str, str], seen: Mapping[str, Record], handbook: Handbook) -> Record:
    fields = type(record).model_fields
    update: dict[str, Any] = {name: fields[name].get_default(call_default_factory=True) for name in above.values()}
    if isinstance(record, Owned) and record.owner:
        shown = _shown_owner(record, seen, handbook)
        if shown != record.owner:
            update["owner"] = shown
    return record.model_copy(update=update) if update else record


def _shown_owner(record: Owned, seen: Mapping[str, Record], handbook: Handbook) -> str | None:
    """The owner, or the nearest role or team above that the audience may see."""
    owner = handbook.book.target(record, "owner")
    if owner is None or owner.key in seen or not isinstance(owner, Actor):
        return record.owner
    above = handbook.ownership.above(owner)
    return next((actor.key for actor in above if actor.key in seen), None)
