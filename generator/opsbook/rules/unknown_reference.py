"""A reference to a record that does not exist.

A policy owned by nobody in particular is a gap that looks like an owner. References name ids: a file's name without
its ending. The message names the nearest id there is.

Fails:

```yaml
# data/people/maya-chen.yml
title: Maya Chen
# data/policies/consent.yml
title: Consent
owner: maya-chan
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

rule = found_by_machine(faults.UNKNOWN_REFERENCE, __name__)
