"""An allowance without a reason or an end, or a rule that is turned off without a reason.

Turning a rule off is a decision. It needs a reason that the next reader understands, and in a record's file a day on
which somebody looks again: `# opsbook: allow missing-owner until 2027-01-31: hiring a consent lead`. In mkdocs.yml the
reason stands beside it: `missing-owner: {severity: off, reason: Nobody is hired yet.}`

Fails:

```yaml
# data/policies/consent.yml
title: Consent # opsbook: allow missing-owner
```

Passes:

```yaml
# data/policies/consent.yml
title: Consent # opsbook: allow missing-owner until 2027-01-31: hiring a consent lead
```
"""

from opsbook import faults
from opsbook.check.rule import found_by_machine

rule = found_by_machine(faults.ALLOWANCE_WITHOUT_REASON, __name__)
