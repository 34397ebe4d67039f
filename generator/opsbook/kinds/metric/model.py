"""One definition, agreed once."""

from collections.abc import Iterator
from datetime import date
from typing import ClassVar, Literal

from pydantic import Field

from opsbook.model.due import Due
from opsbook.model.kind import Kind, Phase, Status
from opsbook.model.record import Part
from opsbook.model.text import Line, PastDay, Points, Prose
from opsbook.model.traits import Owned, Reviewed


class Reading(Part):
    """One value of the metric."""

    on: PastDay
    """The day for which it was read."""
    value: int | float
    """The value, in the metric's unit."""


class Metric(Owned, Reviewed):
    """One definition, agreed once: what it counts, what it does not see, what is good."""

    kind: ClassVar[Kind] = Kind(
        name="metric",
        plural="metrics",
        label="Metric",
        labels="Metrics",
        about="How we define and read our numbers.",
        icon="chart-line",
        group="Know",
        order=50,
        sections={
            "definition": "What it is",
            "readings": "Readings",
            "target": "What is good",
            "blind-spots": "What it cannot see",
        },
        statuses={
            "draft": Status("Draft", "neutral", Phase.DRAFT),
            "ready": Status("In use", "ok", Phase.LIVE),
            "retired": Status("Retired", "neutral", Phase.RETIRED),
        },
        asked_by=(
            "measure, measured, how many, how much, how good, how well, how fast, how quickly, how often, how soon, "
            "how high, how big, how healthy, rate, percentage, average, trend, on track, per month, calculate, "
            "calculated, formula, number, kpi, share, what share, what percentage, how reliable, are we, how are we "
            "doing, how is, percent, ratio, ^how long until, ^how long from, ^how long does, ^how long do, in time, "
            "on time, last month, this month, per week, per year, per quarter, days from, statistics, how "
            "expensive, number of, ^do our, ^does our, ^do we really, ^how often did, ^how often do, what part of, "
            "how many minutes, how many days, how many times, what is our, whats our, what is the average, what is "
            "the rate, target, threshold, benchmark, baseline"
        ),
    )
    weighty = frozenset(("formula",))

    formula: Prose | None = None
    """How it is worked out."""
    unit: Line | None = None
    """The unit of its values."""
    tier: Literal["primary", "secondary", "tertiary"] | None = None
    """primary (business outcome), secondary (shared objective) or tertiary (activity)."""
    scorecard: Literal["value", "speed", "quality", "adoption", "risk"] | None = None
    """The part of the balanced scorecard that it belongs to."""
    target: Line | int | float | None = None
    """What is good enough."""
    better: Literal["higher", "lower"] | None = None
    """Whether higher or lower is better."""
    source: Prose | None = None
    """Where the number comes from."""
    blind_spots: Points = Field(default_factory=list)
    """What it cannot see."""
    series: list[Reading] = Field(default_factory=list)
    """The readings so far."""

    @property
    def unlinked_rule(self) -> str | None:
        """For a primary metric: that it is tied to no outcome."""
        return "MET005" if self.tier == "primary" and not self.scorecard else None

    @property
    def readings(self) -> list[Reading]:
        """The readings by day."""
        return sorted(self.series, key=lambda reading: reading.on)

    @property
    def latest(self) -> Reading | None:
        """The last reading."""
        return self.readings[-1] if self.series else None

    @property
    def on_target(self) -> bool | None:
        """Whether the last reading is as good as the target asks; None where that cannot be told."""
        if not self.latest or not self.better or isinstance(self.target, str | None):
            return None
        value = self.latest.value
        return value >= self.target if self.better == "higher" else value <= self.target

    def deadlines(self, today: date) -> Iterator[Due]:
        """The next reading, at the pace of the last two."""
        days = sorted({reading.on for reading in self.series})
        if len(days) > 1:
            yield Due("Metric reading", days[-1] + (days[-1] - days[-2]), ("series",))
