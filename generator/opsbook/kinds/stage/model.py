"""A stage of the maturity roadmap."""

from typing import Annotated, ClassVar

from pydantic import Field

from opsbook.model.kind import Kind, Phase, Status
from opsbook.model.record import Part, Record
from opsbook.model.text import Line, Prose


class Check(Part):
    """A share of a kind's records that must be free of a finding."""

    rule: Line
    """The rule's code or slug."""
    kind: Line | None = None
    """The kind of record; none means all."""
    at_least: int | float | Line = 1
    """The share: 0.9, 90 or "90%"."""


class Criterion(Part):
    """One thing that must hold."""

    text: Prose
    """The criterion, in words."""
    check: Check | None = None
    """How the handbook itself proves it."""
    evidence: Prose | None = None
    """What proves it where the handbook cannot."""


class Stage(Record):
    """A stage of the maturity roadmap, and what shows that it is reached."""

    kind: ClassVar[Kind] = Kind(
        name="stage",
        plural="stages",
        label="Maturity stage",
        labels="Maturity",
        about="Where we stand, where we go next and what shows it.",
        icon="stairs-up",
        group="Know",
        order=90,
        sections={"outcome": "What it looks like", "criteria": "What shows it"},
        statuses={
            "draft": Status("Ahead of us", "neutral", Phase.DRAFT),
            "ready": Status("Reached", "ok", Phase.LIVE),
            "retired": Status("Retired", "neutral", Phase.RETIRED),
        },
        stands_alone=True,
        asked_by="mature, maturity, which level, what level, stage",
    )
    weighty = frozenset(("criteria",))

    level: Annotated[int, Field(ge=1)] | None = None
    """Its place in the order, from 1."""
    outcome: Prose | None = None
    """What it looks like once reached."""
    criteria: list[Criterion] = Field(default_factory=list)
    """What shows that it is reached."""

    @property
    def ladder_place(self) -> int:
        """The level, for sorting; a stage without one stands behind all others."""
        return self.level if self.level is not None else 10**6
