"""A policy that does not say why it exists.

A rule without a reason is kept to the letter or not at all, and nobody can tell when it has outlived its cause. Write
it in `purpose`; a heading such as "Purpose" or "Why" in the body counts too. A regional variant shares the purpose of
its global policy, and a draft may still be looking for one.

Fails:

```yaml
# data/policies/consent.yml
title: Consent
status: in-force
```

Passes:

```yaml
# data/policies/consent.yml
title: Consent
status: in-force
purpose: People decide who may write to them, and we keep our word.
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from opsbook.check.addressee import who
from opsbook.check.rule import Finding, Options, rule
from opsbook.check.standing import in_force
from opsbook.graph import heading
from opsbook.graph.handbook import Handbook
from opsbook.kinds.policy.model import Policy
from opsbook.model.text import said

_WHY = re.compile(r"(?:^|-)(?:purpose|why|rationale|objectives?)(?:-|$)")


@rule("POL001", on=Policy)
def no_purpose(policy: Policy, handbook: Handbook, options: Options) -> Iterator[Finding]:
    if said(policy.purpose) or policy.is_variant or not in_force(policy, handbook):
        return
    if not any(_WHY.search(anchor) for anchor in heading.anchors(policy.body or "")):
        advice = f"{who(policy, handbook)} adds a line purpose: that says what goes wrong without this policy."
        yield Finding("nothing says why this policy exists", advice, ("purpose",))
