"""A metric that nobody reads any more.

People go on deciding by the last number they saw. A reading is stale when twice the usual time between two readings
has passed without a new one, so that one may be late and a second may not. Option `longest`: after what time the only
reading of a metric is stale.

Fails:

```yaml
# data/metrics/opt-in-rate.yml
title: Opt-in rate
series:
  - {on: 2026-05-31, value: 35.8}
  - {on: 2026-06-30, value: 37.6}
  - {on: 2026-07-31, value: 38.4}
```

Passes:

```yaml
# data/metrics/opt-in-rate.yml
title: Opt-in rate
series:
  - {on: 2026-08-31, value: 35.8}
  - {on: 2026-09-30, value: 37.6}
  - {on: 2026-10-31, value: 38.4}
```
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from statistics import median_high

from opsbook.check.addressee import who
from opsbook.check.rule import Finding, Options, rule
from opsbook.check.standing import in_force
from opsbook.graph.handbook import Handbook
from opsbook.kinds.metric.model import Metric
from opsbook.model.duration import Duration, overdue


@rule("MET004", on=Metric, longest="12 months")
def stale_reading(metric: Metric, handbook: Handbook, options: Options) -> Iterator[Finding]:
    if not metric.series or not in_force(metric, handbook):
        return
    index, last = max(enumerate(metric.series), key=lambda entry: entry[1].on)
    if overdue(_end(metric, Duration.parse(str(options["longest"]))), handbook.today):
        message = f"the last reading is of {last.on}, {(handbook.today - last.on).days} days ago"
        entry = f"- {{on: {handbook.today}, value: …}}"
        advice = f"{who(metric, handbook)} adds to series: {entry}, or sets status: retired."
        yield Finding(message, advice, ("series", index, "on"))


def _end(metric: Metric, longest: Duration) -> date:
    """The last day on which the latest reading counts as fresh."""
    days = sorted({reading.on for reading in metric.series})
    gaps = [(later - earlier).days for earlier, later in pairwise(days)]
    return days[-1] + timedelta(days=2 * median_high(gaps)) if gaps else longest.after(days[-1])
