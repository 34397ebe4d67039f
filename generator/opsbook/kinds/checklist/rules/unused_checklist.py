"""A checklist that nothing in the handbook leads people to.

A list is used when work passes it: a service was let through by it, a step or an item uses it, a policy is enforced
by it, a text links to it, or another record and it are related. That it has an owner is not use. Records that are no
longer in use do not count.

Fails:

```yaml
# data/checklists/campaign-launch.yml
title: Campaign launch
items:
  - {text: The ticket is open., evidence: Its number.}
```

Passes:

```yaml
# data/checklists/campaign-launch.yml
title: Campaign launch
items:
  - {text: The ticket is open., evidence: Its number.}
# data/paths/launch.yml
title: Launch a campaign
steps:
  - {do: Run the list., uses: [campaign-launch], outcome: The campaign is out.}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from opsbook.check.absence import certain, fields_for, records_of
from opsbook.check.addressee import who
from opsbook.check.rule import Finding, Gathered, Options, rule_of_all
from opsbook.check.standing import in_force, may_count
from opsbook.graph.handbook import Handbook
from opsbook.graph.link import MENTION
from opsbook.kinds.checklist.model import Checklist


def _unused(checklist: Checklist, handbook: Handbook) -> bool:
    return in_force(checklist, handbook) and not _used(checklist, handbook)


@rule_of_all("CHK001", each=Checklist, gathers=_unused)
def unused_checklist(unused: Gathered, handbook: Handbook, options: Options) -> Iterator[Finding]:
    lacking = records_of(Checklist, unused, handbook)
    fields = fields_for("checklist", handbook, any_kind=True) - {"related"} if lacking else ()
    for checklist in certain(lacking, handbook, fields):
        name = f"names it where the work passes it, as in uses: [{checklist.id}] in a step"
        advice = f"{who(checklist, handbook)} {name}, or sets status: retired."
        yield Finding("nothing uses this checklist", advice, record=checklist)


def _used(checklist: Checklist, handbook: Handbook) -> bool:
    book = handbook.book
    inward = [(link, link.source) for link in book.into[checklist.key]]
    outward = [(link, link.target) for link in book.out[checklist.key] if link.route[0] == "related"]
    return any(
        may_count(other, handbook, drafts=True)
        for link, other in [*inward, *outward]
        if link.ref is MENTION or not (link.ref.ownership or link.ref.history)
    )
