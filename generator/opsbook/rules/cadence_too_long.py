"""A pace of review that is too slow for the risk.

What can hurt badly changes the most. Option `high`: the longest pace for risk tier high. Option `medium`: the longest
pace for risk tier medium. Option `low`: the longest pace for risk tier low.

Fails:

```yaml
# data/people/maya-chen.yml
title: Maya Chen
# data/policies/consent.yml
title: Consent
owner: maya-chen
risk_tier: high
deputy: ravi-patel
review_every: 3 years
reviews:
  - {on: 2026-06-10, by: maya-chen}
# data/people/ravi-patel.yml
title: Ravi Patel
```

Passes:

```yaml
# data/people/maya-chen.yml
title: Maya Chen
# data/policies/consent.yml
title: Consent
owner: maya-chen
risk_tier: high
deputy: ravi-patel
review_every: 6 months
reviews:
  - {on: 2026-06-10, by: maya-chen}
# data/people/ravi-patel.yml
title: Ravi Patel
```
"""

from __future__ import annotations

from collections.abc import Iterator

from opsbook.check.addressee import who
from opsbook.check.rule import Finding, Options, rule
from opsbook.graph.handbook import Handbook
from opsbook.model.duration import Duration
from opsbook.model.traits import Reviewed, RiskTiered


@rule("REV005", on=Reviewed, high="12 months", medium="24 months", low="36 months")
def cadence_too_long(record: Reviewed, handbook: Handbook, options: Options) -> Iterator[Finding]:
    if not isinstance(record, RiskTiered) or not record.risk_tier or not record.review_every:
        return
    longest = Duration.parse(str(options[record.risk_tier]))
    if record.review_every.nominal_days > longest.nominal_days and not handbook.book.status(record).phase.over:
        message = f"{record.review_every} is too long for risk tier {record.risk_tier}"
        yield Finding(message, f"{who(record, handbook)} writes review_every: {longest}, or less.", ("review_every",))
