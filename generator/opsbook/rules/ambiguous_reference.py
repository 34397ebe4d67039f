"""A reference that could mean two records.

An id is unique within its kind only. Where a field accepts several kinds and two of them have the id, write the kind
before it, as in `team:analytics`.

Fails:

```yaml
# data/teams/analytics.yml
title: Analytics
# data/roles/analytics.yml
title: Analytics lead
# data/policies/consent.yml
title: Consent
owner: analytics
```

Passes:

```yaml
# data/teams/analytics.yml
title: Analytics
# data/roles/analytics.yml
title: Analytics lead
# data/policies/consent.yml
title: Consent
owner: team:analytics
```
"""

from opsbook import faults
from opsbook.check.rule import found_by_machine

rule = found_by_machine(faults.AMBIGUOUS_REFERENCE, __name__)
