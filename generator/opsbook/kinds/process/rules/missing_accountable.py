"""An activity for which nobody is accountable.

Somebody does the work and nobody answers for it: this is how hand-offs fail. Each activity names exactly one
accountable person, team or role.

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
    responsible: maya-chen
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
    responsible: maya-chen
    accountable: ravi-patel
```
"""

from __future__ import annotations

from collections.abc import Iterator

from opsbook.check.addressee import who
from opsbook.check.rule import Finding, Options, rule
from opsbook.graph.handbook import Handbook
from opsbook.kinds.process.model import Process
from opsbook.model.actor import Actor


@rule("OWN010", on=Process, of_items=True)
def missing_accountable(process: Process, handbook: Handbook, options: Options) -> Iterator[Finding]:
    if handbook.book.status(process).phase.over:
        return
    for index, activity in enumerate(process.activities):
        if not activity.accountable:
            doing = activity.responsible
            doer = handbook.book.target(process, "activities", index, "responsible", 0)
            known = len(doing) == 1 and not (isinstance(doer, Actor) and doer.has_left(handbook.today))
            hint = f", such as {doing[0]}, who does it" if known else ""
            advice = f"{who(process, handbook)} adds a line accountable: with the id of one person, team or role{hint}."
            yield Finding(f"nobody is accountable for {activity.name}", advice, ("activities", index, "accountable"))
