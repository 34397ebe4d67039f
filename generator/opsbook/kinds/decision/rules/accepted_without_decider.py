"""An accepted decision that nobody made.

When it has to be defended, changed or explained, somebody must be asked. Name under `deciders` the people, roles,
teams or the forum that decided.

Fails:

```yaml
# data/decisions/0012-one-store.yml
title: One consent store
status: accepted
decided_on: 2026-05-04
```

Passes:

```yaml
# data/forums/steering.yml
title: Steering committee
# data/decisions/0012-one-store.yml
title: One consent store
status: accepted
decided_on: 2026-05-04
deciders: [steering]
```
"""

from __future__ import annotations

from collections.abc import Iterator

from opsbook.check.addressee import who
from opsbook.check.rule import Finding, Options, rule
from opsbook.check.standing import in_force
from opsbook.graph.handbook import Handbook
from opsbook.kinds.decision.model import Decision


@rule("DEC002", on=Decision)
def accepted_without_decider(decision: Decision, handbook: Handbook, options: Options) -> Iterator[Finding]:
    if not decision.deciders and in_force(decision, handbook):
        advice = f"{who(decision, handbook)} adds a line deciders: [id-of-who-decided]."
        yield Finding("nobody is named who made this decision", advice, ("deciders",))
