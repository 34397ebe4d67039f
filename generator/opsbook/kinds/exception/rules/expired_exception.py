"""An exception that has run out and is still used.

A permission to depart from a rule is safe because it ends. The day under `expires` still counts; from the next day on
the exception is ended, or granted anew with a look at its reasons.

Fails:

```yaml
# data/policies/consent.yml
title: Consent
# data/exceptions/fair-list.yml
title: List from the trade fair
policy: consent
status: active
compensating_controls: [Every address is asked once.]
granted_on: 2026-05-01
expires: 2026-10-31
```

Passes:

```yaml
# data/policies/consent.yml
title: Consent
# data/exceptions/fair-list.yml
title: List from the trade fair
policy: consent
status: ended
compensating_controls: [Every address is asked once.]
granted_on: 2026-05-01
expires: 2026-10-31
```
"""

from __future__ import annotations

from collections.abc import Iterator

from opsbook.check.addressee import who
from opsbook.check.rule import Finding, Options, rule
from opsbook.check.standing import in_force
from opsbook.graph.handbook import Handbook
from opsbook.kinds.exception.model import PolicyException
from opsbook.model.duration import overdue


@rule("EXC001", on=PolicyException)
def expired_exception(record: PolicyException, handbook: Handbook, options: Options) -> Iterator[Finding]:
    if overdue(record.expires, handbook.today) and in_force(record, handbook):
        late = (handbook.today - record.expires).days
        message = f"this exception ended on {record.expires}, {late} {'day' if late == 1 else 'days'} ago"
        advice = f"{who(record, handbook)} sets status: ended, or has it granted anew and writes the new day."
        yield Finding(message, advice, ("expires",))
