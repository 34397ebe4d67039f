"""Somebody who works here."""

from datetime import date
from typing import Annotated, ClassVar, Literal, Self

from opsbook.model.actor import Actor
from opsbook.model.kind import Kind, Phase, Status
from opsbook.model.reach import Email, Phone, Zone
from opsbook.model.reference import Ref
from opsbook.model.text import INTERNAL, Day, Line


class Person(Actor):
    """Somebody who works here, and who stands in when they cannot."""

    kind: ClassVar[Kind] = Kind(
        name="person",
        plural="people",
        label="Person",
        labels="People",
        about="Who works here, what they look after and who stands in for them.",
        icon="account-outline",
        group="People",
        order=20,
        sections={"contact": "Contact", "looks-after": "Looks after", "deadlines": "Deadlines"},
        statuses={
            "active": Status("Active", "ok", Phase.LIVE),
            "on-leave": Status("On leave", "warn", Phase.LIVE),
            "left": Status("Left", "neutral", Phase.RETIRED),
        },
        asked_by=(
            "who can help, who helps, who knows, who do i ask, whom do i ask, who do i talk to, whom do i talk to, "
            "who is, who runs, who does, who handles, who took over, contact, phone, phone number, what is the "
            "phone number, whats the phone number, what is the email, who do i contact, who leads, who manages, "
            "contact for, expert, point of contact, who is the"
        ),
    )

    status: Literal["active", "on-leave", "left"] | None = None  # type: ignore[assignment]  # narrows the words
    """active, on-leave or left."""
    email: Annotated[Email | None, INTERNAL] = None
    """Work e-mail address."""
    chat: Annotated[Line | None, INTERNAL] = None
    """Name in the team's chat."""
    phone: Annotated[Phone | None, INTERNAL] = None
    """Work phone number, never a private one."""
    manager: Annotated[str, Ref("person", says="Reports to", back="Manages", above=True, acyclic=True)] | None = None
    """Whom this person reports to."""
    timezone: Zone | None = None
    """Time zone, such as Europe/London."""
    location: Line | None = None
    """City or office, never a home address."""
    until: Day | None = None
    """The last day here, or the last day of leave."""
    deputy: Annotated[str, Ref("person", says="Backup", back="Backup for", ownership=True)] | None = None
    """Who stands in while this person is away."""
    successor: Annotated[str, Ref("person", says="Succeeded by", back="Succeeds")] | None = None
    """Who takes over what this person leaves behind."""

    @property
    def stand_in(self) -> str | None:
        """The deputy."""
        return self.deputy

    def had_left(self, day: date) -> bool:
        """Left, and the last day came before."""
        return self.status == "left" and self.until is not None and self.until < day

    @property
    def reach(self) -> tuple[str, str]:
        """The work phone and the name in chat."""
        return self.phone or "", self.chat or ""

    @property
    def reachable(self) -> bool:
        """By phone, in chat or by e-mail."""
        return any(self.reach) or self.email is not None

    def has_left(self, today: date) -> bool:
        """Gone by status, or by a last day that has passed."""
        return self.status == "left" or (self.status != "on-leave" and self.until is not None and self.until < today)

    def acts(self, today: date) -> bool:
        """Here and not on leave; leave is over when its last day has passed."""
        if self.has_left(today):
            return False
        return self.status != "on-leave" or (self.until is not None and self.until < today)

    def gone(self, day: date) -> Self:
        """Left, with that as the last day."""
        return self.model_copy(update={"status": "left", "until": day})

    def passes_to(self, today: date) -> list[str]:
        """The deputy of somebody on leave."""
        on_leave = not self.has_left(today) and not self.acts(today)
        return [self.deputy] if on_leave and self.deputy else []

    def shortage(self, today: date) -> str:
        """Left and when, or on leave without a deputy who is here."""
        if self.has_left(today):
            when = "left" if self.until and self.until < today else "leaves"
            return f"{when} on {self.until.isoformat()}" if self.until else "has left"
        return "is on leave and the deputy is not here either" if self.deputy else "is on leave and has no deputy"
