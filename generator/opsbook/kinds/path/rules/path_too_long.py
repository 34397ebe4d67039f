"""A golden path that is too long to be walked in one go.

What takes more than a day is broken off and never finished; two paths, one after the other, are walked. Option
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

from opsbook.check.addressee import who
from opsbook.check.rule import Finding, Options, rule
from opsbook.check.standing import in_force
from opsbook.diagnostic import Severity
from opsbook.graph.handbook import Handbook
from opsbook.kinds.path.model import Path


@rule("PTH004", on=Path, severity=Severity.NOTE, steps=12, minutes=480)
def path_too_long(path: Path, handbook: Handbook, options: Options) -> Iterator[Finding]:
    steps = len(path.steps)
    if not in_force(path, handbook) or (steps <= options["steps"] and path.minutes <= options["minutes"]):
        return
    length = f"{steps} steps" if steps > options["steps"] else f"{path.minutes} minutes"
    advice = f"{who(path, handbook)} makes two paths of it, each with an outcome of its own."
    yield Finding(f"this path takes {length}, more than one sitting", advice, ("steps",))
