"""What may be concluded from a link that is not there: nothing, as long as a broken reference may have meant it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from opsbook.graph.handbook import Handbook
from opsbook.model.record import Record

T = TypeVar("T", bound=Record)


def certain(lacking: Sequence[T], handbook: Handbook, *fields: str) -> list[T]:
    """Those of the records that surely lack a link which stands in one of these fields of other records.

    None when as many fields lead nowhere as there are such records: each may have been meant by one of them.
    """
    left = [record for record in lacking if record.key not in handbook.nearly_linked]
    return left if left and len(left) > loose_ends(handbook, *fields) else []


def loose_ends(handbook: Handbook, *fields: str) -> int:
    """How many references in these fields lead nowhere, so that it cannot be told what they meant."""
    return sum(handbook.loose_ends[field] for field in fields)
