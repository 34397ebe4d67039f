"""A record that nobody owns.

What everybody owns, nobody reviews. Each policy, runbook, service or tool names exactly one person, team or role that
answers for it. A record that declares a parent, such as a runbook for one service, takes the parent's owner.

Fails:

```yaml
# data/policies/consent.yml
title: Consent
```

Passes:

```yaml
# data/people/maya-chen.yml
title: Maya Chen
# data/policies/consent.yml
title: Consent
owner: maya-chen
```
"""

from __future__ import annotations

from collections.abc import Iterator

from opsbook.check.rule import Finding, Options, rule
from opsbook.graph.handbook import Handbook
from opsbook.graph.succession import here, one_person
from opsbook.model.actor import Actor
from opsbook.model.reference import Ref
from opsbook.model.shape import patterns
from opsbook.model.traits import Owned, Reviewed


@rule("OWN001", on=Owned)
def missing_owner(record: Owned, handbook: Handbook, options: Options) -> Iterator[Finding]:
    wanted = record.owner_expected and not record.ownerless_rule and not handbook.book.status(record).phase.over
    if wanted and record.owner is None and not handbook.ownership.parent(record) and not _lost_parent(record, handbook):
        message = f"nobody owns this {record.kind.label.lower()}"
        advice = f"Write owner: and after it the id of a person, team or role{_reader(record, handbook)}."
        yield Finding(message, advice, ("owner",))


def _reader(record: Owned, handbook: Handbook) -> str:
    """Who may know: whoever reviewed the record last, is still here and does not stand in for the owner."""
    if not isinstance(record, Reviewed) or not record.reviews or not record.last_review:
        return ""
    route = record.last_review_route[:-1]
    reviewer = handbook.book.target(record, *route, "by") if route else None
    if not isinstance(reviewer, Actor) or not here(reviewer, handbook):
        return ""
    deputy = handbook.ownership.deputy(record)
    stands_in = deputy is not None and one_person(reviewer, deputy, handbook)
    return "" if stands_in else f", such as {reviewer.id}, who reviewed it last"


def _lost_parent(record: Owned, handbook: Handbook) -> bool:
    """Whether the record means to have a parent, and it cannot be told which."""
    parents = {pattern[0] for pattern, ref in patterns(type(record), Ref) if ref.parent}
    return bool(parents & record.damaged) or any(link.ref.parent for link in handbook.book.broken_from(record))
