"""A review by somebody whom the handbook does not know.

A review is evidence, and evidence names a person. Somebody who had left before the day cannot have made it.

Fails:

```yaml
# data/people/maya-chen.yml
title: Maya Chen
# data/policies/consent.yml
title: Consent
owner: maya-chen
review_every: 12 months
reviews:
  - {on: 2026-06-10, by: somebody}
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

from opsbook import faults
from opsbook.check.rule import Finding, Options, rule
from opsbook.graph.handbook import Handbook
from opsbook.model.actor import Actor
from opsbook.model.traits import Reviewed


@rule("REV006", on=Reviewed, of_items=True)
def unknown_reviewer(record: Reviewed, handbook: Handbook, options: Options) -> Iterator[Finding]:
    for broken in handbook.book.broken_from(record):
        if broken.fault is faults.UNKNOWN_REFERENCE and not broken.misplaced and broken.ref.unknown == "REV006":
            yield Finding(broken.message, broken.help, broken.route, fix=broken.fix)
    for index, review in enumerate(record.reviews):
        reviewer = handbook.book.target(record, "reviews", index, "by")
        if isinstance(reviewer, Actor) and review.on <= handbook.today and reviewer.had_left(review.on):
            message = f"{reviewer.id} {reviewer.shortage(handbook.today)}, before this review"
            advice = "Correct on: or by:, whichever of the day and the name is wrong."
            yield Finding(message, advice, ("reviews", index, "by"))
