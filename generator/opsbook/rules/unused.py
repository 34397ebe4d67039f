"""An allowance that allows nothing.

The fault has been mended, or the comment stands on the wrong line: it belongs at the end of the line with the fault, or
in the first line of the file for the whole record. Left alone, it would hide the next fault of its kind.

An error is never allowed: what the files say cannot be trusted then. Only three go by how a text looks, and may be
false alarms: unsafe-html, secret-in-data and personal-data. In mkdocs.yml, a path for which a rule is set and that fits
no file is found too.

Fails:

```yaml
# data/terms/lead.yml
title: Lead # opsbook: allow missing-owner until 2027-01-31: hiring
```

Passes:

```yaml
# data/terms/lead.yml
title: Lead
```
"""

from opsbook import faults
from opsbook.check.rule import found_by_machine

rule = found_by_machine(faults.UNUSED_ALLOWANCE, __name__)
