"""An allowance past its last day.

Expiries that pass in silence are how gaps become permanent. Once the day has passed, the fault counts again, and the
allowance itself is reported.

Fails:

```yaml
# data/policies/consent.yml
title: Consent # opsbook: allow missing-owner until 2026-01-31: hiring a consent lead
```

Passes:

```yaml
# data/policies/consent.yml
title: Consent # opsbook: allow missing-owner until 2027-01-31: hiring a consent lead
```
"""

from opsbook import faults
from opsbook.check.rule import found_by_machine

rule = found_by_machine(faults.LAPSED_ALLOWANCE, __name__)
