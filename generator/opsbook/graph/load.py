"""How many dates fall due for each owner in each week."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from opsbook.graph.deadline import Deadline
from opsbook.model.actor import Actor


@dataclass(slots=True)
class Load:
    """What one owner, or nobody, has to meet: how much is late, and how much is due in the week of each Monday."""

    owner: Actor | None
    late: int = 0
    weeks: Counter[date] = field(default_factory=Counter)

    @property
    def total(self) -> int:
        """All of it."""
        return self.late + self.weeks.total()


def loads(deadlines: Iterable[Deadline]) -> list[Load]:
    """The load of every owner who has any, the heaviest first; what nobody owns is a load too."""
    found: dict[str, Load] = defaultdict(lambda: Load(None))
    for one in deadlines:
        load = found[one.owner.key if one.owner else ""]
        load.owner = one.owner
        if one.days < 0:
            load.late += 1
        else:
            load.weeks[monday(one.due)] += 1
    return sorted(found.values(), key=lambda load: (-load.total, load.owner.key if load.owner else ""))


def monday(day: date) -> date:
    """The first day of a day's week."""
    return day - timedelta(days=day.weekday())
