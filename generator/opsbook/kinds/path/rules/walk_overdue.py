"""A golden path that nobody has walked in time.

Whoever wrote it knows the way and cannot see the holes. With `walk_every` somebody else walks it so long after the
last walk at the latest, or after the last review where nobody has walked it; the due day still counts as in time.

Fails:

```yaml
# data/people/maya-chen.yml
title: Maya Chen
# data/paths/launch.yml
title: Launch a campaign
walk_every: 6 months
walked:
  - {on: 2026-01-15, by: maya-chen}
```

Passes:

```yaml
# data/people/maya-chen.yml
title: Maya Chen
# data/paths/launch.yml
title: Launch a campaign
walk_every: 6 months
walked:
  - {on: 2026-08-15, by: maya-chen}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from opsbook.check.addressee import who
from opsbook.check.practice import last_time, lateness
from opsbook.check.rule import Finding, Options, rule
from opsbook.check.standing import in_force
from opsbook.graph.handbook import Handbook
from opsbook.kinds.path.model import Path


@rule("PTH003", on=Path)
def walk_overdue(path: Path, handbook: Handbook, options: Options) -> Iterator[Finding]:
    due = next((due.on for due in path.deadlines(handbook.today)), None)
    message = lateness("a walk", due, handbook.today)
    if message is None or not in_force(path, handbook):
        return
    if path.damaged & {"walked", *(() if path.walked else ("reviews", "reviewed"))}:
        return
    entry = f"- {{on: {handbook.today}, by: their-id}}"
    advice = f"{who(path, handbook)} asks a newcomer to walk it, and adds to walked: {entry}"
    yield Finding(message, advice, last_time(path.walked, "walked", "walk_every"))
