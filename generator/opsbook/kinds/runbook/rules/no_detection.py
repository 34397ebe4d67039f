"""A runbook that does not say how we learn of the trouble.

Without an alert, a dashboard or a query under `detection`, the first to notice is a customer.

Fails:

```yaml
# data/runbooks/store-down.yml
title: The consent store is down
```

Passes:

```yaml
# data/runbooks/store-down.yml
title: The consent store is down
detection:
  alert: [Look-ups fail for two minutes]
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


@rule("RUN001", on=Runbook)
def no_detection(runbook: Runbook, handbook: Handbook, options: Options) -> Iterator[Finding]:
    ways = runbook.detection
    if in_force(runbook, handbook) and not (ways and (said(ways.alert) or said(ways.dashboard) or said(ways.query))):
        advice = f"{who(runbook, handbook)} adds detection: with an alert:, a dashboard: or a query:."
        yield Finding("nothing says how we learn that this has happened", advice, ("detection",))
