"""A golden path: the paved way to do a common task."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Annotated, ClassVar

from pydantic import Field

from opsbook.model.due import Due
from opsbook.model.duration import Duration
from opsbook.model.kind import Door, Kind
from opsbook.model.record import Part
from opsbook.model.reference import ACTORS, ANY, Ref
from opsbook.model.text import ONE_OR_SEVERAL, Line, PastDay, Points, Prose
from opsbook.model.traits import Owned, Reviewed, Step, Stepped


class PathStep(Step):
    """One step of the way."""

    called = "step"
    title: Line | None = None
    """The step in a few words."""
    do: Prose | None = None
    """What to do."""
    try_it: Prose | None = None
    """Something to try out now."""
    uses: Annotated[list[Annotated[str, Ref(ANY, says="Uses", back="Used in", retired="PTH001")]], ONE_OR_SEVERAL] = (
        Field(default_factory=list)
    )
    """Records that this step needs."""
    outcome: Prose | None = None
    """How you know that the step is done."""
    minutes: Annotated[int, Field(ge=0)] | None = None
    """How long it takes."""
    facilitator: Prose | None = None
    """Notes for whoever leads the session; hidden from the others."""


class Help(Part):
    """Where to ask."""

    channel: Line | None = None
    """Chat channel."""
    forum: Annotated[str, Ref("forum", says="Ask at", back="Helps with")] | None = None
    """Meeting at which to ask."""


class Walk(Part):
    """Evidence that somebody walked the path."""

    on: PastDay
    """The day."""
    by: Annotated[str, Ref(*ACTORS, says="Walked by", back="Walked", history=True)] | None = None
    """Who walked it."""
    note: Prose | None = None
    """What they found."""


class Path(Owned, Reviewed, Stepped):
    """A golden path: the paved way to do a common task, for somebody who has never done it."""

    kind: ClassVar[Kind] = Kind(
        name="path",
        plural="paths",
        label="Golden path",
        labels="Golden paths",
        about="Learn a job by doing it once, step by step.",
        icon="map-marker-path",
        group="Do",
        order=30,
        door=Door("I am new here", "map-marker-path", 10, newcomers=True),
        sections={
            "prerequisites": "What you need",
            "steps": "Steps",
            "help": "Where to ask",
            "walked": "Who walked it",
        },
        asked_by=(
            "how do i, how do we, how to, how can i, how can we, how should i, how should we, how would i, how does "
            "one, what is the way to, first time, learn, guide, tutorial, step by step, walk me through, new here, "
            "first week, i want to, i need to, i would like to, id like to, we want to, help me, set up, ^add, "
            "^build, ^buy, ^create, ^get, ^launch, ^make, ^new, ^prepare, ^run, ^start, i am new, im new, where do "
            "i start, what now, ^draft, ^publish, ^define, ^translate, ^onboard, getting started, get started, "
            "onboarding, new joiner, walkthrough"
        ),
        wide=True,
    )
    weighty = frozenset(("steps",))

    audience_roles: list[Annotated[str, Ref("role", says="For", back="Golden paths")]] = Field(default_factory=list)
    """The roles it is for."""
    outcome: Prose | None = None
    """What you will have done at the end."""
    duration: Line | None = None
    """How long it takes in all."""
    prerequisites: Points = Field(default_factory=list)
    """What you need before you start."""
    steps: list[PathStep] = Field(default_factory=list)
    """The steps in order."""
    help: Help | None = None
    """Where to ask."""
    walked: list[Walk] = Field(default_factory=list)
    """The times somebody walked it."""
    walk_every: Duration | None = None
    """How often somebody must walk it."""

    @property
    def numbered_steps(self) -> Sequence[Step]:
        """The steps."""
        return self.steps

    @property
    def minutes(self) -> int:
        """The minutes of all steps together."""
        return sum(step.minutes or 0 for step in self.steps)

    def deadlines(self, today: date) -> Iterator[Due]:
        """The next walk; counted from the last review as long as nobody has walked it."""
        last = max((walk.on for walk in self.walked), default=self.last_review and self.last_review.on)
        if self.walk_every and last:
            yield Due("Golden path to walk", self.walk_every.after(last), ("walk_every",))
