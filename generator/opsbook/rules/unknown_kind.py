"""A folder that names no kind of record.

The folder says what a record is. Files in a folder that opsbook does not know would be left out of the handbook without
a word, so the build stops instead.

Fails:

```yaml
# data/term/lead.yml
title: Lead
```

Passes:

```yaml
# data/terms/lead.yml
title: Lead
```
"""

from opsbook import faults
from opsbook.check.rule import found_by_machine

rule = found_by_machine(faults.UNKNOWN_KIND, __name__)
