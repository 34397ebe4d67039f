"""A runbook that was not practised in time.

A runbook that nobody has tried is a guess. With `exercise_every` the next exercise falls due so long after the last
one, or after the last review where it was never practised; the due day still counts as in time.

Fails:

```yaml
# data/people/maya-chen.yml
title: Maya Chen
# data/runbooks/store-down.yml
title: The consent store is down
exercise_every: 6 months
exercises:
  - {on: 2026-01-15, by: maya-chen}
```

Passes:

```yaml
# data/people/maya-chen.yml
title: Maya Chen
# data/runbooks/store-down.yml
title: The consent store is down
exercise_every: 6 months
exercises:
  - {on: 2026-08-15, by: maya-chen}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from opsbook.check.addressee import signer, who
from opsbook.check.practice import last_time, lateness
from opsbook.check.rule import Finding, Options, rule
from opsbook.check.standing import in_force
from opsbook.graph.handbook import Handbook
from opsbook.kinds.runbook.model import Runbook


@rule("RUN005", on=Runbook)
def exercise_overdue(runbook: Runbook, handbook: Handbook, options: Options) -> Iterator[Finding]:
    due = next((due.on for due in runbook.deadlines(handbook.today)), None)
    message = lateness("an exercise", due, handbook.today)
    if message is None or not in_force(runbook, handbook):
        return
    if runbook.damaged & {"exercises", *(() if runbook.exercises else ("reviews", "reviewed"))}:
        return
    entry = f"- {{on: {handbook.today}, by: {signer(runbook, handbook)}}}"
    advice = f"{who(runbook, handbook)} has it practised and adds to exercises: {entry}"
    yield Finding(message, advice, last_time(runbook.exercises, "exercises", "exercise_every"))
