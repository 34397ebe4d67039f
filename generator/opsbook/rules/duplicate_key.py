"""A field that is written twice.

Most programs silently keep the last one, so that an older value comes back from the dead. opsbook reads neither as the
truth until one of them is gone.

Fails:

```yaml
# data/terms/lead.yml
title: Lead
summary: A person who may buy.
summary: A company that may buy.
```

Passes:

```yaml
# data/terms/lead.yml
title: Lead
summary: A person who may buy.
```
"""

from opsbook import faults
from opsbook.check.rule import found_by_machine

rule = found_by_machine(faults.DUPLICATE_KEY, __name__)
