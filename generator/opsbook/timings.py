"""Where a build's time goes: seconds by stage, and how much each stage had to do."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

from opsbook.progress import Progress
from opsbook.turns import Turns


@dataclass
class Timings:
    """Stages in the order in which they began, with their wall and processor seconds, and what was counted."""

    seconds: dict[str, tuple[float, float]] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)
    progress: Progress = field(default_factory=Progress)
    """Where to say what is being done."""
    turns: Turns = field(default_factory=Turns)
    """To whom the work gives way between two stages or steps."""

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Measure what happens in the meantime, on top of what the stage took before."""
        self.turns.give_way()
        wall, busy = time.perf_counter(), time.process_time()
        self.progress.stage(name)
        try:
            yield
        finally:
            before = self.seconds.get(name, (0.0, 0.0))
            spent = (time.perf_counter() - wall, time.process_time() - busy)
            self.progress.done()
            self.seconds[name] = (before[0] + spent[0], before[1] + spent[1])

    def step(self, done: int, total: int) -> None:
        """Say how far the stage is."""
        self.turns.give_way()
        self.progress.step(done, total)

    def nothing_done(self) -> Timings:
        """These, with everything counted that a build counts: a build that found nothing to do did none of it."""
        return replace(self, counts=dict.fromkeys(("read", "parsed", "rendered", "written"), 0))

    def count(self, name: str, number: int) -> None:
        """Note how many of something there were."""
        self.counts[name] = number

    def table(self) -> str:
        """Both as text, a line each."""
        lines = [f"  {name:<16}{wall:8.2f} s   {busy:8.2f} s busy" for name, (wall, busy) in self.seconds.items()]
        lines += [f"  {name:<16}{number:8}" for name, number in self.counts.items()]
        return "\n".join(["timings:", *lines, ""])
