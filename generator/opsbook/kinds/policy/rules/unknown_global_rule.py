"""A regional rule that departs from a global rule which does not exist.

The reader cannot compare the two, and nobody sees that the region has its own way. `differs` holds the id of the
global rule; a sentence there is left alone.

Fails:

```yaml
# data/policies/consent.yml
title: Consent
requirements:
  - {id: ask-first, text: No message without a recorded consent., level: should}
# data/policies/consent-emea.yml
title: Consent in Europe
localises: consent
requirements:
  - {id: ask-twice, differs: ask-frist, why: The law asks for it., text: Ask twice., level: should}
```

Passes:

```yaml
# data/policies/consent.yml
title: Consent
requirements:
  - {id: ask-first, text: No message without a recorded consent., level: should}
# data/policies/consent-emea.yml
title: Consent in Europe
localises: consent
requirements:
  - {id: ask-twice, differs: ask-first, why: The law asks for it., text: Ask twice., level: should}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from opsbook.check.part_meant import part_meant
from opsbook.check.rule import Finding, Options, rule
from opsbook.check.standing import in_force
from opsbook.diagnostic import Severity
from opsbook.graph.handbook import Handbook
from opsbook.kinds.policy.model import Policy


@rule("POL011", on=Policy, severity=Severity.ERROR)
def unknown_global_rule(policy: Policy, handbook: Handbook, options: Options) -> Iterator[Finding]:
    whole = handbook.book.target(policy, "localises")
    if not whole or not in_force(policy, handbook):
        return
    for index, requirement in enumerate(policy.requirements):
        name = (requirement.differs or "").strip()
        if advice := part_meant(whole, "rule", "requirements", name):
            yield Finding(f"{whole.id} has no rule {name}", advice, ("requirements", index, "differs"))
