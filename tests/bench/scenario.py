"""What is measured: commands, and in which state they find the records."""

from __future__ import annotations

from dataclasses import dataclass

from tests.bench.contender import Contender
from tests.bench.preview import seconds_to_page
from tests.bench.process import Spent
from tests.bench.workplace import Workplace


@dataclass(frozen=True)
class Scenario:
    """One command in one state."""

    name: str
    group: str
    """Scenarios of a group stand in one table."""
    title: str
    cold: bool = False
    """Whether nothing of an earlier run is there."""
    edited: bool = False
    """Whether one record was edited since the last run."""

    def words(self, contender: Contender) -> tuple[str, ...]:
        """The contender's command; empty when it has none."""
        return {"build": contender.build, "check": contender.check, "serve": contender.serve}[self.group]

    def measure(self, place: Workplace, turn: int) -> Spent:
        """Bring about the state and run the command once; what it spent."""
        words = self.words(place.contender)
        if self.group == "serve":
            return Spent(seconds_to_page(place, words, f"Edited in turn {turn}."))
        if self.cold:
            place.clean()
        else:
            place.settle(words)
        if not self.edited:
            return place.time(words)
        place.edit(f"Edited in turn {turn}.")
        try:
            return place.time(words)
        finally:
            place.undo(f"Edited in turn {turn}.")


SCENARIOS = (
    Scenario("cold", "build", "cold", cold=True),
    Scenario("unchanged", "build", "no change"),
    Scenario("edit", "build", "one edit", edited=True),
    Scenario("check", "check", "cold", cold=True),
    Scenario("check-unchanged", "check", "no change"),
    Scenario("check-edit", "check", "one edit", edited=True),
    Scenario("serve", "serve", "edit to page"),
)
