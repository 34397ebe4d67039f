"""The load of owners by week, as a table and as data: for `opsbook deadlines --load`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from opsbook.graph.load import Load

_MOST_WEEKS = 12


def lines(loads: Sequence[Load]) -> Iterator[str]:
    """A line for each owner, a column for each week in which anything is due; what comes after them is counted last."""
    if not loads:
        yield "Nothing is due."
        return
    weeks = sorted({week for load in loads for week in load.weeks})[:_MOST_WEEKS]
    names = [load.owner.id if load.owner else "(nobody)" for load in loads]
    width = max(len("week of"), *map(len, names))
    heads = ["late", *(f"{week:%m-%d}" for week in weeks), "later", "all"]
    yield f"{'week of':<{width}}" + "".join(f"{head:>7}" for head in heads)
    for name, load in zip(names, loads, strict=True):
        inside = [load.weeks[week] for week in weeks]
        numbers = [load.late, *inside, load.weeks.total() - sum(inside), load.total]
        yield f"{name:<{width}}" + "".join(f"{number or '.':>7}" for number in numbers)


def as_json(loads: Sequence[Load]) -> list[dict[str, object]]:
    """Each owner with what is late and what is due in the week of each Monday."""
    return [
        {
            "owner": load.owner.key if load.owner else None,
            "total": load.total,
            "late": load.late,
            "weeks": {week.isoformat(): count for week, count in sorted(load.weeks.items())},
        }
        for load in loads
    ]
