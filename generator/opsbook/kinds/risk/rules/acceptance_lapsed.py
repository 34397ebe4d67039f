"""An accepted risk whose acceptance has run out.

Whoever accepted it did so until a day. The day itself still counts; after it, somebody accepts the risk again or it
has to be treated.

Fails:

```yaml
# data/risks/one-vendor.yml
title: One vendor sends everything
status: accepted
treatment: accept
accepted_until: 2026-09-30
```

Passes:

```yaml
# data/risks/one-vendor.yml
title: One vendor sends everything
status: accepted
treatment: accept
accepted_until: 2027-09-30
```
"""

from __future__ import annotations

from collections.abc import Iterator

from opsbook.check.addressee import who
from opsbook.check.rule import Finding, Options, rule
from opsbook.check.standing import in_force
from opsbook.graph.handbook import Handbook
from opsbook.kinds.risk.model import Risk
from opsbook.model.duration import overdue


@rule("RSK002", on=Risk)
def acceptance_lapsed(risk: Risk, handbook: Handbook, options: Options) -> Iterator[Finding]:
    day = risk.accepted_until
    if day and overdue(day, handbook.today) and in_force(risk, handbook):
        late = (handbook.today - day).days
        by = handbook.book.target(risk, "accepted_by")
        whom, asker = by.title if by else "somebody who may accept it", who(risk, handbook)
        asks = f"{asker} asks {whom} again" if whom != asker else f"{asker} decides again and writes the new day"
        advice = f"{asks}, or treats the risk. What holds then stands under accepted_until: or treatment:."
        message = f"this risk was accepted until {day}, {late} {'day' if late == 1 else 'days'} ago"
        yield Finding(message, advice, ("accepted_until",))
