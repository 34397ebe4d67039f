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
from opsbook.graph.succession import one_person
from opsbook.model.actor import Actor
from opsbook.model.record import Record


@rule("OWN006", on=Record)
def self_deputy(record: Record, handbook: Handbook, options: Options) -> Iterator[Finding]:
    deputy = handbook.ownership.deputy(record)
    if deputy is None or handbook.book.status(record).phase.over:
        return
    owner = record if isinstance(record, Actor) else handbook.book.target(record, "owner")
    if not isinstance(owner, Actor):
        return
    if deputy is owner or (not isinstance(record, Actor) and one_person(owner, deputy, handbook)):
        yield Finding(
            f"{deputy.id} stands in for themselves",
            "Write somebody else's id after deputy:, or delete the line.",
            ("deputy",),
        )
