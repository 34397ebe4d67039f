"""A field that this kind of record does not have.

A misspelt field is a fact that nobody sees: `onwer: maya-chen` leaves the policy without an owner. The message names
the nearest field there is.

Fails:

```yaml
# data/terms/lead.yml
title: Lead
also_caled: [Prospect]
```

Passes:

```yaml
# data/terms/lead.yml
title: Lead
also_called: [Prospect]
```
"""

from opsbook import faults
from opsbook.check.rule import found_by_machine

rule = found_by_machine(faults.UNKNOWN_FIELD, __name__)
