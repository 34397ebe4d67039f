"""References as found: those that lead somewhere, and those that do not."""

from __future__ import annotations

from typing import NamedTuple

from opsbook.diagnostic import Fault, Fix, Route
from opsbook.graph.wikilink import WikiLink
from opsbook.model.kind import Phase
from opsbook.model.record import Record
from opsbook.model.reference import ANY, Ref

MENTION = Ref(ANY, says="Mentions", back="Mentioned in", history=True)
"""How a link in prose reads from both ends."""


class Link(NamedTuple):
    """One reference that leads somewhere. ``anchor`` is the part of the target that it points at."""

    source: Record
    target: Record
    route: Route
    ref: Ref
    anchor: str | None = None

    @property
    def is_history(self) -> bool:
        """Whether it tells what happened, which stays true when the target has left or retired."""
        return self.ref.history and not (self.ref.ahead and self.source.own_status.phase is Phase.DRAFT)


class BrokenLink(NamedTuple):
    """One reference that does not lead where it should. ``near`` is the record that was probably meant."""

    source: Record
    route: Route
    fault: Fault
    message: str
    help: str
    ref: Ref
    wiki: WikiLink | None = None
    fix: Fix | None = None
    near: Record | None = None
    misplaced: bool = False
    """It names a file that lies in the wrong folder, of which a finding of its own speaks."""
    doubtful: bool = False
    """It may be no link at all: nothing is called so, or nearly so, and nothing could be."""
    name: str = ""
    """What it names, where that is surely one record that is not there: the same one wherever the name stands."""
