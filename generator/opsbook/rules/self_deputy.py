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
    if deputy is owner or (not isinstance(record, Actor) and _same(owner, deputy, handbook)):
        yield Finding(
            f"{deputy.id} stands in for themselves",
            "Write somebody else's id after deputy:, or delete the line.",
            ("deputy",),
        )


def _same(owner: Actor, deputy: Actor, handbook: Handbook) -> bool:
    """Whether both come down to one person for good. While somebody is on leave, a stand-in may well be the last."""
    behind = handbook.ownership.people(owner)
    if len(behind) != 1 or handbook.ownership.people(deputy) != behind:
        return False
    return not _away(owner, handbook) and not _away(deputy, handbook)


def _away(actor: Actor, handbook: Handbook) -> bool:
    """Whether the actor, or one of those to whom it comes down next, is a person who is on leave or gone."""
    near = [actor] if actor.is_person else handbook.ownership.delegates(actor)
    return any(one.is_person and not one.acts(handbook.today) for one in near)
