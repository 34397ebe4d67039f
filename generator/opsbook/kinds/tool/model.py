"""One entry of the technology register."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from opsbook.diagnostic import Route
from opsbook.kinds.tool.rhythm import Rhythm, times_a_year
from opsbook.model.currency import Currency
from opsbook.model.due import Due
from opsbook.model.duration import OR_NOUGHT, Duration
from opsbook.model.kind import RETIRED, Kind, Phase, Status
from opsbook.model.record import Part
from opsbook.model.reference import ACTORS, Ref
from opsbook.model.text import INTERNAL, Day, Line, PastDay, Points, Prose, said
from opsbook.model.traits import DataHolding, Owned, Reviewed

_PERSONAL = re.compile(
    r"(?<!non-)(?<!no )(?<!not )\b"
    r"(?:personal|personally|pii|sensitive|special[ -]categor(?:y|ies)|personenbezogen\w*)\b",
    re.IGNORECASE,
)
_OUT_OF = re.compile(r"(\d+)\s*(?:of|/|out of)\s*([1-9]\d*)(?:\s+seats)?", re.IGNORECASE)


class Cost(Part):
    """What it costs."""

    amount: Annotated[int | float, Field(ge=0)]
    """How much."""
    currency: Currency | None = None
    """Three letters, such as EUR."""
    per: Rhythm | None = None
    """For what time, such as year or month."""
    basis: Prose | None = None
    """What the price depends on, such as seats or contacts."""


class VendorContract(Part):
    """The contract with the vendor."""

    ordered_days: ClassVar[tuple[tuple[str, str], ...]] = (("start", "end"),)

    start: Day | None = None
    """First day."""
    end: Day | None = None
    """Last day of the current term."""
    notice: Annotated[Duration, OR_NOUGHT] | None = None
    """How long before the end notice must be given; 0 days where none is needed."""
    auto_renews: bool | None = None
    """Whether it renews by itself."""


class ToolRole(Part):
    """What somebody may do in the tool."""

    called = "access role"
    name: Line
    """The name of the role in the tool."""
    can: Points = Field(default_factory=list)
    """What it allows."""
    holders: list[Annotated[str, Ref(*ACTORS, says="Access for", back="Has access to", access=True)]] = Field(
        default_factory=list
    )
    """Who has it."""


class AccessReview(Part):
    """Evidence that access was reviewed."""

    on: PastDay
    """The day."""
    by: Annotated[str, Ref(*ACTORS, says="Access reviewed by", back="Reviewed access to", history=True)] | None = None
    """Who reviewed."""
    outcome: Prose | None = None
    """What came of it."""


class Tool(Owned, Reviewed, DataHolding):
    """One entry of the technology register: what it is for, what it costs, who may do what in it."""

    kind: ClassVar[Kind] = Kind(
        name="tool",
        plural="tools",
        label="Tool",
        labels="Tools",
        about="What we pay for, who looks after it and when it renews.",
        icon="toolbox-outline",
        group="Know",
        order=20,
        sections={
            "function": "What it is for",
            "contract": "Cost and contract",
            "access": "Who may do what",
            "connections": "What it connects to",
        },
        statuses={
            "evaluating": Status("Being evaluated", "info", Phase.DRAFT),
            "active": Status("Active", "ok", Phase.LIVE),
            "deprecated": Status("Being replaced", "warn", Phase.LIVE, leaving=True),
            "retired": RETIRED,
        },
        known_by=("function",),
        asked_by=(
            "which tool, what tool, which tools, which system, which software, what software, software, app, "
            "system, vendor, supplier, licence, cost, price, renewal, seats, what do we use, how much does, how "
            "much do we pay, log in to, something like, or similar, product, what do you use, what do i use, "
            "contract end, contract with, contract run out, which platform, what platform, alternative to"
        ),
    )

    status: Literal["evaluating", "active", "deprecated", "retired"] | None = None  # type: ignore[assignment]
    """evaluating, active, deprecated or retired."""
    vendor: Line | None = None
    """Who sells it."""
    function: Prose | None = None
    """What it is primarily for."""
    capabilities: list[Annotated[str, Ref("capability", says="Provides", back="Provided by")]] = Field(
        default_factory=list
    )
    """What the estate is able to do through it."""
    cost: Annotated[Cost | None, INTERNAL] = None
    """What it costs."""
    seats: Annotated[int, Field(ge=0)] | None = None
    """How many people may use it."""
    utilisation: Line | int | float | None = None
    """How much of it is used: a percentage, or seats in use."""
    contract: Annotated[VendorContract | None, INTERNAL] = None
    """The contract with the vendor."""
    data_classes: list[Line] = Field(default_factory=list)
    """What sorts of data it holds, such as personal or pseudonymous."""
    sso: bool | None = None
    """Whether people sign in through single sign-on."""
    roles: Annotated[list[ToolRole], INTERNAL] = Field(default_factory=list)
    """Who may do what in it."""
    access_reviews: Annotated[list[AccessReview], INTERNAL] = Field(default_factory=list)
    """The access reviews so far."""
    access_review_every: Duration | None = None
    """How often access must be reviewed."""
    connects_to: list[Annotated[str, Ref("tool", "service", says="Connects to", back="Connected from")]] = Field(
        default_factory=list
    )
    """What it exchanges data with."""
    replaced_by: Annotated[str, Ref("tool", says="Being replaced by", back="Takes over from", acyclic=True)] | None = (
        None
    )
    """The tool that takes over."""
    migration: Prose | None = None
    """How and by when we move off it, and what happens to its data."""

    @property
    def in_use(self) -> bool:
        """Whether it is active: neither under evaluation nor on its way out."""
        return self.own_status is self.kind.statuses["active"]

    @property
    def leave_planned(self) -> bool:
        """Whether it is on its way out, and how is told."""
        return self.status == "deprecated" and said(self.migration)

    @property
    def personal_data(self) -> Route | None:
        """The first data class that is about people."""
        found = (index for index, name in enumerate(self.data_classes) if _PERSONAL.search(name))
        return next((("data_classes", index) for index in found), None)

    @property
    def yearly_cost(self) -> float | None:
        """What it costs in a year; None where no cost is stated, or none that can be counted by the year."""
        if not self.cost:
            return None
        times = times_a_year(self.cost.per or "year")
        return self.cost.amount * times if times else None

    @property
    def used_share(self) -> float | None:
        """How much of it is used, 1 being all: a percentage, a share below 1, or seats in use out of ``seats``, or
        out of those that it names, as in ``3 of 20``.
        """
        if self.utilisation is None:
            return None
        text = str(self.utilisation).strip()
        if parts := _OUT_OF.fullmatch(text):
            return int(parts[1]) / int(parts[2])
        try:
            number = float(text.removesuffix("%").strip())
        except ValueError:
            return None
        if not text.endswith("%") and self.seats and number >= 1:
            return number / self.seats
        return number if not text.endswith("%") and number <= 1 else number / 100

    @property
    def seats_over(self) -> int:
        """How many more people use it than may."""
        if not self.seats or self.used_share is None or self.used_share <= 1:
            return 0
        return round((self.used_share - 1) * self.seats)

    def term_end(self, today: date) -> date | None:
        """The last day of the term that is running: a contract that renews by itself rolls on by the year."""
        contract = self.contract
        if not contract or not contract.end:
            return None
        end, years = contract.end, 0
        while contract.auto_renews and end < today and years < 100:
            years += 1
            end = Duration(months=12 * years).after(contract.end)
        return end

    def notice_day(self, today: date) -> date | None:
        """The last day to give notice for the term that is running, rolling contracts too."""
        end = self.term_end(today)
        if not end or not self.contract:
            return None
        return (self.contract.notice or Duration(days=0)).before(end)

    def deadlines(self, today: date) -> Iterator[Due]:
        """The notice day, and the next access review."""
        if notice := self.notice_day(today):
            yield Due("Contract notice", notice, ("contract", "end"), missed="lapsed")
        last = max((review.on for review in self.access_reviews), default=self.last_review and self.last_review.on)
        if self.access_review_every and last:
            yield Due("Access review", self.access_review_every.after(last), ("access_review_every",))
