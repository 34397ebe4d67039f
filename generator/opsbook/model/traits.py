"""What kinds have in common. A kind is composed of these; rules and outputs speak of them, never of a kind."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field

from opsbook.diagnostic import Route
from opsbook.model.duration import Duration
from opsbook.model.record import Part, Record
from opsbook.model.reference import ACTORS, SAME, Ref
from opsbook.model.telling import Told
from opsbook.model.text import SAID, Day, Line, LocalId, PastDay, Prose
from opsbook.model.version import same_version

RiskTier = Literal["low", "medium", "high"]
_Owner = Annotated[str, Ref(*ACTORS, says="Owned by", back="Looks after", ownership=True)]
_Deputy = Annotated[str, Ref(*ACTORS, says="Backup", back="Backup for", ownership=True)]


class Owned(Record):
    """Exactly one accountable owner, and somebody who stands in."""

    owner: Annotated[_Owner | None, SAID] = None
    """Who is accountable: one person, team or role."""
    deputy: Annotated[_Deputy | None, SAID] = None
    """Who stands in for the owner."""


class Review(Part):
    """Evidence that somebody looked: when, who, with what outcome."""

    on: PastDay
    """The day of the review."""
    by: (
        Annotated[
            str,
            Ref("person", "role", "team", says="Reviewed by", back="Reviewed", history=True, unknown="REV006"),
        ]
        | None
    ) = None
    """Who reviewed it."""
    outcome: Literal["confirmed", "changed", "retired"] = "confirmed"
    """What came of it."""
    note: Prose | None = None
    """What was looked at or found."""


class Reviewed(Record):
    """Looked at again at a set pace, with evidence of each time."""

    review_every: Duration | None = None
    """How often it must be reviewed, such as `6 months`."""
    reviews: list[Review] = Field(default_factory=list)
    """The reviews so far."""
    reviewed: PastDay | None = None
    """Shorthand for one confirmed review by the owner."""
    review_exempt: Line | None = None
    """Why this needs no review."""

    @property
    def last_review(self) -> Review | None:
        """The latest review, from the list or the shorthand."""
        found = [*self.reviews, *([Review(on=self.reviewed)] if self.reviewed else [])]
        return max(found, key=lambda review: review.on, default=None)

    @property
    def last_review_route(self) -> Route:
        """Where the day of the latest review is written."""
        last = self.last_review
        for index, review in enumerate(self.reviews):
            if review is last:
                return ("reviews", index, "on")
        return ("reviewed",)


class Approval(Part):
    """One signature under one version."""

    by: Annotated[str, Ref(*ACTORS, "forum", says="Approved by", back="Approved", history=True)]
    """Who agreed."""
    on: PastDay
    """The day of the approval."""
    version: int | str | None = None
    """The version that was agreed to."""


class Approved(Record):
    """Who agreed to which version."""

    version: int | str | None = None
    """The version in force: a whole number, or text in quotes such as "1.10"."""
    approvals: list[Approval] = Field(default_factory=list)
    """Who agreed to which version, and when."""
    effective_from: Day | None = None
    """The day from which it holds."""

    @property
    def approvals_in_force(self) -> list[tuple[int, Approval]]:
        """The approvals of this very version, with their places; one that names no version counts for every one."""
        return [
            (index, approval)
            for index, approval in enumerate(self.approvals)
            if None in (self.version, approval.version) or same_version(self.version, approval.version)
        ]


class Superseding(Record):
    """Replaces older records. Stated here, on the newer one; the older one shows it without being told."""

    supersedes: list[Annotated[str, Ref(SAME, says="Replaces", back="Replaced by", history=True, acyclic=True)]] = (
        Field(default_factory=list)
    )
    """The older records that this one replaces."""


class RiskTiered(Record):
    """How much can go wrong. It sets the default review pace, the approvals asked for and the severity."""

    risk_tier: RiskTier | None = None
    """low, medium or high."""


class Expiring(Record):
    """Holds until a day and no longer."""

    expiry_field: ClassVar[str]
    """The field that holds the day."""

    @property
    def expiry(self) -> date | None:
        """The last day on which the record holds."""
        found = getattr(self, self.expiry_field)
        return found if isinstance(found, date) else None

    def told(self, before: Self | None) -> Iterator[Told]:
        """That the end moved."""
        yield from super().told(before)
        was, now = before.expiry if before else None, self.expiry
        if was and now and was != now:
            word = "Extended" if now > was else "Shortened"
            yield Told(word.lower(), f"{word} from {was} to {now}", frozenset((self.expiry_field,)))


class DataHolding(Record):
    """Holds or carries data, perhaps about people."""

    @property
    def personal_data(self) -> Route | None:
        """Where the record first says that the data is about people; None when it does not."""
        return None


class DataGoverning(Record):
    """Says what data may be used for."""

    @property
    def about_people(self) -> str | None:
        """The words by which the record says that it is about personal data; None when it does not say so."""
        return None


class Step(Part):
    """One of a list that people work through. Its id is its anchor."""

    id: LocalId | None = None
    """A short name for links to this step; kept when the wording changes."""


class Stepped(Record):
    """Worked through in order."""

    step_anchor: ClassVar[str] = "step"

    @property
    def numbered_steps(self) -> Sequence[Step]:
        """The steps in order, whatever the kind calls them."""
        raise TypeError(f"{type(self).__name__} does not say which of its fields holds its steps")

    def anchors(self) -> Iterator[str]:
        """Each step's anchor, from its own id, else from its place."""
        for number, step in enumerate(self.numbered_steps, 1):
            yield f"{self.step_anchor}-{step.id or number}"


class Urgent(Record):
    """Wanted in an emergency, by people who have no time to search."""

    @property
    def within(self) -> str | None:
        """How soon somebody must act, in words."""
        return None

    @property
    def urgency(self) -> int:
        """Minutes within which to act; a large number where none is stated. For sorting."""
        return 10**6
