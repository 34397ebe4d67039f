"""How work moves."""

from collections.abc import Iterator
from typing import Annotated, ClassVar

from pydantic import Field

from opsbook.model.kind import Kind
from opsbook.model.record import Part
from opsbook.model.reference import ACTORS, Ref
from opsbook.model.text import ONE_OR_SEVERAL, Line, Points, Prose
from opsbook.model.traits import Owned, Reviewed


class Activity(Part):
    """One activity: who does it, who answers for it, who takes over."""

    name: Line
    """The activity."""
    responsible: Annotated[
        list[Annotated[str, Ref(*ACTORS, says="Responsible", back="Responsible in")]],
        ONE_OR_SEVERAL,
    ] = Field(default_factory=list)
    """Who does the work."""
    accountable: Annotated[
        list[Annotated[str, Ref(*ACTORS, says="Accountable", back="Accountable in")]],
        ONE_OR_SEVERAL,
    ] = Field(default_factory=list)
    """Who answers for it: exactly one."""
    consulted: Annotated[
        list[Annotated[str, Ref(*ACTORS, "forum", says="Consulted", back="Consulted in")]],
        ONE_OR_SEVERAL,
    ] = Field(default_factory=list)
    """Who is asked."""
    informed: Annotated[
        list[Annotated[str, Ref(*ACTORS, "forum", says="Informed", back="Informed in")]],
        ONE_OR_SEVERAL,
    ] = Field(default_factory=list)
    """Who is told."""
    handoff_to: (
        Annotated[str, Ref(*ACTORS, says="Hands off to", back="Takes over in", among=("responsible", "accountable"))]
        | None
    ) = None
    """Who takes over next."""
    sla: Line | None = None
    """How long it may take."""


class Process(Owned, Reviewed):
    """How work moves from a trigger to an output, and who hands it to whom."""

    kind: ClassVar[Kind] = Kind(
        name="process",
        plural="processes",
        label="Process",
        labels="Processes",
        about="How work moves, who does what and who hands it to whom.",
        icon="sitemap-outline",
        group="Know",
        order=80,
        sections={"flow": "From start to end", "activities": "Who does what"},
        known_by=("trigger", "outputs"),
        asked_by=(
            "hand over, handover, workflow, who does what, what now, what happens when, what happens after, what "
            "happens if, what happens to, ^who approves, ^who has to approve, ^who must approve, ^who needs to "
            "approve, who grants, how does, how do i request, how do i ask for, from start to end, who approves "
            "what, who signs what, stages of, takes over, in which order, from request to, who calls whom, how do "
            "we handle, request, requests, permission, procedure, escalate, escalation"
        ),
        wide=True,
    )

    trigger: Prose | None = None
    """What starts it."""
    inputs: Points = Field(default_factory=list)
    """What it needs."""
    outputs: Points = Field(default_factory=list)
    """What it delivers."""
    activities: list[Activity] = Field(default_factory=list)
    """The activities in order."""

    def anchors(self) -> Iterator[str]:
        """An anchor for each activity."""
        yield from (f"activity-{number}" for number, _ in enumerate(self.activities, 1))
