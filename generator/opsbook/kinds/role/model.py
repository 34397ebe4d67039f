"""A seat that must be held."""

from datetime import date
from typing import Annotated, ClassVar

from pydantic import Field

from opsbook.model.actor import Actor
from opsbook.model.kind import Kind, Phase, Status
from opsbook.model.reference import Ref
from opsbook.model.text import Points


class Role(Actor):
    """A seat that must be held: what it answers for and what it may decide, whoever sits in it."""

    kind: ClassVar[Kind] = Kind(
        name="role",
        plural="roles",
        label="Role",
        labels="Roles",
        about="Seats that must be held: what each answers for and may decide.",
        icon="badge-account-outline",
        group="People",
        order=40,
        sections={
            "holders": "Held by",
            "responsibilities": "Responsibilities",
            "decides": "May decide",
            "skills": "Skills",
            "looks-after": "Looks after",
            "deadlines": "Deadlines",
        },
        statuses={
            "draft": Status("Draft", "neutral", Phase.DRAFT),
            "ready": Status("Active", "ok", Phase.LIVE),
            "retired": Status("Closed", "neutral", Phase.RETIRED),
        },
        known_by=("responsibilities",),
        asked_by=(
            "who can help, who helps, who knows, who do i ask, whom do i ask, who do i talk to, whom do i talk to, "
            "who, whom, whose, responsible, accountable, answers for, in charge, signs off, who decides, who runs, "
            "who owns, who looks after, who answers for, who is responsible, who is in charge, what does, who may, "
            "who can, who has the last word, who settles, who builds, who changes, who makes, who signs off, who "
            "handles, who manages, who leads, who deals with, duties"
        ),
    )
    weighty = frozenset(("responsibilities", "decides"))
    seats = "holders"
    part_of = "team"

    responsibilities: Points = Field(default_factory=list)
    """What the role answers for."""
    decides: Points = Field(default_factory=list)
    """Decision rights: what the holder may decide alone."""
    skills: Points = Field(default_factory=list)
    """What the holder must be able to do."""
    holders: list[Annotated[str, Ref("person", says="Held by", back="Holds")]] = Field(default_factory=list)
    """Who holds the role now."""
    team: Annotated[str, Ref("team", says="In team", back="Roles")] | None = None
    """The team that the role belongs to."""

    def passes_to(self, today: date) -> list[str]:
        """The holders."""
        return list(self.holders)

    def shortage(self, today: date) -> str:
        """Vacant, or no holder is here."""
        return "has no holder who is here" if self.holders else "is held by nobody"
