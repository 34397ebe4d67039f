"""A link to a part of a page that is not there.

`[[consent#exceptions]]` leads to one part of a page, `[text](#exceptions)` to one of the same page. When that part
does not exist, the reader lands at the top and wonders. Copy the link from the # beside the heading.

Fails:

```yaml
# data/policies/consent.yml
title: Consent
# data/terms/opt-in.yml
title: Opt-in
definition: See [[consent#exemptions]].
```

Passes:

```yaml
# data/policies/consent.yml
title: Consent
# data/terms/opt-in.yml
title: Opt-in
definition: See [[consent#exceptions]].
```
"""

from opsbook import faults
from opsbook.check.rule import found_by_machine

rule = found_by_machine(faults.MISSING_ANCHOR, __name__)
