"""The anchors of a record's page: what a link may point at within it."""

from __future__ import annotations

from opsbook.graph import heading
from opsbook.model.record import Record


def anchors_of(record: Record) -> set[str]:
    """Every anchor of the record's page."""
    fixed = {*record.kind.sections, *record.anchors(), "related", "about"}
    return fixed | set(heading.anchors(record.body or ""))


def anchor_of(record: Record, name: str) -> str | None:
    """The anchor that a name stands for: itself, or the part with that id (``two-days`` for ``rule-two-days``)."""
    if name in anchors_of(record):
        return name
    return next((anchor for anchor in record.anchors() if anchor.partition("-")[2] == name), None)
