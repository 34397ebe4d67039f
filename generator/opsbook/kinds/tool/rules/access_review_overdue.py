"""A tool whose access nobody has reviewed in time.

Accounts outlive jobs. With `access_review_every` somebody reads the list so long after the last time at the latest;
the due day still counts as in time.

Fails:

```yaml
# data/people/maya-chen.yml
title: Maya Chen
# data/tools/mailwright.yml
title: Mailwright
access_review_every: 3 months
access_reviews:
  - {on: 2026-05-04, by: maya-chen}
```

Passes:

```yaml
# data/people/maya-chen.yml
title: Maya Chen
# data/tools/mailwright.yml
title: Mailwright
access_review_every: 3 months
access_reviews:
  - {on: 2026-05-04, by: maya-chen}
  - {on: 2026-11-04, by: maya-chen}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from opsbook.check.addressee import who
from opsbook.check.rule import Finding, Options, rule
from opsbook.check.standing import in_force
from opsbook.graph.handbook import Handbook
from opsbook.kinds.tool.model import Tool
from opsbook.model.duration import overdue


@rule("TOL005", on=Tool)
def access_review_overdue(tool: Tool, handbook: Handbook, options: Options) -> Iterator[Finding]:
    if not tool.access_review_every or not tool.access_reviews or not in_force(tool, handbook):
        return
    index, last = max(enumerate(tool.access_reviews), key=lambda entry: entry[1].on)
    due = tool.access_review_every.after(last.on)
    if overdue(due, handbook.today):
        late = (handbook.today - due).days
        message = f"an access review was due on {due}, {late} {'day' if late == 1 else 'days'} ago"
        entry = f"- {{on: {handbook.today}, by: your-id, outcome: what changed}}"
        advice = f"{who(tool, handbook)} reads who has access, and adds to access_reviews: {entry}"
        yield Finding(message, advice, ("access_reviews", index, "on"))
