"""A step that does not say what should be seen after it.

Without an expectation nobody can tell at night whether the step has worked and the next one may follow.

Fails:

```yaml
# data/runbooks/store-down.yml
title: The consent store is down
steps:
  - do: Restart the store.
```

Passes:

```yaml
# data/runbooks/store-down.yml
title: The consent store is down
steps:
  - do: Restart the store.
    expect: Look-ups answer within a second.
```
"""

from __future__ import annotations

from collections.abc import Iterator

from opsbook.check.addressee import who
from opsbook.check.rule import Finding, Options, rule
from opsbook.check.standing import in_force
from opsbook.graph.handbook import Handbook
from opsbook.kinds.runbook.model import Runbook
from opsbook.model.text import said


@rule("RUN004", on=Runbook, of_items=True)
def step_without_expectation(runbook: Runbook, handbook: Handbook, options: Options) -> Iterator[Finding]:
    if not in_force(runbook, handbook):
        return
    for index, step in enumerate(runbook.steps):
        if not said(step.expect):
            advice = f"{who(runbook, handbook)} adds a line expect: with what one sees when the step has worked."
            number = int(runbook.in_file(("steps", index))[1]) + 1
            yield Finding(f"step {number} does not say what to expect", advice, ("steps", index, "expect"))
