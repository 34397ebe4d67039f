"""A rule that must be kept and that nothing enforces.

What depends on everybody remembering is broken on the first busy day. Say in `control` how the rule is enforced, or
name under `enforced_by` what enforces it. Rules of level should are advice and need neither.

Fails:

```yaml
# data/policies/consent.yml
title: Consent
requirements:
  - id: ask-first
    text: No message without a recorded consent.
```

Passes:

```yaml
# data/services/consent-store.yml
title: Consent store
# data/policies/consent.yml
title: Consent
requirements:
  - id: ask-first
    text: No message without a recorded consent.
    enforced_by: [consent-store]
  - id: two-days
    text: A withdrawal holds within two days.
    control: The store blocks the address at once.
  - id: thank
    text: Thank people for telling us.
    level: should
```
"""

from __future__ import annotations

from collections.abc import Iterator

from opsbook.check.addressee import who
from opsbook.check.rule import Finding, Options, rule
from opsbook.check.standing import in_force
from opsbook.graph.handbook import Handbook
from opsbook.kinds.policy.model import Policy
from opsbook.model.text import said


@rule("POL008", on=Policy, of_items=True)
def unenforced_requirement(policy: Policy, handbook: Handbook, options: Options) -> Iterator[Finding]:
    if not in_force(policy, handbook):
        return
    for index, requirement in enumerate(policy.requirements):
        if any(policy.in_file(("requirements", index, name)) in policy.faulty for name in ("level", "control")):
            continue  # it may have been meant to say should, or how it is enforced
        if requirement.level == "must" and not requirement.enforced_by and not said(requirement.control):
            name = requirement.id or f"rule {int(policy.in_file(('requirements', index))[1]) + 1}"
            advice = f"{who(policy, handbook)} adds a line enforced_by: or control: to it, or makes it level: should."
            yield Finding(f"nothing enforces {name}", advice, ("requirements", index, "enforced_by"))
