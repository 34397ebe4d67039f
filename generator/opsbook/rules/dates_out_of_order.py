"""An end before its beginning.

A contract that ends before it starts cannot be reminded of, and an exception that expires before it was granted
protects nobody.

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
from typing import Any

from pydantic import BaseModel

from opsbook.check.rule import Finding, Options, rule
from opsbook.diagnostic import Route, Severity
from opsbook.graph.handbook import Handbook
from opsbook.model.record import Record


@rule("DAT010", on=Record, severity=Severity.ERROR)
def dates_out_of_order(record: Record, handbook: Handbook, options: Options) -> Iterator[Finding]:
    yield from _inside(record, ())


def _inside(part: Any, route: Route) -> Iterator[Finding]:
    if isinstance(part, list):
        for index, item in enumerate(part):
            yield from _inside(item, (*route, index))
    elif isinstance(part, BaseModel):
        for first, second in getattr(part, "ordered_days", ()):
            start, end = getattr(part, first), getattr(part, second)
            if start and end and end < start:
                message = f"{second} ({end}) comes before {first} ({start})"
                yield Finding(message, "Correct one of the two days.", (*route, second))
        for attribute, field in type(part).model_fields.items():
            yield from _inside(getattr(part, attribute), (*route, field.alias or attribute))
