"""A runbook that does not say how we learn of the trouble.

Without an alert, a dashboard or a query under `detection`, the first to notice is a customer. A heading such as
"Detection", "Alerts" or "Diagnosis" in the body counts too.

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

import re
from collections.abc import Iterator

from opsbook.check.addressee import who
from opsbook.check.rule import Finding, Options, rule
from opsbook.check.standing import in_force
from opsbook.graph import heading
from opsbook.graph.handbook import Handbook
from opsbook.kinds.runbook.model import Runbook
from opsbook.model.text import said

_FOUND_OUT = re.compile(
    r"(?:^|-)(?:detection|detect(?:ed|ing)?|alerts?|alerting|monitoring|diagnosis|diagnostics?)(?:-|$)"
)


@rule("RUN001", on=Runbook)
def no_detection(runbook: Runbook, handbook: Handbook, options: Options) -> Iterator[Finding]:
    ways = runbook.detection
    if in_force(runbook, handbook) and not (ways and (said(ways.alert) or said(ways.dashboard) or said(ways.query))):
        if any(_FOUND_OUT.search(anchor) for anchor in heading.anchors(runbook.body or "")):
            return
        advice = (
            f"{who(runbook, handbook)} adds detection: and below it, indented, an alert:, a dashboard: or a query:."
        )
        yield Finding("nothing says how we learn that this has happened", advice, ("detection",))
