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

from opsbook.check.addressee import some_of
from opsbook.check.alone import answers_alone, by_person
from opsbook.check.rule import Finding, Gathered, Options, rule_of_all
from opsbook.graph.handbook import Handbook
from opsbook.model.traits import RiskTiered


def _critical(record: RiskTiered, handbook: Handbook) -> str | None:
    """Who answers for the record alone, where much depends on it."""
    return answers_alone(record, handbook) if record.risk_tier == "high" else None


@rule_of_all("OWN009", each=RiskTiered, gathers=_critical, limit=5)
def single_point(alone: Gathered, handbook: Handbook, options: Options) -> Iterator[Finding]:
    for person, ids in by_person(alone, handbook):
        if len(ids) >= options["limit"]:
            message = f"{person.id} alone stands behind {len(ids)} records of high risk tier"
            advice = f"Write another owner:, or a team, in some of them: {some_of(ids)}."
            yield Finding(message, advice, record=person)
