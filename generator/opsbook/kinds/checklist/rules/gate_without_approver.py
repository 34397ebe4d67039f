"""A gate that nobody is named to open.

Where everybody may open a gate, it stands open. Name under `approver` the person, role, team or forum that does.

Fails:

```yaml
# data/checklists/campaign-launch.yml
title: Campaign launch
gate: The campaign may be sent
```

Passes:

```yaml
# data/people/maya-chen.yml
title: Maya Chen
# data/checklists/campaign-launch.yml
title: Campaign launch
gate: The campaign may be sent
approver: maya-chen
```
"""

from __future__ import annotations

from collections.abc import Iterator

from opsbook.check.addressee import who
from opsbook.check.rule import Finding, Options, rule
from opsbook.check.standing import in_force
from opsbook.graph.handbook import Handbook
from opsbook.kinds.checklist.model import Checklist


@rule("CHK003", on=Checklist)
def gate_without_approver(checklist: Checklist, handbook: Handbook, options: Options) -> Iterator[Finding]:
    if checklist.gate and not checklist.approver and in_force(checklist, handbook):
        advice = f"{who(checklist, handbook)} adds a line approver: with the id of who opens it."
        yield Finding(f"nobody opens the gate: {checklist.gate}", advice, ("approver",))
