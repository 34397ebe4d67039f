"""A step that does not say when it is done.

Somebody who has never done it cannot know. With `outcome` they see it for themselves and go on.

Fails:

```yaml
# data/paths/launch.yml
title: Launch a campaign
steps:
  - do: Build the mail.
```

Passes:

```yaml
# data/paths/launch.yml
title: Launch a campaign
steps:
  - do: Build the mail.
    outcome: A test mail in your inbox.
```
"""

from __future__ import annotations

from collections.abc import Iterator

from opsbook.check.addressee import who
from opsbook.check.rule import Finding, Options, rule
from opsbook.check.standing import in_force
from opsbook.graph.handbook import Handbook
from opsbook.kinds.path.model import Path
from opsbook.model.text import said


@rule("PTH005", on=Path, of_items=True)
def step_without_outcome(path: Path, handbook: Handbook, options: Options) -> Iterator[Finding]:
    if not in_force(path, handbook):
        return
    for index, step in enumerate(path.steps):
        if not said(step.outcome):
            advice = f"{who(path, handbook)} adds a line outcome: with what one has when the step is done."
            number = int(path.in_file(("steps", index))[1]) + 1
            yield Finding(f"step {number} does not say when it is done", advice, ("steps", index, "outcome"))
