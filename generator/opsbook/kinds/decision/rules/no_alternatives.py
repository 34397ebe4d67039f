"""An accepted decision that tells of no other way.

Who reads a decision years later asks why not the other way. At least two `options` show what was considered, doing
nothing included. A heading such as "Options" or "Alternatives" in the body counts too.

Fails:

```yaml
# data/decisions/0012-one-store.yml
title: One consent store
status: accepted
decided_on: 2026-05-04
options:
  - title: One store, asked at the moment of sending
```

Passes:

```yaml
# data/decisions/0012-one-store.yml
title: One consent store
status: accepted
decided_on: 2026-05-04
options:
  - title: One store, asked at the moment of sending
  - title: Copies, refreshed every hour
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

_WAYS = re.compile(r"(?:^|-)(?:options?|alternatives?)(?:-|$)")


@rule("DEC005", on=Decision)
def no_alternatives(decision: Decision, handbook: Handbook, options: Options) -> Iterator[Finding]:
    if len(decision.options) > 1 or not in_force(decision, handbook):
        return
    if not any(_WAYS.search(anchor) for anchor in heading.anchors(decision.body or "")):
        message, adds = "no options are told", "options: and below it a line - title: … for the chosen and each other"
        if decision.options:
            message, adds = "only one option was considered", "to options: - title: … for each other"
        advice = f"{who(decision, handbook)} adds {adds} way that was considered."
        yield Finding(message, advice, ("options",))
