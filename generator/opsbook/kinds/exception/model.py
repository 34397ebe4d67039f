"""A time-bound permission to depart from a policy."""

from collections.abc import Iterator
from datetime import date
from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field

from opsbook.model.due import Due
from opsbook.model.kind import Kind, Phase, Status
from opsbook.model.reference import Ref
from opsbook.model.telling import Told
from opsbook.model.text import Day, Line, PastDay, Points, Prose
from opsbook.model.traits import Approved, Expiring, Owned


class PolicyException(Owned, Approved, Expiring):
    """A time-bound permission to depart from a policy."""

    kind: ClassVar[Kind] = Kind(
        name="exception",
        plural="exceptions",
        label="Exception",
        labels="Exceptions",
        about="Who may depart from which policy, until when, and what protects us meanwhile.",
        icon="timer-sand",
        group="Rules",
        order=20,
        sections={
            "permission": "What is allowed",
            "controls": "What protects us meanwhile",
            "approval": "Who agreed",
        },
        statuses={
            "active": Status("Active", "warn", Phase.LIVE),
            "ended": Status("Ended", "neutral", Phase.FINISHED),
        },
        asked_by="waiver, exempt, exemption, permission, ^who may still, exceptions to, dispensation, bypass",
    )
    weighty = frozenset(("reason", "scope", "compensating_controls"))
    ordered_days = (("granted_on", "expires"),)
    expiry_field = "expires"

    status: Literal["active", "ended"] | None = None  # type: ignore[assignment]  # narrows the words
    """active or ended."""
    policy: (
        Annotated[str, Ref("policy", says="Exception to", back="Exceptions", parent=True, retired="EXC004")] | None
    ) = None
    """The policy that it departs from."""
    requirement: Line | None = None
    """The id of the rule that it departs from."""
    reason: Prose | None = None
    """Why the rule cannot be kept for now."""
    scope: Points = Field(default_factory=list)
    """What exactly is allowed, for whom."""
    compensating_controls: Points = Field(default_factory=list)
    """What protects us meanwhile."""
    granted_on: PastDay | None = None
    """The day on which it was granted."""
    expires: Day
    """The last day on which it holds. Mandatory: an exception without an end is a change of policy."""

    def deadlines(self, today: date) -> Iterator[Due]:
        """The end of the permission."""
        yield Due("Exception expires", self.expires, ("expires",), missed="lapsed")

    def told(self, before: Self | None) -> Iterator[Told]:
        """That it was granted, and that its end moved."""
        yield from super().told(before)
        if before is None:
            yield Told("granted", f"Granted until {self.expires}")
