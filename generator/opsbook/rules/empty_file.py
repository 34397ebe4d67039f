"""A file without a record in it.

An empty file still claims an id. Write the record, or delete the file.

Fails:

```yaml
# data/terms/lead.yml
# to be written
```

Passes:

```yaml
# data/terms/lead.yml
title: Lead
```
"""

from opsbook import faults
from opsbook.check.rule import found_by_machine

rule = found_by_machine(faults.EMPTY_FILE, __name__)
