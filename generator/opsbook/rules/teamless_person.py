"""Somebody who belongs to no team.

People without a team miss what teams are told, and nobody notices when they are away. Leading a team or holding a role
of a team counts. A name in a team that belongs to nobody keeps this silent only about people whose name it may be.

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

from opsbook.check.absence import certain, records_of
from opsbook.check.namesake import may_be
from opsbook.check.rule import Finding, Gathered, Options, rule_of_all
from opsbook.check.standing import STATUS_FIELDS
from opsbook.graph.handbook import Handbook
from opsbook.model.actor import Actor
from opsbook.read.identifier import valid_id


def _lacks(actor: Actor, handbook: Handbook) -> bool:
    here = actor.is_person and valid_id(actor.id) and not actor.has_left(handbook.today)
    return here and not actor.damaged & STATUS_FIELDS and not _teams(actor, handbook)


@rule_of_all("OWN008", each=Actor, gathers=_lacks)
def teamless_person(lacking: Gathered, handbook: Handbook, options: Options) -> Iterator[Finding]:
    people = records_of(Actor, lacking, handbook)
    for actor in certain(people, handbook, ("members", "lead", "holders", "team"), may_be):
        advice = f"Add {actor.id} to the list members: in the file of their team{_nearest(actor, handbook)}."
        yield Finding(f"{actor.id} belongs to no team", advice, record=actor)


def _teams(actor: Actor, handbook: Handbook) -> bool:
    """Whether a team names the actor, or a role that the actor holds belongs to one."""
    for link in handbook.book.into[actor.key]:
        above = link.source
        if isinstance(above, Actor) and above.seats == "members":
            return True
        if isinstance(above, Actor) and above.seats == "holders" and handbook.book.target(above, "team"):
            return True
    return False


def _nearest(actor: Actor, handbook: Handbook) -> str:
    """The team that is likeliest: one of whoever they report to."""
    manager = handbook.book.target(actor, "manager")
    above = handbook.ownership.above(manager) if isinstance(manager, Actor) else []
    return next((f", such as {team.path}" for team in above if team.seats == "members"), "")
