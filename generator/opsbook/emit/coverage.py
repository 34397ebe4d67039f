"""Is everything covered? The records of a kind against what each should have."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from opsbook.emit.record_view import RecordView
from opsbook.emit.target import Target
from opsbook.emit.view import Views
from opsbook.graph.review import State
from opsbook.model.kind import Kind
from opsbook.model.record import Record
from opsbook.model.traits import Owned, Reviewed


@dataclass(frozen=True, slots=True)
class Cell:
    """Whether something is there: "yes", "no" or "unasked", and the word that says so."""

    state: str
    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """A record and its cells."""

    target: Target
    cells: list[Cell]


@dataclass(frozen=True, slots=True)
class Table:
    """The records of a kind against what each should have. ``name`` is the kind's folder, ``what`` its records."""

    name: str
    what: str
    title: str
    columns: list[str]
    rows: list[Line]


_REVIEWED = {
    State.CURRENT: Cell("yes", "Yes"),
    State.DUE_SOON: Cell("yes", "Due soon"),
    State.OVERDUE: Cell("no", "Overdue"),
    State.NEVER_REVIEWED: Cell("no", "Never"),
    State.EXEMPT: Cell("unasked", "Not needed"),
}


def coverage(kind: Kind, records: Iterable[Record], views: Views) -> Table:
    """The live records of a kind with their owner, backup and review, and what the kind says should lead to them."""
    live = [record for record in records if record.kind is kind and not views.target(record).over]
    owned, reviewed = any(isinstance(one, Owned) for one in live), any(isinstance(one, Reviewed) for one in live)
    columns = [*(["Owner", "Backup"] if owned else []), *kind.coverage, *(["Reviewed"] if reviewed else [])]
    lines = [Line(views.target(record), _cells(kind, views.of(record), owned, reviewed)) for record in live]
    lines.sort(key=lambda line: (all(cell.state != "no" for cell in line.cells), line.target.heading.lower()))
    return Table(kind.plural, kind.labels.lower(), f"Is each {kind.label.lower()} covered?", columns, lines)


def _cells(kind: Kind, view: RecordView, owned: bool, reviewed: bool) -> list[Cell]:
    cells = []
    if owned:
        answered = view.owner is not None and view.owner.gap is None
        cells += [_cell(answered, "None" if view.owner is None else "Gone"), _cell(view.deputy is not None)]
    for headings in kind.coverage.values():
        cells.append(_cell(any(not target.over for heading in headings for target in view.incoming(heading))))
    if reviewed:
        cells.append(_REVIEWED[view.review.state] if view.review else Cell("unasked", "–"))
    return cells


def _cell(there: bool, otherwise: str = "None") -> Cell:
    return Cell("yes", "Yes") if there else Cell("no", otherwise)
