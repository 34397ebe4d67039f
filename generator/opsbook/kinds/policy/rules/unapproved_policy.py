"""A policy in force that nobody has agreed to.

Until somebody with the right to decide has put a name under it, a policy is an opinion. A draft needs no approval
yet.

Fails:

```yaml
# data/policies/consent.yml
title: Consent
status: in-force
version: 1
```

Passes:

```yaml
# data/forums/steering.yml
title: Steering committee
# data/policies/consent.yml
title: Consent
status: in-force
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
from opsbook.read.writing import inline


@rule("POL003", on=Policy)
def unapproved_policy(policy: Policy, handbook: Handbook, options: Options) -> Iterator[Finding]:
    if not policy.approvals and in_force(policy, handbook):
        version = "" if policy.version is None else f", version: {inline(policy.version)}"
        advice = (
            f"{who(policy, handbook)} asks for approval, then adds approvals: and below it a line"
            f" - {{by: who-agreed, on: {handbook.today}{version}}}, or sets status: draft."
        )
        stands = "is in force" if policy.status else "counts as in force, as it has no status,"
        yield Finding(f"this policy {stands} and nobody has approved it", advice, ("approvals",))
