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
from functools import cache
from typing import Any

from opsbook.check.rule import Finding, Options, rule
from opsbook.diagnostic import Severity
from opsbook.graph.handbook import Handbook
from opsbook.model.record import Part, Record
from opsbook.model.shape import marked, patterns


@rule("DAT010", on=Record, severity=Severity.ERROR)
def dates_out_of_order(record: Record, handbook: Handbook, options: Options) -> Iterator[Finding]:
    if not _has_order(type(record)):
        return
    for route, part, _ in [((), record, None), *marked(record, Part)]:
        for first, second in _order(part):
            start, end = getattr(part, first), getattr(part, second)
            if start and end and end < start:
                message = f"{second} ({end}) comes before {first} ({start})"
                yield Finding(message, f"Correct {first}: or {second}:, whichever day is wrong.", (*route, second))


@cache
def _has_order(model: type[Record]) -> bool:
    return any(_order(part) for part in (model, *(part for _, part in patterns(model, Part))))


def _order(part: Any) -> tuple[tuple[str, str], ...]:
    """Pairs of days of a part, or of a class of parts, of which the second must not come before the first."""
    return getattr(part, "ordered_days", ())
