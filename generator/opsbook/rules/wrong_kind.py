"""A reference to a record of the wrong kind.

The record exists and cannot stand here: a tool cannot own a policy. The message says what it is and what is wanted.

Fails:

```yaml
# data/tools/mailwright.yml
title: Mailwright
# data/policies/consent.yml
title: Consent
owner: mailwright
```

Passes:

```yaml
# data/people/maya-chen.yml
title: Maya Chen
# data/policies/consent.yml
title: Consent
owner: maya-chen
```
"""

from opsbook import faults
from opsbook.check.rule import found_by_machine

rule = found_by_machine(faults.WRONG_KIND, __name__)
