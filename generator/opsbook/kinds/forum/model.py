"""A recurring meeting or ritual."""

from collections.abc import Iterator
from datetime import date
from typing import Annotated, ClassVar

from pydantic import Field

from opsbook.model.due import Due
from opsbook.model.kind import Kind, Phase, Status
from opsbook.model.reference import ACTORS, Ref
from opsbook.model.text import Day, Line, Points
from opsbook.model.traits import Owned


class Forum(Owned):
    """A recurring meeting or ritual: when, who, what it decides."""

    kind: ClassVar[Kind] = Kind(
        name="forum",
        plural="forums",
        label="Forum",
        labels="Forums",
        about="Where people meet, when, and what comes out of it.",
        icon="forum-outline",
        group="People",
        order=50,
        sections={
            "when": "When",
            "attendees": "Who comes",
            "agenda": "Agenda",
            "produces": "What comes out of it",
        },
        statuses={
            "draft": Status("Planned", "neutral", Phase.DRAFT),
            "ready": Status("Running", "ok", Phase.LIVE),
            "retired": Status("Closed", "neutral", Phase.RETIRED),
        },
        stands_alone=True,
        asked_by=(
            "meeting, meetings, meet, agenda, when do we, when does, when is, where do we discuss, who meets, where "
            "do we decide, where do we talk, where do we argue, committee, fortnightly, get together, invited, "
            "attend, who attends, who comes to, who sits in, who is invited"
        ),
    )

    every: Line | None = None
    """How often, such as "2 weeks" or "first Tuesday of the month"."""
    next_on: Day | None = None
    """The next time."""
    attendees: list[Annotated[str, Ref(*ACTORS, says="Attended by", back="Attends")]] = Field(default_factory=list)
    """Who comes."""
    agenda: Points = Field(default_factory=list)
    """What is on it."""
    produces: Points = Field(default_factory=list)
    """What comes out of it."""
    chair: Annotated[str, Ref(*ACTORS, says="Chaired by", back="Chairs")] | None = None
    """Who leads it."""

    def deadlines(self, today: date) -> Iterator[Due]:
        """The next time."""
        if self.next_on:
            yield Due("Meeting", self.next_on, ("next_on",), who=("chair",), missed="over")
