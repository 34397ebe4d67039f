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
from opsbook.check.rule import Finding, Options, rule
from opsbook.check.standing import in_force
from opsbook.diagnostic import Route
from opsbook.graph.handbook import Handbook
from opsbook.kinds.runbook.model import Runbook
from opsbook.model.duration import overdue


@rule("RUN005", on=Runbook)
def exercise_overdue(runbook: Runbook, handbook: Handbook, options: Options) -> Iterator[Finding]:
    due = next((due.on for due in runbook.deadlines(handbook.today)), None)
    if due is None or not overdue(due, handbook.today) or not in_force(runbook, handbook):
        return
    if runbook.damaged & {"exercises", *(() if runbook.exercises else ("reviews", "reviewed"))}:
        return
    late = (handbook.today - due).days
    message = f"an exercise was due on {due}, {late} {'day' if late == 1 else 'days'} ago"
    entry = f"- {{on: {handbook.today}, by: {signer(runbook, handbook)}}}"
    advice = f"{who(runbook, handbook)} has it practised and adds to exercises: {entry}"
    yield Finding(message, advice, _last(runbook))


def _last(runbook: Runbook) -> Route:
    """Where the day of the last exercise is written; the pace where there was none."""
    if not runbook.exercises:
        return ("exercise_every",)
    index, _ = max(enumerate(runbook.exercises), key=lambda entry: entry[1].on)
    return ("exercises", index, "on")
