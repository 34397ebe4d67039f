"""A policy that is no longer the text which was approved.

Approval holds for one version. It is outdated when the version in force has none while an earlier one has, or, where
git knows, when the substance was edited after the approval. What a file held when its approval was first committed is
the baseline; owner, status, tags and links may change without a new approval. Without a whole git history only the
versions are compared.

Fails:

```yaml
# data/forums/steering.yml
title: Steering committee
# data/policies/consent.yml
title: Consent
version: 2
approvals:
  - {by: steering, on: 2026-06-10, version: 1}
```

Passes:

```yaml
# data/forums/steering.yml
title: Steering committee
# data/policies/consent.yml
title: Consent
version: 2
approvals:
  - {by: steering, on: 2026-01-12, version: 1}
  - {by: steering, on: 2026-06-10, version: 2}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from opsbook.check.addressee import who
from opsbook.check.rule import Finding, Options, rule
from opsbook.check.standing import in_force
from opsbook.check.substance import ADMINISTRATIVE, changed_since
from opsbook.graph.handbook import Handbook
from opsbook.graph.meaning import Values
from opsbook.kinds.policy.model import Policy
from opsbook.model.version import version_number
from opsbook.read.writing import inline


@rule("POL005", on=Policy)
def approval_outdated(policy: Policy, handbook: Handbook, options: Options) -> Iterator[Finding]:
    if not policy.approvals or "version" in policy.damaged or not in_force(policy, handbook):
        return
    version = "" if policy.version is None else f", version: {inline(policy.version)}"
    entry = f"- {{by: who-agreed, on: {handbook.today}{version}}}"
    advice = f"{who(policy, handbook)} has this text approved and adds to approvals: {entry}"
    if not policy.approvals_in_force:
        index, last = max(enumerate(policy.approvals), key=lambda entry: entry[1].on)
        mine, theirs = version_number(policy.version), version_number(last.version)
        if mine and theirs and mine < theirs:
            return  # the approval is ahead of the record, not behind it
        message = f"version {policy.version} was never approved; the last approval is for version {last.version}"
        yield Finding(message, advice, ("approvals", index, "version"))
        return
    index, last = max(policy.approvals_in_force, key=lambda entry: entry[1].on)

    def signed(values: Values) -> bool:
        entries = values.get("approvals")
        return isinstance(entries, list) and any(
            isinstance(entry, dict) and entry.get("on") == last.on.isoformat() for entry in entries
        )

    if edit := changed_since(policy, last.on, handbook, ADMINISTRATIVE, signed):
        message = f"{edit.told}, after the approval of {last.on}"
        yield Finding(message, advice, ("approvals", index, "on"))
