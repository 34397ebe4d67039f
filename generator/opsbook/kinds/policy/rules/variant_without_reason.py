"""A regional rule that differs from the global one and does not say why.

A difference without a reason cannot be checked when the law or the market changes, and the next editor levels it out.
A rule with `differs` says `why`; a rule that only adds something explains itself.

Fails:

```yaml
# data/policies/consent.yml
title: Consent
requirements:
  - {id: ask-first, text: No message without a recorded consent., control: The store blocks it.}
# data/policies/consent-emea.yml
title: Consent in EMEA
localises: consent
requirements:
  - id: ask-twice
    text: A consent is confirmed by a second click.
    control: The form asks for it.
    differs: ask-first
```

Passes:

```yaml
# data/policies/consent.yml
title: Consent
requirements:
  - {id: ask-first, text: No message without a recorded consent., control: The store blocks it.}
# data/policies/consent-emea.yml
title: Consent in EMEA
localises: consent
requirements:
  - id: ask-twice
    text: A consent is confirmed by a second click.
    control: The form asks for it.
    differs: ask-first
    why: Courts there want proof that the address belongs to the person.
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


@rule("POL009", on=Policy, of_items=True)
def variant_without_reason(policy: Policy, handbook: Handbook, options: Options) -> Iterator[Finding]:
    if not in_force(policy, handbook):
        return
    for index, requirement in enumerate(policy.requirements):
        if said(requirement.differs) and not said(requirement.why):
            name = requirement.id or f"rule {index + 1}"
            advice = f"{who(policy, handbook)} adds a line why: with what is different in this region."
            message = f"{name} differs from the global policy and does not say why"
            yield Finding(message, advice, ("requirements", index, "why"))
