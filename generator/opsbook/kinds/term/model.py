"""A glossary entry."""

from typing import ClassVar

from pydantic import Field

from opsbook.model.kind import Kind, Phase, Status
from opsbook.model.record import Record
from opsbook.model.text import Line, Points, Prose


class Term(Record):
    """A glossary entry: what a word means here."""

    kind: ClassVar[Kind] = Kind(
        name="term",
        plural="terms",
        label="Term",
        labels="Glossary",
        about="What our words mean.",
        icon="book-alphabet",
        group="Know",
        order=100,
        sections={"definition": "What it means"},
        statuses={
            "draft": Status("Draft", "neutral", Phase.DRAFT),
            "ready": Status("In use", "ok", Phase.LIVE),
            "retired": Status("No longer used", "neutral", Phase.RETIRED),
        },
        stands_alone=True,
        known_by=("definition",),
        explains=True,
        asked_by=(
            "what is, what are, whats, what does, mean, means, meaning, definition, define, stands for, stand for, "
            "difference between, acronym, what do we mean, what do we call, explain, what counts as, what is meant "
            "by, abbreviation, short for, versus, vs, jargon"
        ),
    )
    weighty = frozenset(("definition",))

    definition: Prose | None = None
    """What it means, in one or two sentences."""
    also_called: list[Line] = Field(default_factory=list)
    """Other words for the same thing; search finds them."""
    not_to_be_confused_with: Points = Field(default_factory=list)
    """What it is not: a term, or words."""

    @property
    def synonyms(self) -> list[str]:
        """The other words."""
        return self.also_called
