"""A team in which nobody is.

A team that has no member who is here cannot answer for anything, and everything it owns has no owner. Members of teams
within it count; whoever leads it is no member by that alone. A team that is empty only because a role or team within it
is has nothing of its own to mend.

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
from opsbook.check.seat import emptied_below, in_place_of, only_led
from opsbook.check.standing import in_force
from opsbook.graph.handbook import Handbook
from opsbook.model.actor import Actor


@rule("OWN003", on=Actor)
def empty_team(actor: Actor, handbook: Handbook, options: Options) -> Iterator[Finding]:
    if actor.seats != "members" or not in_force(actor, handbook):
        return
    if handbook.ownership.people(actor) and not only_led(actor, handbook):
        return
    if emptied_below(actor, handbook):
        return
    if not handbook.book.broken_from(actor) and not handbook.doubt.about(actor, ("team", "parent")):
        message = f"this team {actor.shortage(handbook.today)}"
        leader = handbook.book.target(actor, "lead")
        doer = leader.title if isinstance(leader, Actor) and handbook.ownership.people(leader) else "Whoever leads it"
        instead = in_place_of(actor, handbook)
        listed = "to members: the ids of its people" if getattr(actor, "members", None) else "members: [id-of-a-person]"
        mend = f"writes {instead}" if instead else f"adds {listed}"
        yield Finding(message, f"{doer} {mend}, or sets status: retired.", ("members",))
