"""One person behind several critical records.

When one person alone stands behind many things that can go badly wrong, a holiday is a risk of its own. Counted are
records of high risk tier that come down to one person. Option `limit`: from how many on it is reported.

Fails:

```yaml
# data/people/maya-chen.yml
title: Maya Chen
# data/people/ravi-patel.yml
title: Ravi Patel
# data/services/s0.yml
title: Service 0
risk_tier: high
owner: maya-chen
deputy: ravi-patel
# data/services/s1.yml
title: Service 1
risk_tier: high
owner: maya-chen
deputy: ravi-patel
# data/services/s2.yml
title: Service 2
risk_tier: high
owner: maya-chen
deputy: ravi-patel
# data/services/s3.yml
title: Service 3
risk_tier: high
owner: maya-chen
deputy: ravi-patel
# data/services/s4.yml
title: Service 4
risk_tier: high
owner: maya-chen
deputy: ravi-patel
```

Passes:

```yaml
# data/people/maya-chen.yml
title: Maya Chen
# data/people/ravi-patel.yml
title: Ravi Patel
# data/services/s1.yml
title: Service
risk_tier: high
owner: maya-chen
deputy: ravi-patel
```
"""

from __future__ import annotations

from collections.abc import Iterator

from opsbook.check.addressee import some
from opsbook.check.rule import Finding, Options, rule
from opsbook.graph.handbook import Handbook
from opsbook.model.traits import Actor, RiskTiered


@rule("OWN009", on=Actor, limit=5)
def single_point(actor: Actor, handbook: Handbook, options: Options) -> Iterator[Finding]:
    if not actor.is_person or not actor.acts(handbook.today):
        return
    critical = [
        one
        for one in handbook.ownership.alone(actor)
        if isinstance(one, RiskTiered) and one.risk_tier == "high" and not handbook.book.status(one).phase.over
    ]
    if len(critical) >= options["limit"]:
        message = f"{actor.id} alone stands behind {len(critical)} records of high risk tier"
        advice = f"Write another owner:, or a team, in some of them: {some(critical)}."
        yield Finding(message, advice)
