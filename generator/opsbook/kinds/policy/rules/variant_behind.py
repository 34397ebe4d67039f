"""A regional variant that has not followed its global policy.

The global policy has a newer version than the variant, so that a region may still work by the old rule. The versions
are compared as numbers. A variant that counts its versions in its own way is in line when it was approved after the
global version was. As long as the newer version itself waits for approval, there is nothing to follow.

Fails:

```yaml
# data/policies/consent.yml
title: Consent
version: 3
# data/policies/consent-emea.yml
title: Consent in EMEA
localises: consent
version: 2
```

Passes:

```yaml
# data/policies/consent.yml
title: Consent
version: 3
# data/policies/consent-emea.yml
title: Consent in EMEA
localises: consent
version: 3
```
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from opsbook.check.addressee import who
from opsbook.check.rule import Finding, Options, rule
from opsbook.check.standing import in_force
from opsbook.graph.handbook import Handbook
from opsbook.kinds.policy.model import Policy
from opsbook.model.version import version_number


@rule("POL010", on=Policy)
def variant_behind(policy: Policy, handbook: Handbook, options: Options) -> Iterator[Finding]:
    whole = handbook.book.target(policy, "localises")
    if not isinstance(whole, Policy) or not in_force(policy, handbook) or not in_force(whole, handbook):
        return
    mine, theirs = version_number(policy.version), version_number(whole.version)
    pending = bool(whole.approvals) and not whole.approvals_in_force
    if pending or "version" in whole.damaged or not mine or not theirs or mine >= theirs:
        return
    agreed, followed = _agreed_on(whole), max((approval.on for approval in policy.approvals), default=None)
    if agreed is None or followed is None or followed <= agreed:
        message = f"version {policy.version} is behind {whole.id}, which is at version {whole.version}"
        advice = f"{who(policy, handbook)} compares the two, has this approved and writes version: {whole.version}."
        yield Finding(message, advice, ("version",))


def _agreed_on(policy: Policy) -> date | None:
    """The day on which the version in force was approved."""
    days = [approval.on for _, approval in policy.approvals_in_force if approval.version is not None]
    return max(days, default=policy.effective_from)
