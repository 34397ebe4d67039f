"""A tool whose access nobody has reviewed in time.

Accounts outlive jobs. With `access_review_every` somebody reads the list so long after the last time at the latest, or
after the last review of the record where nobody has read it; the due day still counts as in time.

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

from opsbook.check.addressee import signer, who
from opsbook.check.practice import last_time, lateness
from opsbook.check.rule import Finding, Options, rule
from opsbook.check.standing import not_over
from opsbook.graph.handbook import Handbook
from opsbook.kinds.tool.model import Tool


@rule("TOL005", on=Tool)
def access_review_overdue(tool: Tool, handbook: Handbook, options: Options) -> Iterator[Finding]:
    dues = (due.on for due in tool.deadlines(handbook.today) if due.route == ("access_review_every",))
    due = next(dues, None)
    message = lateness("an access review", due, handbook.today)
    if message is None or not not_over(tool, handbook):
        return
    if tool.damaged & {"access_reviews", *(() if tool.access_reviews else ("reviews", "reviewed"))}:
        return
    entry = f"- {{on: {handbook.today}, by: {signer(tool, handbook)}, outcome: what changed}}"
    advice = f"{who(tool, handbook)} reads who has access, and adds to access_reviews: {entry}"
    yield Finding(message, advice, last_time(tool.access_reviews, "access_reviews", "access_review_every"))
