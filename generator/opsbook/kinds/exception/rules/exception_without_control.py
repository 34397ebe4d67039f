"""An exception during which nothing protects us.

The rule was there for a reason, and the reason does not take a holiday. Say under `compensating_controls` what keeps
the risk small meanwhile.

Fails:

```yaml
# data/policies/consent.yml
title: Consent
# data/exceptions/fair-list.yml
title: List from the trade fair
policy: consent
expires: 2027-01-31
```

Passes:

```yaml
# data/policies/consent.yml
title: Consent
# data/exceptions/fair-list.yml
title: List from the trade fair
policy: consent
compensating_controls: [Every address is asked once.]
expires: 2027-01-31
```
"""

from __future__ import annotations

from collections.abc import Iterator

from opsbook.check.addressee import who
from opsbook.check.rule import Finding, Options, rule
from opsbook.check.standing import in_force
from opsbook.graph.handbook import Handbook
from opsbook.kinds.exception.model import PolicyException
from opsbook.model.text import said


@rule("EXC003", on=PolicyException)
def exception_without_control(record: PolicyException, handbook: Handbook, options: Options) -> Iterator[Finding]:
    if not said(record.compensating_controls) and in_force(record, handbook):
        advice = f"{who(record, handbook)} adds compensating_controls: with what keeps the risk small meanwhile."
        yield Finding("nothing protects us while this exception holds", advice, ("compensating_controls",))
