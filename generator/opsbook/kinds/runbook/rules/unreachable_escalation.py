"""An escalation that reaches nobody.

It is found out at the worst moment. Somebody cannot be reached who is on leave without a deputy, or for whom neither
the runbook (`via`) nor their own record, nor that of anybody behind a role or team, gives a phone, chat, channel or
e-mail. `via: phone` alone asks for a number, where the handbook keeps numbers of people at all: in the records of
anybody whom the runbook calls, of its services, or in its own text. Somebody who has left, an empty team and a vacant
role have rules of their own.

Fails:

```yaml
# data/people/maya-chen.yml
title: Maya Chen
# data/runbooks/store-down.yml
title: The consent store is down
escalation:
  - after: 15
    to: maya-chen
```

Passes:

```yaml
# data/people/maya-chen.yml
title: Maya Chen
chat: "@maya"
# data/runbooks/store-down.yml
title: The consent store is down
escalation:
  - after: 15
    to: maya-chen
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from opsbook.check.rule import Finding, Options, rule
from opsbook.check.standing import in_force
from opsbook.graph.handbook import Handbook
from opsbook.kinds.runbook.model import Escalation, Runbook
from opsbook.model.actor import Actor
from opsbook.model.record import Record

_BY_PHONE = re.compile(r"(?:call|(?:by )?(?:tele)?phone|mobile|anruf|telefon|(?:par )?téléphone)\W*", re.IGNORECASE)
_NUMBER = re.compile(r"\+\d[\d ()/-]{6,}|(?<![\d-])0\d[\d ()/-]{5,}")


@rule("RUN003", on=Runbook)
def unreachable_escalation(runbook: Runbook, handbook: Handbook, options: Options) -> Iterator[Finding]:
    if not in_force(runbook, handbook):
        return
    for index, call in enumerate(runbook.escalation):
        target = handbook.book.target(runbook, "escalation", index, "to")
        if not isinstance(target, Actor) or target.damaged:
            continue
        if runbook.in_file(("escalation", index, "via")) in runbook.faulty:
            continue
        if reason := _unreachable(target, call, runbook, handbook):
            message, advice = reason
            yield Finding(message, advice, ("escalation", index, "to"))


def _unreachable(target: Actor, call: Escalation, runbook: Runbook, handbook: Handbook) -> tuple[str, str] | None:
    """Why nobody is reached and what to do; None when somebody is, or when another rule speaks of it."""
    people = handbook.ownership.people(target)
    if target.has_left(handbook.today) or (not people and not target.is_person):
        return None
    if not people:
        message = f"{target.id} {target.shortage(handbook.today)}, so nobody is reached"
        return message, f"Add a deputy to {target.path}, or name somebody else here."
    if call.via and _BY_PHONE.fullmatch(call.via.strip()):
        if _is_number_known(runbook, handbook):
            return None
        advice = f"Write the number after via:, or add a line phone: to {people[0].path}."
        return f"nothing says at which number to call {target.id}", advice
    known = call.via or any(one.reachable or one.damaged for one in (target, *people))
    advice = f"Add a line via: here, or a phone or chat to {people[0].path}."
    return None if known else (f"nothing says how to reach {target.id}", advice)


def _is_number_known(runbook: Runbook, handbook: Handbook) -> bool:
    """Whether the runbook leads to a number, or numbers are kept elsewhere: no person of the handbook has one."""
    duty = handbook.settings.duty
    if (duty and duty.phone) or not any(actor.reach[0] for actor in handbook.book.of(Actor)):
        return True
    called = handbook.book.targets(runbook, "escalation")
    people = [person for one in called if isinstance(one, Actor) for person in handbook.ownership.people(one)]
    near = dict.fromkeys([*called, *people, *handbook.book.targets(runbook, "services")])
    return bool(_NUMBER.search(handbook.raw(runbook))) or any(_tells(one, handbook) for one in near)


def _tells(record: Record, handbook: Handbook) -> bool:
    """Whether a number stands in a record, or may stand in what could not be read of it."""
    linked = any(link.url.startswith("tel:") for link in record.links)
    return bool(record.damaged) or linked or any(route[-1] == "phone" for route, _ in handbook.texts(record))
