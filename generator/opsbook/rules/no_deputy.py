"""Something critical that rests on one person without a stand-in.

Where much can go wrong (risk tier high), somebody must stand in when the owner is away: name a `deputy`. The same holds
for a role with a single holder: the holder's own record names who stands in.

Fails:

```yaml
# data/people/maya-chen.yml
title: Maya Chen
# data/services/consent-store.yml
title: Consent store
risk_tier: high
owner: maya-chen
```

Passes:

```yaml
# data/people/maya-chen.yml
title: Maya Chen
# data/people/ravi-patel.yml
title: Ravi Patel
# data/services/consent-store.yml
title: Consent store
risk_tier: high
owner: maya-chen
deputy: ravi-patel
```
"""

from __future__ import annotations

from collections.abc import Iterator

from opsbook.check.addressee import who
from opsbook.check.rule import Finding, Options, rule
from opsbook.graph.handbook import Handbook
from opsbook.graph.succession import here
from opsbook.model.actor import Actor
from opsbook.model.record import Record
from opsbook.model.traits import Owned, RiskTiered


@rule("OWN005", on=Record)
def no_deputy(record: Record, handbook: Handbook, options: Options) -> Iterator[Finding]:
    if handbook.book.status(record).phase.over:
        return
    if isinstance(record, Actor):
        yield from _sole_holder(record, handbook)
    elif (
        isinstance(record, Owned)
        and isinstance(record, RiskTiered)
        and record.risk_tier == "high"
        and not record.deputy
        and _has_owner(record, handbook)
    ):
        advice = f"{who(record, handbook)} adds a line deputy: with the id of who stands in{_known(record, handbook)}."
        yield Finding("the risk tier is high and nobody stands in for the owner", advice, ("deputy",))


def _has_owner(record: Owned, handbook: Handbook) -> bool:
    """Whether there is somebody to stand in for; a record without an owner is found as that."""
    return bool(record.owner or "owner" in record.damaged or handbook.ownership.parent(record))


def _known(record: Record, handbook: Handbook) -> str:
    """Who stands in for the owner elsewhere, as their own record says."""
    owner = handbook.book.target(record, "owner")
    stands_in = handbook.book.target(owner, "deputy") if owner else None
    if not isinstance(owner, Actor) or not isinstance(stands_in, Actor) or owner is stands_in:
        return ""
    return f", such as {stands_in.id}, who stands in for {owner.id}" if here(stands_in, handbook) else ""


def _sole_holder(actor: Actor, handbook: Handbook) -> Iterator[Finding]:
    if any(broken.route[0] == "holders" for broken in handbook.book.broken_from(actor)):
        return  # somebody else holds it too, whatever their name is
    holders = [holder for holder in handbook.ownership.delegates(actor) if not holder.has_left(handbook.today)]
    if actor.seats == "holders" and len(holders) == 1 and not holders[0].stand_in:
        holder = holders[0]
        if not holder.damaged & {"*", "deputy"} and holder.acts(handbook.today):
            advice = f"Add a line deputy: to {holder.path}, or name a second holder."
            yield Finding(f"{holder.id} holds this role alone and nobody stands in", advice, ("holders",))
