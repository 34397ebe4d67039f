"""Measures all contenders at one size, in turn (A B A B …), so that a busy moment falls on all alike."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.bench import records
from tests.bench.contender import OURS, Contender
from tests.bench.environment import Environment, NotAvailableError
from tests.bench.process import FailedError, surroundings
from tests.bench.results import Results
from tests.bench.scenario import Scenario
from tests.bench.workplace import Workplace


@dataclass(frozen=True)
class Plan:
    """What to measure, and how often."""

    scenarios: Sequence[Scenario]
    rounds: int
    patience: float
    """A contender whose first cold build takes more seconds than this is measured in the first round only."""


def measure(plan: Plan, installed: Mapping[Contender, Environment], folder: Path, count: int) -> Results:
    """Make the records, let all contenders work on them in ``folder``, and give their figures."""
    records.write(folder / "records", count)
    results = Results(count, list(installed), plan.scenarios)
    number = count // 2 + (2 - count // 2) % 3  # every third record is a runbook, the third the first
    places = [
        Workplace(one, where, folder / one.name, f"data/runbooks/runbook-{number}.yml")
        for one, where in installed.items()
    ]
    slow = {place.contender.name for place in places if _begin(place, folder / "records/data", results) > plan.patience}
    for turn in range(plan.rounds):
        for scenario in plan.scenarios:
            for place in places:
                if not place.failed and scenario.words(place.contender) and not (turn and place.contender.name in slow):
                    _run(place, scenario, turn, results)
    for place in places:
        if place.failed:
            results.failed[place.contender.title] = place.failed
        elif place.contender.name == OURS[0]:
            results.stages = _stages(place)
    shutil.rmtree(folder)
    return results


def _begin(place: Workplace, data: Path, results: Results) -> float:
    """Lay everything down and build it once, watched, which warms the machine too; the seconds that it took."""
    say(f"{place.contender.title}: first build")
    place.lay(data)
    try:
        peak = place.watch(place.contender.build)
    except (FailedError, NotAvailableError) as error:
        place.failed = str(error)
        return 0.0
    results.peaks[place.contender.name] = peak
    results.sizes[place.contender.name] = place.size()
    return peak.seconds


def _run(place: Workplace, scenario: Scenario, turn: int, results: Results) -> None:
    try:
        spent = scenario.measure(place, turn)
    except FailedError as error:
        place.failed = f"{scenario.group}, {scenario.title}: {error}"
        say(f"{place.contender.title} failed: {place.failed}")
        return
    results.note(scenario, place.contender, spent)
    say(f"{place.contender.title}: {scenario.group}, {scenario.title}, turn {turn + 1}: {spent.seconds:.3f} s")


def _stages(place: Workplace) -> dict[str, str]:
    """Where the time of three builds went, in opsbook's own words."""
    place.clean()
    found = {"cold": _timings(place), "no change": _timings(place)}
    place.edit("Edited to see the stages.")
    return {**found, "one edit": _timings(place)}


def _timings(place: Workplace) -> str:
    command = place.environment.command([*place.contender.build, "--timings"])
    done = subprocess.run(command, cwd=place.folder, capture_output=True, text=True, check=True, env=surroundings())
    return done.stderr.partition("timings:\n")[2]


def say(text: str) -> None:
    """Tell whoever waits."""
    print(f"bench: {text}", file=sys.stderr, flush=True)
