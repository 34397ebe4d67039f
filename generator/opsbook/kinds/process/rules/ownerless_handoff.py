"""A hand-off to nobody, or to somebody who does not take part.

The worst gaps in a process lie between two activities. Whoever receives the work must have a part in what follows, and
an activity must say who takes over where the next one is somebody else's.

Fails:

```yaml
# data/people/maya-chen.yml
title: Maya Chen
# data/people/ravi-patel.yml
title: Ravi Patel
# data/processes/launch.yml
title: Launch a campaign
owner: maya-chen
activities:
  - name: Write the brief
    accountable: maya-chen
    handoff_to: ravi-patel
  - name: Build the campaign
    accountable: maya-chen
```

Passes:

```yaml
# data/people/maya-chen.yml
title: Maya Chen
# data/people/ravi-patel.yml
title: Ravi Patel
# data/processes/launch.yml
title: Launch a campaign
owner: maya-chen
activities:
  - name: Write the brief
    accountable: maya-chen
    handoff_to: ravi-patel
  - name: Build the campaign
    responsible: ravi-patel
    accountable: maya-chen
```
"""

from __future__ import annotations

from collections.abc import Iterator

from opsbook.check.addressee import who
from opsbook.check.rule import Finding, Options, rule
from opsbook.graph.handbook import Handbook
from opsbook.kinds.process.model import Process
from opsbook.model.actor import Actor
from opsbook.model.record import Record


@rule("OWN012", on=Process)
def ownerless_handoff(process: Process, handbook: Handbook, options: Options) -> Iterator[Finding]:
    doers = [_doers(process, index, handbook) for index, _ in enumerate(process.activities)]
    for index, activity in enumerate(process.activities):
        receiver = handbook.book.target(process, "activities", index, "handoff_to")
        route = ("activities", index, "handoff_to")
        others = set().union(*doers[:index], *doers[index + 1 :])
        if receiver and others and not _known_to(receiver, others, handbook):
            message = f"{activity.name} is handed to {receiver.id}, who has no part in any other activity"
            yield Finding(message, f"{who(process, handbook)} writes {_next(process, index, handbook)}.", route)
        elif not activity.handoff_to and _changes_hands(doers, index):
            following = process.activities[index + 1].name
            message = f"nobody takes over from {activity.name}, and {following} is done by others"
            advice = f"{who(process, handbook)} adds {_next(process, index, handbook)}."
            yield Finding(message, advice, route)


def _next(process: Process, index: int, handbook: Handbook) -> str:
    """Who would take the work over, in words: whoever does what follows, as far as they exist and have not left."""
    parts = ("responsible", "accountable")
    after = (one for part in parts for one in handbook.book.targets(process, "activities", index + 1, part))
    names = dict.fromkeys(one.id for one in after if not (isinstance(one, Actor) and one.has_left(handbook.today)))
    said = f"handoff_to: {next(iter(names), '')}"
    if len(names) > 1:
        return f"{said}, or {' or '.join(list(names)[1:])}, whoever takes over"
    return f"{said}, who takes over" if names else "handoff_to: with the id of whoever takes part next"


def _known_to(receiver: Record, others: set[Record], handbook: Handbook) -> bool:
    """Whether the receiver, or somebody of the team or role, takes part; who has left is found for that alone."""
    if not isinstance(receiver, Actor) or receiver.has_left(handbook.today):
        return True
    mine = {receiver, *handbook.ownership.people(receiver)}
    theirs = {one for other in others if isinstance(other, Actor) for one in (other, *handbook.ownership.people(other))}
    return not mine.isdisjoint(theirs)


def _changes_hands(doers: list[set[Record]], index: int) -> bool:
    """Whether the next activity is known to be done by others."""
    following = doers[index + 1] if index + 1 < len(doers) else set()
    return bool(doers[index] and following and not doers[index] & following)


def _doers(process: Process, index: int, handbook: Handbook) -> set[Record]:
    found = (handbook.book.targets(process, "activities", index, part) for part in ("responsible", "accountable"))
    return {record for targets in found for record in targets}
