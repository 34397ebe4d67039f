"""Those who can answer for something. Kinds of actors are composed of this; ownership speaks of it, never of a kind."""

from datetime import date
from typing import ClassVar, Self

from opsbook.model.record import Record


class Actor(Record):
    """Somebody who can answer for something: a person, or those to whom it comes down in the end."""

    seats: ClassVar[str | None] = None
    """The field that names those to whom it comes down: members or holders. None for a person."""
    part_of: ClassVar[str | None] = None
    """The field that names the team that it is a part of; None where teams name it."""

    @property
    def is_person(self) -> bool:
        """Whether this is one human being."""
        return self.seats is None

    @property
    def stand_in(self) -> str | None:
        """Who stands in, as a reference, if the actor's own record names somebody."""
        return None

    @property
    def reach(self) -> tuple[str, str]:
        """Work phone and chat of their own, each empty where there is none."""
        return "", ""

    @property
    def reachable(self) -> bool:
        """Whether the record says how to reach it."""
        return any(self.reach)

    def had_left(self, day: date) -> bool:
        """Whether the actor is known to have been gone already on a day in the past."""
        return False

    def has_left(self, today: date) -> bool:
        """Whether the actor is gone for good."""
        return self.own_status.phase.over

    def acts(self, today: date) -> bool:
        """Whether this is an active person, who needs nobody else to answer."""
        return False

    def gone(self, day: date) -> Self:
        """This actor as its record will stand after a last day; those that cannot leave stay as they are."""
        return self

    def passes_to(self, today: date) -> list[str]:
        """Those to whom it comes down, as references: holders, members, the deputy of somebody on leave."""
        return []

    def shortage(self, today: date) -> str:
        """Why nobody answers, as the end of a sentence: "has no members"."""
        return "is nobody who can act"
