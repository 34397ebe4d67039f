"""An exception to a rule that the policy does not have.

Readers of the policy do not see beside the rule that somebody may depart from it, and nobody can tell what was
granted. Policies without ids for their rules are told by number: `requirement: "2"`.

Fails:

```yaml
# data/policies/consent.yml
title: Consent
requirements:
  - {id: ask-first, text: No message without a recorded consent., level: should}
# data/exceptions/fair-list.yml
title: List from the trade fair
policy: consent
requirement: ask-frist
compensating_controls: [Every address is asked once.]
expires: 2027-01-31
```

Passes:

```yaml
# data/policies/consent.yml
title: Consent
requirements:
  - {id: ask-first, text: No message without a recorded consent., level: should}
# data/exceptions/fair-list.yml
title: List from the trade fair
policy: consent
requirement: ask-first
compensating_controls: [Every address is asked once.]
expires: 2027-01-31
```
"""

from __future__ import annotations

from collections.abc import Iterator

from opsbook.check.part_meant import part_meant
from opsbook.check.rule import Finding, Options, rule
from opsbook.check.standing import in_force
from opsbook.diagnostic import Severity
from opsbook.graph.handbook import Handbook
from opsbook.kinds.exception.model import PolicyException


@rule("EXC005", on=PolicyException, severity=Severity.ERROR)
def unknown_requirement(record: PolicyException, handbook: Handbook, options: Options) -> Iterator[Finding]:
    policy = handbook.book.target(record, "policy")
    if not policy or not record.requirement or not in_force(record, handbook):
        return
    if handbook.book.status(policy).phase.over:
        return  # another rule says so
    if advice := part_meant(policy, "rule", "requirements", record.requirement):
        yield Finding(f"{policy.id} has no rule {record.requirement}", advice, ("requirement",))
