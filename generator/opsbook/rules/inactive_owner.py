"""An owner or backup who is not here.

Somebody who has left answers no questions, and somebody on leave only through a deputy. The finding stands at each
record that still names them, because that is where the change has to be made.

Fails:

```yaml
# data/people/maya-chen.yml
title: Maya Chen
status: left
until: 2026-05-01
successor: ravi-patel
# data/people/ravi-patel.yml
title: Ravi Patel
# data/policies/consent.yml
title: Consent
owner: maya-chen
```

Passes:

```yaml
# data/people/ravi-patel.yml
title: Ravi Patel
# data/policies/consent.yml
title: Consent
owner: ravi-patel
```
"""

from __future__ import annotations

from collections.abc import Iterator

from opsbook.check.rule import Finding, Options, rule
from opsbook.diagnostic import Fix, Route
from opsbook.graph.handbook import Handbook
from opsbook.graph.succession import here, one_person, owner_to_be, successor
from opsbook.model.actor import Actor
from opsbook.model.record import Record


@rule("OWN002", on=Record)
def inactive_owner(record: Record, handbook: Handbook, options: Options) -> Iterator[Finding]:
    if handbook.book.status(record).phase.over:
        return
    stand_in = handbook.ownership.deputy(record)
    for link in handbook.book.out[record.key]:
        actor = link.target
        if not link.ref.ownership or not isinstance(actor, Actor):
            continue
        away = (
            actor.is_person
            and not handbook.ownership.people(actor)
            and not _covered(actor, stand_in, link.route, handbook)
            and not _found_there(actor, handbook)
        )
        if actor.has_left(handbook.today) or away:
            yield _finding(record, actor, link.route, handbook)


def _covered(actor: Actor, stand_in: Actor | None, route: Route, handbook: Handbook) -> bool:
    """Whether somebody on leave is stood in for by the record's own deputy, or is only a backup."""
    return route == ("deputy",) or (
        stand_in is not None and stand_in is not actor and bool(handbook.ownership.people(stand_in))
    )


def _found_there(actor: Actor, handbook: Handbook) -> bool:
    """Whether what is wrong is a deputy on the way, who left or does not exist: that is found at the deputy's line."""
    seen: set[Actor] = set()
    while not actor.has_left(handbook.today) and actor not in seen:
        seen.add(actor)
        deputy = handbook.book.target(actor, "deputy")
        if not isinstance(deputy, Actor):
            broken = any(broken.route == ("deputy",) for broken in handbook.book.broken_from(actor))
            return broken or "deputy" in actor.damaged
        actor = deputy
    return actor.has_left(handbook.today)


def _finding(record: Record, actor: Actor, route: Route, handbook: Handbook) -> Finding:
    seat = "owner" if route == ("owner",) else "backup"
    message = f"{seat} {actor.id} {actor.shortage(handbook.today)}"
    if not actor.has_left(handbook.today):
        return Finding(message, f"Add a deputy to {actor.path}, or name another {seat} here.", route)
    heir = successor(actor, handbook)
    if seat == "owner":
        return _owner_left(record, heir, message, handbook)
    return _deputy_left(record, heir, message, handbook)


def _owner_left(record: Record, heir: Actor | None, message: str, handbook: Handbook) -> Finding:
    route = ("owner",)
    backup = handbook.ownership.deputy(record)
    backup = backup if backup and here(backup, handbook) else None
    if heir is None:
        hint = f", such as {backup.id}, the backup, and then another deputy" if backup else ""
        return Finding(message, f"Write owner: with the id of somebody who is here{hint}.", route)
    if backup and one_person(heir, backup, handbook):
        return Finding(message, f"Write owner: {heir.id}, who takes over, and another deputy.", route)
    return _handed_on(heir, message, route)


def _deputy_left(record: Record, heir: Actor | None, message: str, handbook: Handbook) -> Finding:
    route = ("deputy",)
    owner = owner_to_be(record, handbook)
    if heir is None or heir is record:
        return Finding(message, "Write deputy: with the id of somebody who is here.", route)
    if owner and one_person(owner, heir, handbook):
        advice = f"Write deputy: with the id of somebody else: {heir.id}, who takes over, answers for it already."
        return Finding(message, advice, route)
    return _handed_on(heir, message, route)


def _handed_on(heir: Actor, message: str, route: Route) -> Finding:
    advice = f"Write {route[0]}: {heir.id}, who takes over."
    return Finding(message, advice, route, fix=Fix(route, heir.id, f"Write {heir.id}"))
