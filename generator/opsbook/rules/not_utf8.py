"""A file that is not saved as UTF-8.

Older editors save accented letters in other encodings, and every reader then sees something else. Choose UTF-8 when
saving. (The bytes of the failing example cannot be shown on this page.)

Fails:

```yaml
# data/terms/lead.yml
title: Lead \\xff
```

Passes:

```yaml
# data/terms/lead.yml
title: Lead é
```
"""

from opsbook import faults
from opsbook.check.rule import found_by_machine

rule = found_by_machine(faults.NOT_UTF8, __name__)
