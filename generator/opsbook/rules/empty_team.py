"""A team in which nobody is.

A team that has no member who is here cannot answer for anything, and everything it owns has no owner. Members of teams
within it count.

Fails:

```yaml
# data/teams/email.yml
title: E-mail
members: []
```

Passes:

```yaml
# data/people/maya-chen.yml
title: Maya Chen
# data/teams/email.yml
title: E-mail
members: [maya-chen]
```
"""

from __future__ import annotations

from collections.abc import Iterator

from opsbook.check.rule import Finding, Options, rule
from opsbook.graph.handbook import Handbook
from opsbook.model.traits import Actor


@rule("OWN003", on=Actor, from_absence=True)
def empty_team(actor: Actor, handbook: Handbook, options: Options) -> Iterator[Finding]:
    if actor.seats != "members" or actor.own_status.phase.over or handbook.ownership.people(actor):
        return
    if not handbook.book.broken_from(actor):
        message = f"this team {actor.shortage(handbook.today)}"
        yield Finding(message, "Add the ids of its people under members, or set status: retired.", ("members",))
