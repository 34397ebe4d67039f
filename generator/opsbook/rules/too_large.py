"""A file that is too large, too deep, or multiplies itself.

A record of more than a megabyte, values nested more than 40 levels deep, or aliases that refer to each other are
mistakes or attacks. Reading them could stop the build for everybody.

Fails:

```yaml
# data/terms/lead.yml
title: Lead
also_called: &a [*a]
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

rule = found_by_machine(faults.TOO_LARGE, __name__)
