"""Laboratory work."""

from collections.abc import Iterator
from datetime import date
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from opsbook.model.due import Due
from opsbook.model.kind import Kind, Phase, Status
from opsbook.model.reference import Ref
from opsbook.model.text import Day, Line, Points, Prose
from opsbook.model.traits import Owned

STAGES = {
    "idea": Status("Idea", "neutral", Phase.DRAFT),
    "running": Status("Running", "info", Phase.LIVE),
    "analysed": Status("Analysed", "ok", Phase.LIVE),
    "productionised": Status("In production", "ok", Phase.FINISHED),
    "stopped": Status("Stopped", "neutral", Phase.FINISHED),
}


class Experiment(Owned):
    """Laboratory work: what we believe, how we find out and what came of it."""

    kind: ClassVar[Kind] = Kind(
        name="experiment",
        plural="experiments",
        label="Experiment",
        labels="Experiments",
        about="What we are trying and what we learned.",
        icon="flask-outline",
        group="Know",
        order=70,
        sections={
            "hypothesis": "What we believe",
            "measures": "How we will know",
            "design": "How we test it",
            "result": "What came of it",
        },
        statuses=STAGES,
        default_status="idea",
        asked_by=(
            "test, tested, tried, a/b, hypothesis, result, results, outcome, did we test, did we try, have we "
            "tested, have we tried, ^did, what did we learn, does it work, did it work, as good as, better than, "
            "pay off, paid off, which version, what is the hypothesis, what was the hypothesis, what is the result, "
            "what was the result, uplift, findings, trial"
        ),
    )
    weighty = frozenset(("hypothesis", "threshold", "stopping_rules", "result"))
    ordered_days = (("starts", "ends"),)

    stage: Literal["idea", "running", "analysed", "productionised", "stopped"] | None = None
    """idea, running, analysed, productionised or stopped."""
    hypothesis: Prose | None = None
    """What changes, for whom, and by how much."""
    mechanism: Prose | None = None
    """Why customers would act differently."""
    primary_metric: Annotated[str, Ref("metric", says="Primary metric", back="Decides")] | None = None
    """The one metric that decides."""
    guardrail_metrics: list[Annotated[str, Ref("metric", says="Guardrails", back="Guards")]] = Field(
        default_factory=list
    )
    """The metrics that must not get worse."""
    method: Prose | None = None
    """How it is tested, such as A/B, geo or switchback."""
    confidence: Prose | int | float | None = None
    """How sure the method can make us."""
    population: Prose | None = None
    """Who takes part and who does not."""
    sample_size: int | Line | None = None
    """How many."""
    starts: Day | None = None
    """First day."""
    ends: Day | None = None
    """Last day."""
    stopping_rules: Points = Field(default_factory=list)
    """What ends it early."""
    instrumentation: Points = Field(default_factory=list)
    """Events, ids, attribution windows and known limits."""
    threshold: Prose | int | float | None = None
    """The result from which we act."""
    result: Prose | None = None
    """What came out."""
    decision: Annotated[str, Ref("decision", says="Led to", back="Based on")] | None = None
    """The decision that followed."""
    productionised_as: Annotated[str, Ref("service", says="Became", back="Grew out of")] | None = None
    """The service that it became."""
    package: dict[str, bool | Prose] = Field(default_factory=dict)
    """The answers to the productionisation checklist, by item id."""

    @property
    def own_status(self) -> Status:
        """The stage, unless the record itself is retired."""
        return self.kind.status(self.stage)

    def deadlines(self, today: date) -> Iterator[Due]:
        """The last day, until the experiment is analysed."""
        if self.ends and self.stage in ("idea", "running", None):
            yield Due("Experiment ends", self.ends, ("ends",), missed="lapsed")
