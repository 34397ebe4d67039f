"""An activity for which several are accountable.

Two who answer for the same thing each believe that the other does. Keep one as accountable and make the others
responsible or consulted.

Fails:

```yaml
# data/people/maya-chen.yml
title: Maya Chen
# data/people/ravi-patel.yml
title: Ravi Patel
# data/processes/launch.yml
title: Launch a campaign
owner: maya-chen
activities:
  - name: Write the brief
    accountable: [maya-chen, ravi-patel]
```

Passes:

```yaml
# data/people/maya-chen.yml
title: Maya Chen
# data/people/ravi-patel.yml
title: Ravi Patel
# data/processes/launch.yml
title: Launch a campaign
owner: maya-chen
activities:
  - name: Write the brief
    accountable: maya-chen
    consulted: [ravi-patel]
```
"""

from __future__ import annotations

from collections.abc import Iterator

from opsbook.check.addressee import who
from opsbook.check.rule import Finding, Options, rule
from opsbook.graph.handbook import Handbook
from opsbook.kinds.process.model import Process


@rule("OWN011", on=Process, of_items=True)
def two_accountables(process: Process, handbook: Handbook, options: Options) -> Iterator[Finding]:
    for index, activity in enumerate(process.activities):
        if len(activity.accountable) > 1:
            message = f"{len(activity.accountable)} are accountable for {activity.name}"
            names = ", ".join(activity.accountable)
            advice = (
                f"{who(process, handbook)} keeps one of {names}, and moves the others to responsible: or consulted:."
            )
            yield Finding(message, advice, ("activities", index, "accountable"))
