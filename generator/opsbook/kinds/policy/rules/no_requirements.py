"""A policy in force that asks for nothing.

Good intentions cannot be checked. What the policy wants stands in `requirements`, each a sentence that somebody can
keep or break, so that exceptions, controls and evidence have something to point at.

Fails:

```yaml
# data/policies/consent.yml
title: Consent
status: in-force
purpose: People decide who may write to them.
```

Passes:

```yaml
# data/policies/consent.yml
title: Consent
status: in-force
purpose: People decide who may write to them.
requirements:
  - id: ask-first
    text: No message without a recorded consent.
```
"""

from __future__ import annotations

from collections.abc import Iterator

from opsbook.check.addressee import who
from opsbook.check.rule import Finding, Options, rule
from opsbook.check.standing import in_force
from opsbook.graph.handbook import Handbook
from opsbook.kinds.policy.model import Policy


@rule("POL002", on=Policy)
def no_requirements(policy: Policy, handbook: Handbook, options: Options) -> Iterator[Finding]:
    if not policy.requirements and in_force(policy, handbook):
        advice = (
            f"{who(policy, handbook)} adds requirements: and below it, for each rule that must be kept, "
            "- {text: what must be done, control: how that is seen to}"
        )
        yield Finding("this policy requires nothing", advice, ("requirements",))
