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
from opsbook.check.rule import Finding, Options, rule
from opsbook.check.standing import not_over
from opsbook.diagnostic import Route
from opsbook.graph.handbook import Handbook
from opsbook.kinds.tool.model import Tool
from opsbook.model.duration import overdue


@rule("TOL005", on=Tool)
def access_review_overdue(tool: Tool, handbook: Handbook, options: Options) -> Iterator[Finding]:
    dues = (due.on for due in tool.deadlines(handbook.today) if due.route == ("access_review_every",))
    due = next(dues, None)
    if due is None or not overdue(due, handbook.today) or not not_over(tool, handbook):
        return
    if tool.damaged & {"access_reviews", *(() if tool.access_reviews else ("reviews", "reviewed"))}:
        return
    late = (handbook.today - due).days
    message = f"an access review was due on {due}, {late} {'day' if late == 1 else 'days'} ago"
    entry = f"- {{on: {handbook.today}, by: {signer(tool, handbook)}, outcome: what changed}}"
    advice = f"{who(tool, handbook)} reads who has access, and adds to access_reviews: {entry}"
    yield Finding(message, advice, _last(tool))


def _last(tool: Tool) -> Route:
    """Where the day of the last access review is written; the pace where there was none."""
    if not tool.access_reviews:
        return ("access_review_every",)
    index, _ = max(enumerate(tool.access_reviews), key=lambda entry: entry[1].on)
    return ("access_reviews", index, "on")
