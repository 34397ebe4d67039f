"""A class of change."""

from typing import ClassVar

from pydantic import Field

from opsbook.model.kind import Kind, Phase, Status
from opsbook.model.text import Line, Points, Prose
from opsbook.model.traits import Owned, Reviewed, RiskTiered


class ChangeClass(Owned, Reviewed, RiskTiered):
    """A class of change: what belongs to it, which tests and approvals it takes."""

    kind: ClassVar[Kind] = Kind(
        name="change-class",
        plural="change-classes",
        label="Change class",
        labels="Change classes",
        about="Which changes flow freely and which take tests and approvals.",
        icon="swap-horizontal",
        group="Rules",
        order=40,
        sections={
            "examples": "What belongs here",
            "tests": "Tests",
            "approvals": "Approvals",
            "rollback": "Undo",
        },
        statuses={
            "draft": Status("Draft", "neutral", Phase.DRAFT),
            "ready": Status("In force", "ok", Phase.LIVE),
            "retired": Status("Retired", "neutral", Phase.RETIRED),
        },
        known_by=("examples",),
        asked_by="low risk, medium risk, high risk, risk class, in which cases",
    )
    weighty = frozenset(("tests", "approvals", "rollback"))

    examples: Points = Field(default_factory=list)
    """Changes that belong to this class."""
    tests: Points = Field(default_factory=list)
    """What must be tested."""
    approvals: Points = Field(default_factory=list)
    """Who must agree."""
    window: Prose | None = None
    """When such changes may be made."""
    rollback: Points = Field(default_factory=list)
    """How it is undone."""
    lead_time: Line | None = None
    """How long it takes from request to live."""
