"""A role that nobody holds.

A role is a seat that must be held: what it owns and decides waits until somebody sits in it.

Fails:

```yaml
# data/roles/consent-lead.yml
title: Consent lead
```

Passes:

```yaml
# data/people/maya-chen.yml
title: Maya Chen
# data/roles/consent-lead.yml
title: Consent lead
holders: [maya-chen]
```
"""

from __future__ import annotations

from collections.abc import Iterator

from opsbook.check.rule import Finding, Options, rule
from opsbook.check.seat import in_place_of
from opsbook.check.standing import in_force
from opsbook.graph.handbook import Handbook
from opsbook.model.actor import Actor


@rule("OWN004", on=Actor)
def vacant_role(actor: Actor, handbook: Handbook, options: Options) -> Iterator[Finding]:
    if actor.seats != "holders" or not in_force(actor, handbook) or handbook.ownership.people(actor):
        return
    if not handbook.book.broken_from(actor) and not handbook.doubt.about(actor, ("team", "parent")):
        message = f"this role {actor.shortage(handbook.today)}"
        instead = in_place_of(actor, handbook)
        listed = "Write holders: [id-of-a-person]"
        if getattr(actor, "holders", None):
            listed = "Add the id of its holder to holders:"
        advice = f"Write {instead}" if instead else listed
        yield Finding(message, f"{advice}, or set status: retired.", ("holders",))
