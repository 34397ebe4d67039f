"""A golden path that is too long to be walked in one go.

What takes more than a day is broken off and never finished; several paths, one after the other, are walked. Option
`steps`: more steps than this are too many. Option `minutes`: more minutes than this, all steps together, are too
many.

Fails:

```yaml
# data/paths/launch.yml
title: Launch a campaign
steps:
  - {do: Write the brief., outcome: It is signed., minutes: 240}
  - {do: Build the campaign., outcome: It can be tested., minutes: 300}
```

Passes:

```yaml
# data/paths/launch.yml
title: Launch a campaign
steps:
  - {do: Write the brief., outcome: It is signed., minutes: 40}
  - {do: Build the campaign., outcome: It can be tested., minutes: 90}
```
"""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil

from opsbook.check.addressee import who
from opsbook.check.rule import Finding, Options, rule
from opsbook.check.standing import in_force
from opsbook.diagnostic import Severity
from opsbook.graph.handbook import Handbook
from opsbook.kinds.path.model import Path


@rule("PTH004", on=Path, severity=Severity.NOTE, steps=12, minutes=480)
def path_too_long(path: Path, handbook: Handbook, options: Options) -> Iterator[Finding]:
    lengths = {"steps": len(path.steps), "minutes": path.minutes}
    over = [unit for unit, length in lengths.items() if length > options[unit]]
    if not over or not in_force(path, handbook):
        return
    parts = max(ceil(lengths[unit] / max(options[unit], 1)) for unit in over)
    most = " and ".join(f"{options[unit]} {unit}" for unit in over)
    advice = f"{who(path, handbook)} makes {parts} paths of it, each of {most} at most, with an outcome of its own."
    yield Finding(f"this path takes {lengths[over[0]]} {over[0]}, more than one sitting", advice, ("steps",))
