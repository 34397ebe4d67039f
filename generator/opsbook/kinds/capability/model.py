"""What the estate must be able to do."""

from typing import ClassVar

from opsbook.model.kind import Kind, Phase, Status
from opsbook.model.text import Line, Prose
from opsbook.model.traits import Owned


class Capability(Owned):
    """What the technology estate must be able to do, whichever tool does it."""

    kind: ClassVar[Kind] = Kind(
        name="capability",
        plural="capabilities",
        label="Capability",
        labels="Capabilities",
        about="What the estate must be able to do, and which tools do it.",
        icon="puzzle-outline",
        group="Know",
        order=30,
        sections={"description": "What it means", "tools": "Tools that provide it"},
        statuses={
            "draft": Status("Draft", "neutral", Phase.DRAFT),
            "ready": Status("Needed", "ok", Phase.LIVE),
            "retired": Status("No longer needed", "neutral", Phase.RETIRED),
        },
        asked_by=(
            "able to, could we, do we have a way, do we have software, do we have a tool, are we able, is it "
            "possible, possible to"
        ),
    )

    ownerless_rule = "TOL010"

    layer: Line | None = None
    """Where in the estate it stands, from foundation to engagement."""
    description: Prose | None = None
    """What being able to do this means."""

    @property
    def unlinked_rule(self) -> str:
        """That no tool provides it."""
        return "TOL011"
