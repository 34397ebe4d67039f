"""Things that must be true."""

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Annotated, ClassVar, Literal
from zlib import crc32

from pydantic import Field

from opsbook.model.kind import Door, Kind
from opsbook.model.record import Part
from opsbook.model.reference import ACTORS, ANY, Ref
from opsbook.model.text import ONE_OR_SEVERAL, SAID, Line, Prose
from opsbook.model.traits import Owned, Reviewed, Step, Stepped


class Item(Step):
    """One thing that must be true."""

    text: Prose
    """The item, short enough to read out loud."""
    why: Prose | None = None
    """Why it matters."""
    evidence: Prose | None = None
    """What shows that it is true."""
    role: Annotated[str, Ref("role", says="Answered by", back="Answers in")] | None = None
    """The role that answers for it."""
    required: bool = True
    """Whether the gate stays shut without it."""
    uses: Annotated[list[Annotated[str, Ref(ANY, says="Uses", back="Used in")]], ONE_OR_SEVERAL] = Field(
        default_factory=list
    )
    """Records that help to answer."""


class Section(Part):
    """A pause point: the items checked together at one moment."""

    title: Line
    """The moment, such as "Before you press send"."""
    items: list[Item]
    """What must be true at that moment; 5 to 9 items."""


class Checklist(Owned, Reviewed, Stepped):
    """Things that must be true before something goes ahead."""

    kind: ClassVar[Kind] = Kind(
        name="checklist",
        plural="checklists",
        label="Checklist",
        labels="Checklists",
        about="Short lists to run at the moment it matters.",
        icon="checkbox-marked-outline",
        group="Do",
        order=20,
        door=Door("I am launching something", "rocket-launch-outline", 20),
        sections={"items": "Checklist"},
        asked_by=(
            "check, ^before, before, ready, readiness, list, steps, what must be, what do i check, what should i "
            "check, what to check, what has to be, what needs to be, am i ready, is everything, preflight, todo, "
            "double check"
        ),
    )
    weighty = frozenset(("items", "sections"))
    step_anchor = "item"

    style: Literal["read-do", "do-confirm"] | None = None
    """read-do: read an item, then do it. do-confirm: do the work, then confirm."""
    gate: Line | None = None
    """What it opens, such as a launch."""
    approver: Annotated[
        Annotated[str, Ref(*ACTORS, "forum", says="Approved by", back="Opens the gate of")] | None, SAID
    ] = None
    """Who opens the gate."""
    items: list[Item] = Field(default_factory=list)
    """The items, when there is only one pause point."""
    sections: list[Section] = Field(default_factory=list)
    """The pause points, each with its items."""

    @property
    def unlinked_rule(self) -> str:
        """That nothing uses it."""
        return "CHK001"

    @property
    def numbered_steps(self) -> Sequence[Step]:
        """All items in order, through all pause points."""
        return [*self.items, *(item for section in self.sections for item in section.items)]

    @property
    def edition(self) -> str:
        """Changes whenever an item does, so that ticks kept in a browser never fit an edited list."""
        items = [*self.items, *chain.from_iterable(part.items for part in self.sections)]
        words = "\n".join(f"{item.id}:{item.text}" for item in items)
        return f"{crc32(words.encode()):08x}"

    def anchors(self) -> Iterator[str]:
        """Each item, then each pause point."""
        yield from super().anchors()
        yield from (f"pause-{number}" for number, _ in enumerate(self.sections, 1))
