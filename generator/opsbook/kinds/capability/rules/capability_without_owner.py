"""A capability that nobody owns.

The owner of a capability says which tools it takes and which are too many. Without one, every team buys its own.

Fails:

```yaml
# data/capabilities/surveys.yml
title: Surveys
```

Passes:

```yaml
# data/people/maya-chen.yml
title: Maya Chen
# data/capabilities/surveys.yml
title: Surveys
owner: maya-chen
```
"""

from __future__ import annotations

from collections.abc import Iterator

from opsbook.check.rule import Finding, Options, rule
from opsbook.check.standing import not_over
from opsbook.graph.handbook import Handbook
from opsbook.kinds.capability.model import Capability


@rule("TOL010", on=Capability)
def capability_without_owner(capability: Capability, handbook: Handbook, options: Options) -> Iterator[Finding]:
    if capability.owner is None and not_over(capability, handbook):
        advice = "Add a line owner: with the id of the person, team or role that decides which tools it takes."
        yield Finding("nobody owns this capability", advice, ("owner",))
