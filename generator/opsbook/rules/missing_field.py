"""A field that must be there and is not.

Few fields are mandatory, and those carry the record's meaning: every record has a title, and an exception without an
end is a change of policy that nobody decided.

Fails:

```yaml
# data/terms/lead.yml
definition: A person who may buy.
```

Passes:

```yaml
# data/terms/lead.yml
title: Lead
definition: A person who may buy.
```
"""

from opsbook import faults
from opsbook.check.rule import found_by_machine

rule = found_by_machine(faults.MISSING_FIELD, __name__)
