"""A policy that no metric watches.

Whether a rule is kept, and whether keeping it helps, shows only in numbers. Name the metric in `measured_by`. A
regional variant is measured with its global policy.

Fails:

```yaml
# data/policies/consent.yml
title: Consent
```

Passes:

```yaml
# data/metrics/consent-lag.yml
title: Consent lag
# data/policies/consent.yml
title: Consent
measured_by: [consent-lag]
```
"""

from __future__ import annotations

from collections.abc import Iterator

from opsbook.check.addressee import who
from opsbook.check.rule import Finding, Options, rule
from opsbook.check.standing import in_force
from opsbook.graph.handbook import Handbook
from opsbook.kinds.policy.model import Policy


@rule("POL006", on=Policy)
def unmeasured_policy(policy: Policy, handbook: Handbook, options: Options) -> Iterator[Finding]:
    if not policy.measured_by and not policy.is_variant and in_force(policy, handbook):
        advice = f"{who(policy, handbook)} adds a line measured_by: [id-of-a-metric] with one that shows it works."
        yield Finding("no metric shows whether this policy works", advice, ("measured_by",))
