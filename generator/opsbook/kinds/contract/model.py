"""A data contract."""

from collections.abc import Iterator
from datetime import date
from typing import Annotated, ClassVar, Self

from pydantic import Field

from opsbook.diagnostic import Route
from opsbook.model.due import Due
from opsbook.model.kind import Kind, Phase, Status
from opsbook.model.record import Part
from opsbook.model.reference import ACTORS, Ref
from opsbook.model.telling import Told
from opsbook.model.text import Day, Line, LocalNameMark, Prose
from opsbook.model.traits import DataHolding, Owned, Reviewed

PARTIES = ("service", "tool", *ACTORS)


class ContractField(Part):
    """One field of the agreed data."""

    called = "field"
    ordered_days: ClassVar[tuple[tuple[str, str], ...]] = (("deprecated_on", "removed_on"),)

    name: Annotated[Line, LocalNameMark()]
    """The field's name."""
    type: Line | None = None
    """Its type, such as string or timestamp."""
    required: bool = False
    """Whether it is always there."""
    pii: bool = False
    """Whether it is personal data."""
    description: Prose | None = None
    """What it means."""
    deprecated_on: Day | None = None
    """The day from which nobody should start to use it."""
    removed_on: Day | None = None
    """The day on which it goes away."""


class Contract(Owned, Reviewed, DataHolding):
    """A data contract: what a producer promises to those who build on its data."""

    kind: ClassVar[Kind] = Kind(
        name="contract",
        plural="contracts",
        label="Data contract",
        labels="Data contracts",
        about="What data looks like, who makes it and who relies on it.",
        icon="file-document-check-outline",
        group="Know",
        order=40,
        sections={
            "parties": "Who makes it, who relies on it",
            "schema": "Fields",
            "promises": "What is promised",
        },
        statuses={
            "draft": Status("Draft", "neutral", Phase.DRAFT),
            "ready": Status("In force", "ok", Phase.LIVE),
            "retired": Status("Retired", "neutral", Phase.RETIRED),
        },
        asked_by=(
            "field, fields, schema, column, columns, table, payload, what is in, which fields, attributes, data "
            "type, data dictionary, specification"
        ),
    )
    weighty = frozenset(("schema",))

    producer: Annotated[str, Ref(*PARTIES, says="Produced by", back="Produces")] | None = None
    """Who makes the data."""
    consumers: list[Annotated[str, Ref(*PARTIES, says="Relied on by", back="Relies on")]] = Field(default_factory=list)
    """Who builds on it."""
    version: int | str | None = None
    """The version: a whole number, or text in quotes such as "1.10"."""
    fields_: list[ContractField] = Field(default_factory=list, alias="schema")
    """The fields."""
    naming: Prose | None = None
    """How fields are named."""
    freshness: Prose | None = None
    """How old the data may be."""
    completeness: Prose | None = None
    """How much of it may be missing."""
    retention: Prose | None = None
    """How long it is kept."""

    @property
    def unlinked_rule(self) -> str | None:
        """That nobody relies on it."""
        return None if self.consumers else "CON005"

    @property
    def personal_data(self) -> Route | None:
        """The first field that is personal data."""
        return next((("schema", index, "pii") for index, field in enumerate(self.fields_) if field.pii), None)

    def anchors(self) -> Iterator[str]:
        """An anchor for each field."""
        yield from (f"field-{field.name}" for field in self.fields_)

    def deadlines(self, today: date) -> Iterator[Due]:
        """The days on which fields go away."""
        for index, field in enumerate(self.fields_):
            if field.removed_on:
                yield Due(f"Remove field {field.name}", field.removed_on, ("schema", index, "removed_on"))

    def told(self, before: Self | None) -> Iterator[Told]:
        """What breaks for those who rely on the data: fields that went, have another type, or may now be absent."""
        yield from super().told(before)
        there = {field.name: field for field in self.fields_}
        broken = [
            f"{was.name} {'removed' if now is None else 'retyped' if now.type != was.type else 'no longer required'}"
            for was in (before.fields_ if before else [])
            if (now := there.get(was.name)) is None or now.type != was.type or (was.required and not now.required)
        ]
        if broken:
            yield Told("breaking-change", f"Breaking change: {', '.join(broken)}")
