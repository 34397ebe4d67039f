"""A link in a text that leads nowhere.

Readers follow links in the middle of an incident. A link to a record that does not exist stops the build, at the very
line where it stands. So does `[text](consent.md)`: pages have no file names, and records are linked by their ids, as in
`[[consent|text]]`. A hand-written page links to another by its file, as in `[text](consent.md)`.
Addresses of other sites (https, mailto, tel) are not looked at.

Fails:

```yaml
# data/policies/consent.yml
title: Consent
purpose: See [[consent-store]].
```

Passes:

```yaml
# data/services/consent-store.yml
title: Consent store
# data/policies/consent.yml
title: Consent
purpose: See [[consent-store]].
```
"""

from opsbook import faults
from opsbook.check.rule import found_by_machine

rule = found_by_machine(faults.BROKEN_PROSE_LINK, __name__)
