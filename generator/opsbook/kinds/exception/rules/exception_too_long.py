"""An exception that holds for so long that it is a rule.

What has to be allowed for years should be a change of the policy. The time counts from the day it was granted, or
else from its first approval or the day it took effect. Option `longest`: the longest time that is not reported.

Fails:

```yaml
# data/policies/consent.yml
title: Consent
# data/exceptions/fair-list.yml
title: List from the trade fair
policy: consent
compensating_controls: [Every address is asked once.]
granted_on: 2026-05-01
expires: 2029-05-01
```

Passes:

```yaml
# data/policies/consent.yml
title: Consent
# data/exceptions/fair-list.yml
title: List from the trade fair
policy: consent
compensating_controls: [Every address is asked once.]
granted_on: 2026-05-01
expires: 2027-05-01
```
"""

from __future__ import annotations

from collections.abc import Iterator

from opsbook.check.addressee import who
from opsbook.check.rule import Finding, Options, rule
from opsbook.check.standing import in_force
from opsbook.graph.handbook import Handbook
from opsbook.kinds.exception.model import PolicyException
from opsbook.model.duration import Duration, overdue


@rule("EXC002", on=PolicyException, longest="12 months")
def exception_too_long(record: PolicyException, handbook: Handbook, options: Options) -> Iterator[Finding]:
    longest = Duration.parse(str(options["longest"]))
    known = [record.effective_from, handbook.today, *(approval.on for approval in record.approvals)]
    start = record.granted_on or min(day for day in known if day)
    end = longest.after(start)
    running = in_force(record, handbook) and not overdue(record.expires, handbook.today)
    if running and record.expires > end and not record.damaged & {"granted_on", "approvals", "effective_from"}:
        message = f"this exception holds for more than {longest}"
        advice = f"{who(record, handbook)} writes a day up to {end}, or has the policy changed."
        yield Finding(message, advice, ("expires",))
