"""A part of another record that is named by its id, such as a rule of a policy."""

from __future__ import annotations

from difflib import get_close_matches

from opsbook.model.record import Record
from opsbook.read.identifier import valid_id


def part_meant(record: Record, sort: str, field: str, name: str) -> str | None:
    """As ``parts_meant``, as advice; None where there is nothing to say."""
    meant = parts_meant(record, sort, field, name)
    return (f"Did you mean {meant[0]}?" if len(meant) == 1 else f"Write one of: {', '.join(meant)}.") if meant else None


def parts_meant(record: Record, sort: str, field: str, name: str) -> list[str]:
    """What may be written where a name belongs to no part of a record: the part that is most like it, or else all.

    Empty where it belongs to one, or where that cannot be told. ``sort`` is what the anchors of such parts begin with,
    and ``field`` the one in which they stand. Several words are no id: they tell of the part to people.
    """
    if len(name.split()) != 1:
        return []
    known = [anchor.removeprefix(f"{sort}-") for anchor in record.anchors() if anchor.startswith(f"{sort}-")]
    unsure = bool(record.damaged & {"*", field}) or not all(map(valid_id, known))
    if not known or unsure or name.removeprefix(f"{sort}-") in known:
        return []
    return get_close_matches(name, known, n=1) or known
