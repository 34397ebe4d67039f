"""A reference by an id that the record no longer has.

It still leads to the right place, thanks to the record's `aliases`, but the next reader searches for a file that is
not there. `opsbook check --fix` writes the present id.

Fails:

```yaml
# data/metrics/opt-in-rate.yml
title: Opt-in rate
aliases: [consent-rate]
# data/policies/consent.yml
title: Consent
measured_by: [consent-rate]
```

Passes:

```yaml
# data/metrics/opt-in-rate.yml
title: Opt-in rate
aliases: [consent-rate]
# data/policies/consent.yml
title: Consent
measured_by: [opt-in-rate]
```
"""

from opsbook import faults
from opsbook.check.rule import found_by_machine

rule = found_by_machine(faults.FORMER_ID, __name__)
