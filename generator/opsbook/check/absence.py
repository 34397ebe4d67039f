"""What may be concluded from a link that is not there: nothing, as long as something unread may hold it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from typing import TypeVar

from opsbook.graph.handbook import Handbook
from opsbook.model.record import Record
from opsbook.model.reference import Ref
from opsbook.model.shape import ITEMS, patterns

T = TypeVar("T", bound=Record)


def records_of(model: type[T], gathered: Iterable[str], handbook: Handbook) -> list[T]:
    """The records of a trait or a kind that bear some keys."""
    records = (handbook.book.records[key] for key in gathered)
    return [record for record in records if isinstance(record, model)]


def certain(
    lacking: Sequence[T],
    handbook: Handbook,
    fields: Collection[str],
    may_be: Callable[[str, T], bool] | None = None,
) -> list[T]:
    """Those of the records that surely lack a link which stands in one of these fields of other records.

    Left out are those that a misspelt reference or an unreadable text probably names. When as many fields lead nowhere
    as there are such records, each may have been meant by one of them: then only those are left that none of the names
    may be, as ``may_be`` tells.
    """
    if not lacking:  # in which case nobody need look for what leads nowhere
        return []
    left = [record for record in lacking if "*" not in record.damaged and not handbook.doubt.about(record, fields)]
    loose = handbook.doubt.loose_ends(fields)
    if len(left) > loose or may_be is None:
        return left if len(left) > loose else []
    names = handbook.doubt.loose_names(fields)
    sure = [record for record in left if not any(may_be(name, record) for name in names)]
    return sure if len(sure) > loose - len(names) else []


def fields_for(kind: str, handbook: Handbook, *, any_kind: bool = False) -> set[str]:
    """The reference fields that are made for records of a kind; with ``any_kind`` those that take every kind, too."""
    marks = (mark for model in handbook.kinds.values() for mark in patterns(model, Ref))
    fitting = (way for way, ref in marks if kind in ref.kinds or (any_kind and ref.accepts(kind)))
    return {[step for step in way if step != ITEMS][-1] for way in fitting}
