"""What nobody answers for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from opsbook.emit.target import Target
from opsbook.emit.view import Views
from opsbook.model.record import Record
from opsbook.model.traits import Owned


@dataclass(frozen=True, slots=True)
class Unowned:
    """A record for which nobody answers, why, and where to name somebody."""

    target: Target
    why: str | None
    edit_url: str | None


def nobodys(records: Iterable[Record], views: Views) -> Iterator[Unowned]:
    """Of some records, those for which nobody answers though somebody should."""
    for record in records:
        if not isinstance(record, Owned) or not record.owner_expected:
            continue
        view = views.of(record)
        if view.owner is None:
            yield Unowned(views.target(record), None, view.edit_url)
        elif view.owner.gap:
            yield Unowned(views.target(record), f"{view.owner.target.title} {view.owner.gap}", view.edit_url)
