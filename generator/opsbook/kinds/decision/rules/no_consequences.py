"""An accepted decision that does not say what follows.

Every choice costs something. Written down in time under `consequences`, good and bad, the cost surprises nobody
later. A heading such as "Consequences" or "Drawbacks" in the body counts too.

Fails:

```yaml
# data/decisions/0012-one-store.yml
title: One consent store
status: accepted
decided_on: 2026-05-04
```

Passes:

```yaml
# data/decisions/0012-one-store.yml
title: One consent store
status: accepted
decided_on: 2026-05-04
consequences:
  good: [A withdrawal holds at once.]
  bad: [Sending stops when the store does.]
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
from opsbook.kinds.decision.model import Decision
from opsbook.model.text import said

_WHAT_FOLLOWS = re.compile(r"(?:^|-)(?:consequences?|what-follows|implications?|drawbacks?|trade-?offs?)(?:-|$)")


@rule("DEC006", on=Decision)
def no_consequences(decision: Decision, handbook: Handbook, options: Options) -> Iterator[Finding]:
    told = decision.consequences
    if (told and (said(told.good) or said(told.bad))) or not in_force(decision, handbook):
        return
    if not any(_WHAT_FOLLOWS.search(anchor) for anchor in heading.anchors(decision.body or "")):
        advice = (
            f"{who(decision, handbook)} adds consequences: and below it, indented, good: and bad:, a line for each."
        )
        yield Finding("nothing says what follows from this decision", advice, ("consequences",))
