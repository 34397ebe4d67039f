"""What was measured at one size, and the tables that it makes."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass, field

from tests.bench.contender import Contender
from tests.bench.process import Peak, Spent
from tests.bench.scenario import Scenario
from tests.bench.table import Table
from tests.bench.workplace import Size

_NONE = "–"
_TITLES = {
    "build": "Builds (seconds, and times opsbook without search)",
    "check": "opsbook check (seconds)",
    "serve": "Development server: from saving a record to its page (seconds)",
}


@dataclass
class Results:
    """Figures by the contender's name; seconds by the scenario's name too, one for each turn."""

    records: int
    contenders: Sequence[Contender]
    scenarios: Sequence[Scenario]
    seconds: dict[tuple[str, str], list[float]] = field(default_factory=dict)
    busy: dict[tuple[str, str], list[float]] = field(default_factory=dict)
    peaks: dict[str, Peak] = field(default_factory=dict)
    sizes: dict[str, Size] = field(default_factory=dict)
    stages: dict[str, str] = field(default_factory=dict)
    """What `opsbook build --timings` said, by the scenario's title."""
    failed: dict[str, str] = field(default_factory=dict)
    """Contenders that were measured no further, by title, each with the reason."""

    def note(self, scenario: Scenario, contender: Contender, spent: Spent) -> None:
        """Take in one run."""
        self.seconds.setdefault((scenario.name, contender.name), []).append(spent.seconds)
        if spent.busy is not None:
            self.busy.setdefault((scenario.name, contender.name), []).append(spent.busy)

    def median(self, scenario: Scenario, contender: Contender) -> float | None:
        """The median of a contender's runs; None when there was none."""
        return _median(self.seconds.get((scenario.name, contender.name)))

    def ratio(self, scenario: Scenario, contender: Contender) -> float | None:
        """How many times as long as the first contender, by their medians."""
        own, first = self.median(scenario, contender), self.median(scenario, self.contenders[0])
        return own / first if own is not None and first else None

    def tables(self) -> list[Table]:
        """Everything but the stages."""
        groups = dict.fromkeys(scenario.group for scenario in self.scenarios)
        found = [*(self._speed(group) for group in groups), self._work(), self._cost()]
        return [table for table in found if table.rows]

    def _speed(self, group: str) -> Table:
        scenarios = [one for one in self.scenarios if one.group == group]
        head = [cell for one in scenarios for cell in (one.title, "×")[: _columns(group)]]
        rows = [
            [
                one.title,
                *(cell for scenario in scenarios for cell in self._cells(scenario, one)[: _columns(group)]),
                self._turns(group, one),
            ]
            for one in self.contenders
            if any((scenario.name, one.name) in self.seconds for scenario in scenarios)
        ]
        return Table(_TITLES[group], ["", *head, "runs"], rows)

    def _cells(self, scenario: Scenario, contender: Contender) -> tuple[str, str]:
        median, ratio = self.median(scenario, contender), self.ratio(scenario, contender)
        return _shown(median, 3 if scenario.group == "serve" else 2), _shown(ratio, 2)

    def _turns(self, group: str, contender: Contender) -> str:
        names = [one.name for one in self.scenarios if one.group == group]
        return str(max(len(self.seconds.get((name, contender.name), ())) for name in names))

    def _work(self) -> Table:
        scenarios = [one for one in self.scenarios if one.group == "build"]
        rows = [
            [one.title, *(_shown(_median(self.busy.get((scenario.name, one.name))), 2) for scenario in scenarios)]
            for one in self.contenders
            if any((scenario.name, one.name) in self.busy for scenario in scenarios)
        ]
        return Table("The same builds in processor seconds", ["", *(one.title for one in scenarios)], rows)

    def _cost(self) -> Table:
        head = ["", "largest process, MB", "all processes, MB", "output, MB", "files"]
        rows = [
            [one.title, *self._memory(self.peaks[one.name]), f"{self.sizes[one.name].megabytes:.1f}", self._files(one)]
            for one in self.contenders
            if one.name in self.peaks
        ]
        return Table("A cold build's memory and output", head, rows)

    def _files(self, contender: Contender) -> str:
        return f"{self.sizes[contender.name].files:,}"

    @staticmethod
    def _memory(peak: Peak) -> tuple[str, str]:
        return str(peak.largest), _NONE if peak.tree is None else str(peak.tree)


def _median(figures: Sequence[float] | None) -> float | None:
    return statistics.median(figures) if figures else None


def _columns(group: str) -> int:
    """Seconds and ratio; where only opsbook is measured there is nothing to compare with."""
    return 1 if group == "check" else 2


def _shown(figure: float | None, digits: int) -> str:
    return _NONE if figure is None else f"{figure:.{digits}f}"
