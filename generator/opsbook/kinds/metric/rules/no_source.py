"""A metric of which nobody knows where it comes from.

Two people who compute it get two numbers. Say under `source` which system and which query or report it is read from.

Fails:

```yaml
# data/metrics/opt-in-rate.yml
title: Opt-in rate
```

Passes:

```yaml
# data/metrics/opt-in-rate.yml
title: Opt-in rate
source: The consent store's daily count
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


@rule("MET002", on=Metric)
def no_source(metric: Metric, handbook: Handbook, options: Options) -> Iterator[Finding]:
    if not said(metric.source) and in_force(metric, handbook):
        advice = f"{who(metric, handbook)} adds a line source: with the system and the report it is read from."
        yield Finding("nothing says where this number comes from", advice, ("source",))
