"""A review that is late.

A page that nobody has looked at since its review fell due may be wrong, and readers are told so. The day on which a
review is due still counts as in time.

Fails:

```yaml
# data/people/maya-chen.yml
title: Maya Chen
# data/policies/consent.yml
title: Consent
owner: maya-chen
review_every: 6 months
reviews:
  - {on: 2026-01-10, by: maya-chen}
```

Passes:

```yaml
# data/people/maya-chen.yml
title: Maya Chen
# data/policies/consent.yml
title: Consent
owner: maya-chen
review_every: 12 months
reviews:
  - {on: 2026-01-10, by: maya-chen}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from opsbook.check.addressee import review_noted, who
from opsbook.check.rule import Finding, Options, rule
from opsbook.graph.handbook import Handbook
from opsbook.graph.review import State
from opsbook.model.traits import Reviewed


@rule("REV001", on=Reviewed)
def overdue_review(record: Reviewed, handbook: Handbook, options: Options) -> Iterator[Finding]:
    review = handbook.reviews.of(record)
    if review and review.state is State.OVERDUE and review.days is not None:
        late = -review.days
        message = f"the review was due on {review.due}, {late} {'day' if late == 1 else 'days'} ago"
        advice = f"{who(record, handbook)} reads it and {review_noted(record, handbook, str(handbook.today))}"
        yield Finding(message, advice, record.last_review_route)
