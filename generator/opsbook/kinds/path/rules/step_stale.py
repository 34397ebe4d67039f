"""A step that uses something which has changed since anybody looked at the path.

Screens, rules and names move on, and the step still tells the old story. What a step uses counts as changed when a
review of it says `outcome: changed` on a day after the path was last reviewed and last walked. Each changed record is
named once, at the first step that uses it.

Fails:

```yaml
# data/people/maya-chen.yml
title: Maya Chen
# data/tools/mailwright.yml
title: Mailwright
review_every: 12 months
reviews:
  - {on: 2026-10-01, by: maya-chen, outcome: changed}
# data/paths/launch.yml
title: Launch a campaign
review_every: 12 months
reviews:
  - {on: 2026-06-01, by: maya-chen}
steps:
  - do: Build the mail.
    uses: [mailwright]
    outcome: A test mail in your inbox.
```

Passes:

```yaml
# data/people/maya-chen.yml
title: Maya Chen
# data/tools/mailwright.yml
title: Mailwright
review_every: 12 months
reviews:
  - {on: 2026-10-01, by: maya-chen, outcome: changed}
# data/paths/launch.yml
title: Launch a campaign
review_every: 12 months
reviews:
  - {on: 2026-06-01, by: maya-chen}
walked:
  - {on: 2026-11-02, by: maya-chen}
steps:
  - do: Build the mail.
    uses: [mailwright]
    outcome: A test mail in your inbox.
```
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from opsbook.check.addressee import who
from opsbook.check.rule import Finding, Options, rule
from opsbook.check.standing import in_force
from opsbook.graph.handbook import Handbook
from opsbook.kinds.path.model import Path
from opsbook.model.traits import Reviewed


@rule("PTH002", on=Path)
def step_stale(path: Path, handbook: Handbook, options: Options) -> Iterator[Finding]:
    seen = _last_look(path)
    if seen is None or path.damaged & {"reviews", "reviewed", "walked"} or not in_force(path, handbook):
        return
    told: set[str] = set()
    for link in handbook.book.out[path.key]:
        target = link.target
        if link.route[0] != "steps" or "uses" not in link.route or target.key in told:
            continue
        if isinstance(target, Reviewed) and not handbook.book.status(target).phase.over:
            days = [one.on for one in target.reviews if one.outcome == "changed" and seen < one.on <= handbook.today]
            if days:
                told.add(target.key)
                message = f"{target.key} changed on {max(days)}; nobody has looked at this path since {seen}"
                entry = f"- {{on: {handbook.today}, by: who-checked}}"
                advice = f"{who(path, handbook)} checks the step, and adds to reviews: {entry}"
                yield Finding(message, advice, link.route)


def _last_look(path: Path) -> date | None:
    last = path.last_review
    return max([*([last.on] if last else []), *(walk.on for walk in path.walked)], default=None)
