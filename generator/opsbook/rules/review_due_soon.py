"""A review that falls due within the window.

A reminder while there is still time, for the owner. The window is the setting `due_soon`, 30 days unless it says
otherwise.

Fails:

```yaml
# data/people/maya-chen.yml
title: Maya Chen
# data/policies/consent.yml
title: Consent
owner: maya-chen
review_every: 6 months
reviews:
  - {on: 2026-06-10, by: maya-chen}
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
  - {on: 2026-06-10, by: maya-chen}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from opsbook.check.addressee import review_noted, who
from opsbook.check.rule import Finding, Options, rule
from opsbook.diagnostic import Severity
from opsbook.graph.handbook import Handbook
from opsbook.graph.review import State
from opsbook.model.traits import Reviewed


@rule("REV003", on=Reviewed, severity=Severity.NOTE)
def review_due_soon(record: Reviewed, handbook: Handbook, options: Options) -> Iterator[Finding]:
    review = handbook.reviews.of(record)
    if review and review.state is State.DUE_SOON and not review.impossible(handbook.today):
        message = f"the review is due on {review.due}"
        noted = review_noted(record, handbook, str(handbook.today))
        advice = f"{who(record, handbook)} reads it by then, and {noted} if that is today"
        yield Finding(message, advice, record.last_review_route)
