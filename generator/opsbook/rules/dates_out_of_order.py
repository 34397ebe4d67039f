"""An end before its beginning.

A contract that ends before it starts cannot be reminded of, and an exception that expires before it was granted
protects nobody. A decision may be written down before it is decided, as a proposal is, or after.

Fails:

```yaml
# data/experiments/short-form.yml
title: Short form
starts: 2026-05-01
ends: 2026-04-01
```

Passes:

```yaml
# data/experiments/short-form.yml
title: Short form
starts: 2026-05-01
ends: 2026-06-01
```
"""

from __future__ import annotations

from collections.abc import Iterator

from opsbook.check.day_order import backwards
from opsbook.check.rule import Finding, Options, rule
from opsbook.diagnostic import Severity
from opsbook.graph.handbook import Handbook
from opsbook.model.record import Record


@rule("DAT010", on=Record, severity=Severity.ERROR)
def dates_out_of_order(record: Record, handbook: Handbook, options: Options) -> Iterator[Finding]:
    for route, first, second, start, end in backwards(record):
        message = f"{second} ({end}) comes before {first} ({start})"
        yield Finding(message, f"Correct {first}: or {second}:, whichever day is wrong.", (*route, second))
