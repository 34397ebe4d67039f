"""A file that is not valid YAML.

Nothing in the file can be trusted until it can be read: a missing quotation mark can swallow half a policy. The finding
points at the character where reading stopped; the mistake is there or just above it.

Fails:

```yaml
# data/terms/lead.yml
title: Lead: a person who may buy
```

Passes:

```yaml
# data/terms/lead.yml
title: "Lead: a person who may buy"
```
"""

from opsbook import faults
from opsbook.check.rule import found_by_machine

rule = found_by_machine(faults.INVALID_YAML, __name__)
