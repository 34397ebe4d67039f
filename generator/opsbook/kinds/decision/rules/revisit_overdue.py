"""A decision that nobody has looked at again in time.

Whoever wrote `revisit_by` knew that the reasons would age. On that day the decision is confirmed with a new day, or a
new decision takes its place.

Fails:

```yaml
# data/decisions/0012-one-store.yml
title: One consent store
status: accepted
decided_on: 2025-05-04
revisit_by: 2026-05-04
```

Passes:

```yaml
# data/decisions/0012-one-store.yml
title: One consent store
status: accepted
decided_on: 2025-05-04
revisit_by: 2027-05-04
```
"""

from __future__ import annotations

from collections.abc import Iterator

from opsbook.check.addressee import who
from opsbook.check.rule import Finding, Options, rule
from opsbook.check.standing import not_over
from opsbook.graph.handbook import Handbook
from opsbook.kinds.decision.model import Decision
from opsbook.model.duration import overdue


@rule("DEC007", on=Decision)
def revisit_overdue(decision: Decision, handbook: Handbook, options: Options) -> Iterator[Finding]:
    day = decision.revisit_by
    backwards = day is not None and decision.decided_on is not None and day < decision.decided_on
    if day and not backwards and overdue(day, handbook.today) and not_over(decision, handbook):
        late = (handbook.today - day).days
        message = f"this was to be looked at again by {day}, {late} {'day' if late == 1 else 'days'} ago"
        advice = f"{who(decision, handbook)} checks whether it still holds, and writes a new day or a new decision."
        yield Finding(message, advice, ("revisit_by",))
