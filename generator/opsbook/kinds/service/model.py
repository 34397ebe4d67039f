"""A capability run as a service."""

from datetime import date
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from opsbook.diagnostic import Route
from opsbook.model.kind import DRAFT_READY_RETIRED, Kind, Phase, Status
from opsbook.model.record import Link, Part
from opsbook.model.reference import ACTORS, Ref
from opsbook.model.text import Line, PastDay, Points, Prose, Url
from opsbook.model.traits import Owned, Reviewed, RiskTiered

LIFECYCLE = {
    "lab": Status("Laboratory", "info", Phase.LIVE),
    "pilot": Status("Pilot", "info", Phase.LIVE),
    "factory": Status("Live", "ok", Phase.LIVE),
    "retiring": Status("Retiring", "warn", Phase.LIVE, leaving=True),
    "retired": Status("Retired", "neutral", Phase.RETIRED),
}


class Slo(Part):
    """A service level objective: what is measured and how good is good enough."""

    called = "objective"
    name: Line
    """What it is about, such as freshness."""
    indicator: Prose | None = None
    """What exactly is measured."""
    objective: Line | int | float | None = None
    """How good is good enough, such as "99.5% by 07:00"."""
    window: Line | None = None
    """Over how long, such as "30 days"."""
    source: Prose | None = None
    """Where the number comes from."""


class Readiness(Part):
    """How the service passed into the factory."""

    checklist: Annotated[str, Ref("checklist", says="Checked with", back="Gate for")] | None = None
    """The checklist that was used."""
    on: PastDay | None = None
    """The day."""
    by: Annotated[str, Ref(*ACTORS, "forum", says="Let through by", back="Let through", history=True)] | None = None
    """Who decided."""
    outcome: Literal["passed", "passed-with-conditions", "failed"] | None = None
    """passed, passed-with-conditions or failed."""
    missing: Points = Field(default_factory=list)
    """What was still missing."""


class Support(Part):
    """Where users of the service get help."""

    channel: Line | None = None
    """Chat channel or address."""
    hours: Line | None = None
    """When somebody answers."""
    contact: Annotated[str, Ref(*ACTORS, says="Supported by", back="Supports")] | None = None
    """Who answers."""
    phone: Line | None = None
    """Whom to ring."""


class Service(Owned, Reviewed, RiskTiered):
    """A capability run as a service: projects end, services do not."""

    kind: ClassVar[Kind] = Kind(
        name="service",
        plural="services",
        label="Service",
        labels="Services",
        about="What we run for the business, and how well it must run.",
        icon="lan",
        group="Know",
        order=10,
        coverage={"Runbook": ("Runbooks",), "Policy or decision": ("Governed by", "Decisions")},
        sections={
            "objectives": "How well it must run",
            "support": "When you need help",
            "dependencies": "What it depends on",
            "change": "How it changes",
            "readiness": "How it went live",
        },
        statuses={**LIFECYCLE, **DRAFT_READY_RETIRED, "ready": Status("Live", "ok", Phase.LIVE)},
        default_status="factory",
        asked_by=(
            "uptime, available, support hours, who runs, who owns, who looks after, who is responsible, where do i "
            "find, where can i find, where are, where is, when can we reach, help with, how reliable, service hours, "
            "opening hours"
        ),
    )
    weighty = frozenset(("slos",))

    category: Line | None = None
    """What sort of service, such as data pipelines or messaging."""
    lifecycle: Literal["lab", "pilot", "factory", "retiring", "retired"] | None = None
    """lab, pilot, factory, retiring or retired."""
    slos: list[Slo] = Field(default_factory=list)
    """The service levels."""
    depends_on: list[
        Annotated[
            str,
            Ref(
                "service",
                "tool",
                says="Depends on",
                back="Needed by",
                acyclic=True,
                basis=True,
                retired="SVC003",
            ),
        ]
    ] = Field(default_factory=list)
    """The services and tools that it cannot run without."""
    support: Prose | Support | None = None
    """Where users of the service get help."""
    dashboards: list[Link | Url] = Field(default_factory=list)
    """Where to see how it runs: addresses, with or without a label."""
    change_class: Annotated[str, Ref("change-class", says="Changes are", back="Used by")] | None = None
    """The class of change that most changes to it belong to."""
    readiness: Readiness | list[Readiness] | None = None
    """How it passed into the factory: once, or a list with each time that it was checked."""

    @property
    def own_status(self) -> Status:
        """The lifecycle, unless the record itself is a draft or retired."""
        word = self.status if self.status in ("draft", "retired") else self.lifecycle or self.status
        return self.kind.status(word)

    @property
    def checks(self) -> list[tuple[Route, Readiness]]:
        """Each time that it was checked, with the place in the record, the latest first."""
        if not isinstance(self.readiness, list):
            return [(("readiness",), self.readiness)] if self.readiness else []
        places = enumerate(self.readiness)
        newest_first = sorted(places, key=lambda place: (place[1].on or date.min, place[0]), reverse=True)
        return [(("readiness", index), check) for index, check in newest_first]

    @property
    def in_factory(self) -> bool:
        """Whether it runs for customers under the rules of the factory: by its lifecycle, or for want of one."""
        return self.own_status in (LIFECYCLE["factory"], self.kind.statuses["ready"])
