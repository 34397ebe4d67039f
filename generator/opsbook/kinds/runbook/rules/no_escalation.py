"""A runbook that does not say whom to call.

Whoever is alone with it at night needs a name and a time after which calling is expected, not brave. A heading such as
"Escalation" or "Contacts" in the body counts too.

Fails:

```yaml
# data/runbooks/store-down.yml
title: The consent store is down
```

Passes:

```yaml
# data/people/maya-chen.yml
title: Maya Chen
# data/runbooks/store-down.yml
title: The consent store is down
escalation:
  - {after: 15, to: maya-chen, via: Call}
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from opsbook.check.addressee import who
from opsbook.check.rule import Finding, Options, rule
from opsbook.check.standing import in_force
from opsbook.graph import heading
from opsbook.graph.handbook import Handbook
from opsbook.kinds.runbook.model import Runbook

_CALLED = re.compile(r"(?:^|-)(?:escalations?|escalate|escalating|contacts?|who-to-call|whom-to-call|on-call)(?:-|$)")


@rule("RUN002", on=Runbook)
def no_escalation(runbook: Runbook, handbook: Handbook, options: Options) -> Iterator[Finding]:
    if not runbook.escalation and in_force(runbook, handbook):
        if any(_CALLED.search(anchor) for anchor in heading.anchors(runbook.body or "")):
            return
        line = "- {after: 30 minutes, to: whom-to-call, via: number-or-channel}"
        advice = f"{who(runbook, handbook)} adds escalation: and below it a line {line}."
        yield Finding("nothing says whom to call when this runbook does not help", advice, ("escalation",))
