"""A policy that its own owner approved, and nobody else.

Two pairs of eyes are the point of an approval. It counts as the owner's own when the approver is the owner, or when
both come down to the same single person, directly or through a role. Only approvals of the version in force are
looked at, and one by somebody else among them is enough.

Fails:

```yaml
# data/people/maya-chen.yml
title: Maya Chen
# data/policies/consent.yml
title: Consent
owner: maya-chen
version: 1
approvals:
  - {by: maya-chen, on: 2026-06-10, version: 1}
```

Passes:

```yaml
# data/people/maya-chen.yml
title: Maya Chen
# data/forums/steering.yml
title: Steering committee
# data/policies/consent.yml
title: Consent
owner: maya-chen
version: 1
approvals:
  - {by: steering, on: 2026-06-10, version: 1}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from opsbook.check.addressee import who
from opsbook.check.rule import Finding, Options, rule
from opsbook.check.standing import in_force
from opsbook.graph.handbook import Handbook
from opsbook.kinds.policy.model import Policy
from opsbook.model.actor import Actor
from opsbook.model.record import Record
from opsbook.read.writing import inline


@rule("POL004", on=Policy)
def self_approval(policy: Policy, handbook: Handbook, options: Options) -> Iterator[Finding]:
    owner = handbook.ownership.owner(policy)
    places = [("approvals", index, "by") for index, _ in policy.approvals_in_force]
    if not owner or not places or "version" in policy.damaged or not in_force(policy, handbook):
        return
    behind = _one(owner.actor, handbook)
    approvers = [handbook.book.target(policy, *place) for place in places]
    if all(approver and _one(approver, handbook) is behind for approver in approvers):
        message = f"{owner.actor.id} owns this policy and approved it alone"
        version = "" if policy.version is None else f", version: {inline(policy.version)}"
        entry = f"- {{by: who-agreed, on: {handbook.today}{version}}}"
        advice = f"{who(policy, handbook)} asks somebody else to approve it, and adds to approvals: {entry}"
        yield Finding(message, advice, places[-1])


def _one(record: Record, handbook: Handbook) -> Record:
    """The single person behind a role or team; the record itself where there is none or more than one."""
    seen = {record.key}
    while isinstance(record, Actor) and not record.is_person:
        holders = [one for one in handbook.ownership.delegates(record) if not one.has_left(handbook.today)]
        if len(holders) != 1 or holders[0].key in seen:
            break
        record = holders[0]
        seen.add(record.key)
    return record
