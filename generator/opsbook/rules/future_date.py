"""Something that is said to have happened on a day still to come.

A review dated next month is a review that nobody has made. Days of reviews, decisions, approvals and exercises cannot
lie in the future.

Fails:

```yaml
# data/metrics/opt-in-rate.yml
title: Opt-in rate
reviews:
  - on: 2027-03-01
```

Passes:

```yaml
# data/metrics/opt-in-rate.yml
title: Opt-in rate
reviews:
  - on: 2026-03-01
```
"""

from __future__ import annotations

from collections.abc import Iterator

from opsbook.check.rule import Finding, Options, rule
from opsbook.diagnostic import Severity
from opsbook.graph.handbook import Handbook
from opsbook.model.record import Record
from opsbook.model.shape import marked
from opsbook.model.text import PastMark


@rule("DAT009", on=Record, severity=Severity.ERROR)
def future_date(record: Record, handbook: Handbook, options: Options) -> Iterator[Finding]:
    for route, day, _ in marked(record, PastMark):
        if day > handbook.today:
            message = f"{day} has not come yet (today is {handbook.today})"
            yield Finding(message, "Write the day on which it happened, or delete the entry until it has.", route)
