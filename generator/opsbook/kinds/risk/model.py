"""A risk assessment."""

from collections.abc import Iterator
from datetime import date
from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field

from opsbook.model.due import Due
from opsbook.model.kind import Kind, Phase, Status
from opsbook.model.reference import ACTORS, ANY, Ref
from opsbook.model.telling import Told
from opsbook.model.text import Day, Line, Prose
from opsbook.model.traits import Owned, Reviewed

Score = Annotated[int, Field(ge=1, le=5)]


class Risk(Owned, Reviewed):
    """What could hurt us, how likely and how badly, and what is done about it."""

    kind: ClassVar[Kind] = Kind(
        name="risk",
        plural="risks",
        label="Risk",
        labels="Risks",
        about="What could hurt us, how badly, and who is watching it.",
        icon="alert-rhombus-outline",
        group="Know",
        order=60,
        sections={
            "what": "What could happen",
            "score": "How likely and how bad",
            "treatment": "What we do about it",
        },
        statuses={
            "open": Status("Open", "warn", Phase.LIVE),
            "accepted": Status("Accepted", "info", Phase.LIVE),
            "closed": Status("Closed", "neutral", Phase.FINISHED),
        },
        known_by=("description",),
        asked_by=(
            "risky, danger, dangers, ^what if, what happens if, go wrong, could happen, worst, threat, how likely, "
            "how bad, unnoticed"
        ),
    )
    weighty = frozenset(("description", "cause"))

    status: Literal["open", "accepted", "closed"] | None = None  # type: ignore[assignment]  # narrows the words
    """open, accepted or closed."""
    category: Line | None = None
    """What sort of risk, such as privacy or reliability."""
    description: Prose | None = None
    """What could happen and what it would do."""
    cause: Prose | None = None
    """What would make it happen."""
    likelihood: Score | None = None
    """How likely, from 1 (rare) to 5 (expected), before treatment."""
    impact: Score | None = None
    """How bad, from 1 (slight) to 5 (severe), before treatment."""
    residual_likelihood: Score | None = None
    """How likely once treated."""
    residual_impact: Score | None = None
    """How bad once treated."""
    treatment: Literal["avoid", "reduce", "transfer", "accept"] | None = None
    """avoid, reduce, transfer or accept."""
    mitigated_by: list[Annotated[str, Ref(ANY, says="Lowered by", back="Lowers risk")]] = Field(default_factory=list)
    """The policies, services, checklists or decisions that lower it."""
    accepted_by: (
        Annotated[str, Ref(*ACTORS, "forum", says="Accepted by", back="Accepted risks", history=True)] | None
    ) = None
    """Who accepted what is left."""
    accepted_until: Day | None = None
    """The day on which the acceptance lapses."""

    @property
    def score(self) -> int | None:
        """Likelihood times impact, 1 to 25, before treatment."""
        return self.likelihood * self.impact if self.likelihood and self.impact else None

    @property
    def residual_score(self) -> int | None:
        """Likelihood times impact, 1 to 25, once treated."""
        both = self.residual_likelihood and self.residual_impact
        return self.residual_likelihood * self.residual_impact if both else None  # type: ignore[operator]

    def deadlines(self, today: date) -> Iterator[Due]:
        """The end of the acceptance."""
        if self.accepted_until:
            yield Due("Risk acceptance lapses", self.accepted_until, ("accepted_until",), missed="lapsed")

    def told(self, before: Self | None) -> Iterator[Told]:
        """That a score moved, with its two factors."""
        yield from super().told(before)
        if before and before.score != self.score:
            said = f"Score: {_score(before.likelihood, before.impact)} → {_score(self.likelihood, self.impact)}"
            yield Told("score-changed", said, frozenset(("likelihood", "impact")))
        if before and before.residual_score != self.residual_score:
            was = _score(before.residual_likelihood, before.residual_impact)
            now = _score(self.residual_likelihood, self.residual_impact)
            yield Told(
                "residual-score-changed",
                f"Score once treated: {was} → {now}",
                frozenset(("residual_likelihood", "residual_impact")),
            )


def _score(likelihood: int | None, impact: int | None) -> str:
    return f"{likelihood * impact} ({likelihood} × {impact})" if likelihood and impact else "none"
