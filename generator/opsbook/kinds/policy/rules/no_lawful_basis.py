"""A policy about personal data that names no lawful basis.

Whoever handles personal data needs a legal ground, and it must be known before somebody asks. A policy is about
personal data when its title, summary or tags say so (consent, privacy, personal or customer data, data protection,
retention), or when it applies to a tool whose data classes do. A regional variant shares the basis of its global
policy.

Fails:

```yaml
# data/policies/consent.yml
title: Consent
purpose: People decide who may write to them.
```

Passes:

```yaml
# data/policies/consent.yml
title: Consent
purpose: People decide who may write to them.
lawful_basis: Consent, given in the preference centre.
# data/policies/release.yml
title: Releases on working days only
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
from opsbook.model.traits import DataHolding


@rule("POL007", on=Policy)
def no_lawful_basis(policy: Policy, handbook: Handbook, options: Options) -> Iterator[Finding]:
    if said(policy.lawful_basis) or policy.is_variant or not in_force(policy, handbook):
        return
    if reason := _about_people(policy, handbook):
        advice = f"{who(policy, handbook)} adds a line lawful_basis: with the legal ground, such as contract."
        yield Finding(f"this policy {reason} and names no lawful basis", advice, ("lawful_basis",))


def _about_people(policy: Policy, handbook: Handbook) -> str | None:
    for target in handbook.book.targets(policy, "applies_to"):
        if isinstance(target, DataHolding) and target.personal_data and in_force(target, handbook):
            return f"applies to {target.id}, which holds personal data,"
    return f"is about personal data ({policy.about_people})" if policy.about_people else None
