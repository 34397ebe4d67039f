"""A record that nobody has reviewed yet.

Writing something is not reviewing it. The first review says that somebody else, or the author on another day, has read
it against reality. What is still a draft, or is only being evaluated, wants none yet.

Fails:

```yaml
# data/people/maya-chen.yml
title: Maya Chen
# data/policies/consent.yml
title: Consent
owner: maya-chen
review_every: 6 months
```

Passes:

```yaml
# data/people/maya-chen.yml
title: Maya Chen
# data/policies/consent.yml
title: Consent
owner: maya-chen
review_every: 6 months
reviews:
  - {on: 2026-10-10, by: maya-chen}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from opsbook.check.addressee import signer, who
from opsbook.check.rule import Finding, Options, rule
from opsbook.graph.handbook import Handbook
from opsbook.graph.review import State
from opsbook.model.traits import Reviewed


@rule("REV002", on=Reviewed)
def never_reviewed(record: Reviewed, handbook: Handbook, options: Options) -> Iterator[Finding]:
    review = handbook.reviews.of(record)
    if (
        review
        and review.state is State.NEVER_REVIEWED
        and not record.damaged & {"reviews", "reviewed", "review_exempt"}
    ):
        entry = f"- {{on: {handbook.today}, by: {signer(record, handbook)}}}"
        advice = f"{who(record, handbook)} reads it and adds reviews: and below it a line {entry}"
        yield Finding("nobody has reviewed this yet", advice, ("reviews",))
