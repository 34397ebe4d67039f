"""One entry of the decision log."""

from collections.abc import Iterator
from datetime import date
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from opsbook.model.due import Due
from opsbook.model.kind import REPLACED, Kind, Phase, Status
from opsbook.model.record import Part
from opsbook.model.reference import ACTORS, ANY, Ref
from opsbook.model.text import Day, Line, PastDay, Points, Prose
from opsbook.model.traits import Owned, RiskTiered, Superseding

PEOPLE = (*ACTORS, "forum")


class Option(Part):
    """One way that was considered."""

    title: Line
    """Its name."""
    summary: Prose | None = None
    """What it would mean."""
    pros: Points = Field(default_factory=list)
    """What speaks for it."""
    cons: Points = Field(default_factory=list)
    """What speaks against it."""


class Consequences(Part):
    """What follows."""

    good: Points = Field(default_factory=list)
    """What gets better."""
    bad: Points = Field(default_factory=list)
    """What it costs."""


class Decision(Owned, Superseding, RiskTiered):
    """One entry of the decision log: what was decided, by whom, why, and what else was considered."""

    kind: ClassVar[Kind] = Kind(
        name="decision",
        plural="decisions",
        label="Decision",
        labels="Decisions",
        about="What we chose, why, and what it replaced.",
        icon="call-split",
        group="Rules",
        order=30,
        sections={
            "chain": "How this decision changed",
            "decided": "What we decided",
            "drivers": "What made us decide",
            "options": "What we considered",
            "consequences": "What follows",
            "revisit": "When to look again",
            "deciders": "Who decided",
        },
        statuses={
            "proposed": Status("Proposed", "info", Phase.DRAFT),
            "accepted": Status("Accepted", "ok", Phase.LIVE),
            "rejected": Status("Rejected", "neutral", Phase.FINISHED),
            "deprecated": Status("No longer followed", "neutral", Phase.RETIRED),
            "superseded": REPLACED,
        },
        known_by=("chosen",),
        numbered=True,
        asked_by=(
            "why, why did we, why do we, why dont we, why are we, why was, why is, decide, decided, chose, choose, "
            "reason, alternative, alternatives, options, instead of, what did we decide, was it decided, have we "
            "decided, rationale, reasoning, why not, how come, why arent we, moved away, stop using"
        ),
    )
    weighty = frozenset(("context", "chosen", "options", "consequences", "drivers", "revisit_if"))
    ordered_days = (("decided_on", "revisit_by"),)

    status: Literal["proposed", "accepted", "rejected", "deprecated", "superseded"] | None = None  # type: ignore[assignment]
    """proposed, accepted, rejected, deprecated or superseded."""
    decided_on: PastDay | None = None
    """The day of the decision."""
    recorded_on: PastDay | None = None
    """The day on which it was written down."""
    deciders: list[Annotated[str, Ref(*PEOPLE, says="Decided by", back="Decided", history=True, ahead=True)]] = Field(
        default_factory=list
    )
    """Who decided."""
    consulted: list[Annotated[str, Ref(*PEOPLE, says="Consulted", back="Consulted on", history=True)]] = Field(
        default_factory=list
    )
    """Who was asked."""
    informed: list[Annotated[str, Ref(*PEOPLE, says="Informed", back="Informed of", history=True)]] = Field(
        default_factory=list
    )
    """Who was told."""
    context: Prose | None = None
    """The situation that called for a decision."""
    drivers: Points = Field(default_factory=list)
    """What mattered most in choosing."""
    options: list[Option] = Field(default_factory=list)
    """What was considered."""
    chosen: Prose | None = None
    """What was decided: an option's title, or a sentence."""
    consequences: Consequences | None = None
    """What follows, good and bad."""
    confirmation: Prose | None = None
    """How we will know that it is followed and works."""
    reversible: Literal["one-way", "two-way"] | None = None
    """Whether it can be undone at a bearable cost."""
    affects: list[Annotated[str, Ref(ANY, says="Affects", back="Decisions")]] = Field(default_factory=list)
    """What the decision is about."""
    revisit_by: Day | None = None
    """The day by which to look again."""
    revisit_if: Points = Field(default_factory=list)
    """What would make us look again sooner."""

    @property
    def own_status(self) -> Status:
        """As stated; a decision without a status is accepted once it has a date."""
        return self.kind.status(self.status or ("accepted" if self.decided_on else "proposed"))

    @property
    def number(self) -> int | None:
        """The number with which its id begins."""
        head = self.id.split("-")[0]
        return int(head) if head.isdecimal() else None

    @property
    def chosen_option(self) -> Option | None:
        """The option whose title `chosen` repeats; None when it is a sentence of its own."""
        wanted = (self.chosen or "").strip().rstrip(".").casefold()
        return next((option for option in self.options if option.title.strip().casefold() == wanted), None)

    @property
    def heading(self) -> str:
        """Number and title."""
        return self.title if self.number is None else f"Decision {self.number}: {self.title}"

    def deadlines(self, today: date) -> Iterator[Due]:
        """The day by which to look again."""
        if self.revisit_by:
            yield Due("Decision to revisit", self.revisit_by, ("revisit_by",))
