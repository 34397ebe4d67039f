"""A reviewed record that nobody will look at again.

Without a pace, one review lasts for ever. Write `review_every` in the record, or a default for the kind and risk tier
in the settings.

Fails:

```yaml
# data/people/maya-chen.yml
title: Maya Chen
# data/policies/consent.yml
title: Consent
owner: maya-chen
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

from opsbook.check.addressee import who
from opsbook.check.rule import Finding, Options, rule
from opsbook.graph.handbook import Handbook
from opsbook.graph.review import State
from opsbook.model.traits import Reviewed


@rule("REV004", on=Reviewed)
def no_cadence(record: Reviewed, handbook: Handbook, options: Options) -> Iterator[Finding]:
    review = handbook.reviews.of(record)
    if review and review.state is State.CURRENT and review.cadence is None:
        advice = f"{who(record, handbook)} adds a line such as review_every: 6 months."
        yield Finding("nothing says when to review this again", advice, ("review_every",))
