"""A metric without a target.

A number that is neither good nor bad moves nobody. Say under `target` what is good enough.

Fails:

```yaml
# data/metrics/opt-in-rate.yml
title: Opt-in rate
```

Passes:

```yaml
# data/metrics/opt-in-rate.yml
title: Opt-in rate
target: 38
better: higher
```
"""

from __future__ import annotations

from collections.abc import Iterator

from opsbook.check.addressee import who
from opsbook.check.rule import Finding, Options, rule
from opsbook.check.standing import in_force
from opsbook.graph.handbook import Handbook
from opsbook.kinds.metric.model import Metric


@rule("MET001", on=Metric)
def no_target(metric: Metric, handbook: Handbook, options: Options) -> Iterator[Finding]:
    if metric.target is None and in_force(metric, handbook):
        advice = f"{who(metric, handbook)} adds a line target: with what is good enough."
        yield Finding("nothing says what is good enough", advice, ("target",))
