"""Somebody who belongs to no team.

People without a team miss what teams are told, and nobody notices when they are away. Leading a team or holding a role
of a team counts.

Fails:

```yaml
# data/people/maya-chen.yml
title: Maya Chen
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

from opsbook.check.absence import loose_ends
from opsbook.check.rule import Finding, Options, rule
from opsbook.graph.handbook import Handbook
from opsbook.model.traits import Actor


@rule("OWN008", on=Actor, from_absence=True)
def teamless_person(actor: Actor, handbook: Handbook, options: Options) -> Iterator[Finding]:
    if not actor.is_person or actor.has_left(handbook.today) or _teams(actor, handbook):
        return
    if not loose_ends(handbook, "members", "lead", "holders", "team"):
        advice = "Add the id under members of a team."
        yield Finding(f"{actor.id} belongs to no team", advice)


def _teams(actor: Actor, handbook: Handbook) -> bool:
    """Whether a team names the actor, or a role that the actor holds belongs to one."""
    for link in handbook.book.into[actor.key]:
        above = link.source
        if isinstance(above, Actor) and above.seats == "members":
            return True
        if isinstance(above, Actor) and above.seats == "holders" and handbook.book.target(above, "team"):
            return True
    return False
