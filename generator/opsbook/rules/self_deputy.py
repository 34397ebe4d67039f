"""Somebody who stands in for themselves.

A backup who is the owner is no backup. The same goes for a role or team that comes down to the very same person.

Fails:

```yaml
# data/people/maya-chen.yml
title: Maya Chen
# data/policies/consent.yml
title: Consent
owner: maya-chen
deputy: maya-chen
```

Passes:

```yaml
# data/people/maya-chen.yml
title: Maya Chen
# data/people/ravi-patel.yml
title: Ravi Patel
# data/policies/consent.yml
title: Consent
owner: maya-chen
deputy: ravi-patel
```
"""

from __future__ import annotations

from collections.abc import Iterator

from opsbook.check.rule import Finding, Options, rule
from opsbook.graph.handbook import Handbook
from opsbook.model.record import Record
from opsbook.model.traits import Actor


@rule("OWN006", on=Record)
def self_deputy(record: Record, handbook: Handbook, options: Options) -> Iterator[Finding]:
    deputy = handbook.ownership.deputy(record)
    if deputy is None or handbook.book.status(record).phase.over:
        return
    owner = record if isinstance(record, Actor) else handbook.book.target(record, "owner")
    if not isinstance(owner, Actor):
        return
    behind = handbook.ownership.people(owner)
    same = len(behind) == 1 and handbook.ownership.people(deputy) == behind
    away = deputy.is_person and not deputy.acts(handbook.today)
    if deputy is owner or (same and not away and not isinstance(record, Actor)):
        yield Finding(f"{deputy.id} stands in for themselves", "Name somebody else as deputy.", ("deputy",))
