"""A value of the wrong sort, or a word that the field does not know.

`status: in force` looks right to a reader and means nothing to a check. A number where text is wanted, such as a
version written `1.10`, loses digits; put it in quotes.

Fails:

```yaml
# data/risks/consent-breach.yml
title: Mail without consent
likelihood: often
```

Passes:

```yaml
# data/risks/consent-breach.yml
title: Mail without consent
likelihood: 4
```
"""

from opsbook import faults
from opsbook.check.rule import found_by_machine

rule = found_by_machine(faults.WRONG_TYPE, __name__)
