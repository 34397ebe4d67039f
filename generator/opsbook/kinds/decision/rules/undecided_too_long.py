"""A proposal that has waited too long for an answer.

While a question is open, everybody answers it for themselves. The time counts from `recorded_on`, or else from the
day on which git first saw the file; with neither the rule says nothing. Option `longest`: how long a proposal may
wait.

Fails:

```yaml
# data/decisions/0012-one-store.yml
title: One consent store
status: proposed
recorded_on: 2026-05-04
```

Passes:

```yaml
# data/decisions/0012-one-store.yml
title: One consent store
status: proposed
recorded_on: 2026-11-02
```
"""

from __future__ import annotations

from collections.abc import Iterator

from opsbook.check.addressee import who
from opsbook.check.rule import Finding, Options, rule
from opsbook.check.standing import not_over
from opsbook.diagnostic import Route
from opsbook.graph.handbook import Handbook
from opsbook.kinds.decision.model import Decision
from opsbook.model.duration import Duration, overdue
from opsbook.model.kind import Phase


@rule("DEC001", on=Decision, longest="90 days")
def undecided_too_long(decision: Decision, handbook: Handbook, options: Options) -> Iterator[Finding]:
    proposed = not_over(decision, handbook) and decision.own_status.phase is Phase.DRAFT
    if not proposed or decision.damaged & {"recorded_on", "decided_on"}:
        return
    commits = handbook.history.of(decision.path)
    start = decision.recorded_on or (commits[-1].on if commits else None)
    if start and overdue(Duration.parse(str(options["longest"])).after(start), handbook.today):
        message = f"proposed on {start}, {(handbook.today - start).days} days ago, and still undecided"
        advice = (
            f"{who(decision, handbook)} brings it to those who decide, then writes status:, decided_on: and deciders:."
        )
        route: Route = ("recorded_on",) if decision.recorded_on else ("status",)
        yield Finding(message, advice, route)
