"""Something that this record rests on has changed since its last review.

A runbook can be current and wrong when the service under it has changed. A dependency counts as changed when a review
of it says `outcome: changed`, or, where git knows, when its substance was edited.

Fails:

```yaml
# data/people/maya-chen.yml
title: Maya Chen
# data/services/consent-store.yml
title: Consent store
owner: maya-chen
review_every: 6 months
reviews:
  - {on: 2026-10-01, by: maya-chen, outcome: changed}
# data/runbooks/consent-store-down.yml
title: The consent store is down
services: [consent-store]
review_every: 6 months
reviews:
  - {on: 2026-08-01, by: maya-chen}
```

Passes:

```yaml
# data/people/maya-chen.yml
title: Maya Chen
# data/services/consent-store.yml
title: Consent store
owner: maya-chen
review_every: 6 months
reviews:
  - {on: 2026-07-01, by: maya-chen, outcome: changed}
# data/runbooks/consent-store-down.yml
title: The consent store is down
services: [consent-store]
review_every: 6 months
reviews:
  - {on: 2026-08-01, by: maya-chen}
```
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from opsbook.check.addressee import signer, who
from opsbook.check.rule import Finding, Options, rule
from opsbook.check.substance import changed_since
from opsbook.graph.handbook import Handbook
from opsbook.model.record import Record
from opsbook.model.traits import Reviewed


@rule("REV008", on=Reviewed)
def dependency_changed(record: Reviewed, handbook: Handbook, options: Options) -> Iterator[Finding]:
    last = record.last_review
    if last is None or handbook.book.status(record).phase.over:
        return
    seen: set[str] = set()
    for link in handbook.book.out[record.key]:
        if link.ref.basis and link.target.key not in seen:
            seen.add(link.target.key)
            if changed := _changed(link.target, last.on, handbook):
                message = f"{link.target.key} changed on {changed}, after the review of {last.on}"
                entry = f"- {{on: {handbook.today}, by: {signer(record, handbook)}}}"
                advice = f"{who(record, handbook)} checks that this still fits, and adds to reviews: {entry}"
                yield Finding(message, advice, link.route)


def _changed(target: Record, since: date, handbook: Handbook) -> date | None:
    """The latest day after ``since`` on which the target is known to have changed."""
    days = []
    if isinstance(target, Reviewed):
        days = [review.on for review in target.reviews if review.outcome == "changed" and review.on > since]
    if edit := changed_since(target, since, handbook):
        days.append(edit.on)
    return max(days, default=None)
