"""A metric that claims to see everything.

Every number leaves something out, and decisions go wrong there. Say under `blind_spots` what it cannot see.

Fails:

```yaml
# data/metrics/opt-in-rate.yml
title: Opt-in rate
```

Passes:

```yaml
# data/metrics/opt-in-rate.yml
title: Opt-in rate
blind_spots: A pushy question raises it and costs trust.
```
"""

from __future__ import annotations

from collections.abc import Iterator

from opsbook.check.addressee import who
from opsbook.check.rule import Finding, Options, rule
from opsbook.check.standing import in_force
from opsbook.graph.handbook import Handbook
from opsbook.kinds.metric.model import Metric
from opsbook.model.text import said


@rule("MET003", on=Metric)
def no_blind_spots(metric: Metric, handbook: Handbook, options: Options) -> Iterator[Finding]:
    if not said(metric.blind_spots) and in_force(metric, handbook):
        advice = f"{who(metric, handbook)} adds blind_spots: with what this number cannot see."
        yield Finding("nothing says what this number cannot see", advice, ("blind_spots",))
