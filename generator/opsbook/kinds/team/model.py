"""A group with a mission."""

from datetime import date
from typing import Annotated, ClassVar

from pydantic import Field

from opsbook.model.actor import Actor
from opsbook.model.kind import Kind, Phase, Status
from opsbook.model.reference import ACTORS, Ref
from opsbook.model.text import INTERNAL, Line, Points, Prose


class Team(Actor):
    """A group with a mission, a lead and a place to reach it."""

    kind: ClassVar[Kind] = Kind(
        name="team",
        plural="teams",
        label="Team",
        labels="Teams",
        about="Who does what together, and where to reach them.",
        icon="account-group-outline",
        group="People",
        order=30,
        sections={
            "contact": "Contact",
            "mission": "Mission",
            "members": "Members",
            "looks-after": "Looks after",
            "deadlines": "Deadlines",
        },
        statuses={
            "draft": Status("Draft", "neutral", Phase.DRAFT),
            "ready": Status("Active", "ok", Phase.LIVE),
            "retired": Status("Closed", "neutral", Phase.RETIRED),
        },
        known_by=("mission",),
        asked_by=(
            "who can help, who helps, who, which team, what team, who runs, who owns, who looks after, who builds, "
            "who is responsible, team that, department, people who, folks, guys, who handles, who manages, which "
            "department, who works on, who maintains, who deals with"
        ),
    )
    weighty = frozenset(("mission",))
    seats = "members"
    part_of = "parent"

    mission: Prose | None = None
    """What the team is for."""
    lead: Annotated[str, Ref("person", "role", says="Led by", back="Leads", above=True)] | None = None
    """Who leads the team."""
    members: list[Annotated[str, Ref(*ACTORS, says="Members", back="Member of", acyclic=True)]] = Field(
        default_factory=list
    )
    """Who is in the team."""
    parent: Annotated[str, Ref("team", says="Part of", back="Teams within", acyclic=True, joins=True)] | None = None
    """The team that this team is part of."""
    channel: Annotated[Line | None, INTERNAL] = None
    """Chat channel, such as #marketing-platform."""
    office_hours: Points = Field(default_factory=list)
    """When anybody may come with a question."""

    @property
    def reach(self) -> tuple[str, str]:
        """The channel; a team has no phone of its own."""
        return "", self.channel or ""

    def passes_to(self, today: date) -> list[str]:
        """The lead and the members."""
        return [*([self.lead] if self.lead else []), *self.members]

    def shortage(self, today: date) -> str:
        """Empty, or nobody in it is here."""
        return "has no member who is here" if self.members else "has no members"
