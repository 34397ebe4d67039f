"""A task that is still given to somebody who has left.

Escalations, memberships and access that name somebody who left fail just when they are needed. What a person did before
leaving stays as it is, and owners and deputies have rules of their own.

Fails:

```yaml
# data/people/maya-chen.yml
title: Maya Chen
status: left
# data/people/ravi-patel.yml
title: Ravi Patel
# data/forums/launch.yml
title: Launch meeting
attendees: [ravi-patel, maya-chen]
```

Passes:

```yaml
# data/people/ravi-patel.yml
title: Ravi Patel
# data/forums/launch.yml
title: Launch meeting
attendees: [ravi-patel]
```
"""

from __future__ import annotations

from collections.abc import Iterator

from opsbook.check.rule import Finding, Options, rule
from opsbook.check.seat import nobody_left
from opsbook.diagnostic import Fix
from opsbook.graph.handbook import Handbook
from opsbook.model.actor import Actor
from opsbook.model.record import Record


@rule("REF005", on=Record, of_items=True)
def left_person(record: Record, handbook: Handbook, options: Options) -> Iterator[Finding]:
    if handbook.book.status(record).phase.over:
        return
    vacant = isinstance(record, Actor) and nobody_left(record, handbook)
    for link in handbook.book.out[record.key]:
        person = link.target
        if link.ref.history or link.ref.ownership or not isinstance(person, Actor) or not person.is_person:
            continue
        if vacant and isinstance(record, Actor) and link.route[0] == record.seats:
            continue  # that nobody is left is the finding
        if person.has_left(handbook.today):
            successor = handbook.book.target(person, "successor")
            advice = (
                f"Write {successor.id}, who takes over."
                if successor
                else "Write the id of somebody who is here, or delete this one."
            )
            fix = Fix(link.route, successor.id, f"Write {successor.id}") if successor else None
            yield Finding(f"{person.id} {person.shortage(handbook.today)}", advice, link.route, fix=fix)
