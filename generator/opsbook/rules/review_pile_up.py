"""Too many reviews due in one week for one owner.

Reviews that fall due together are done together, badly. Spread them by reviewing some of them earlier. Option `limit`:
more than so many in one calendar week are reported.

Fails:

```yaml
# data/people/maya-chen.yml
title: Maya Chen
# data/metrics/m5.yml
title: Metric 5
owner: maya-chen
review_every: 12 months
reviews:
  - {on: 2026-06-15, by: maya-chen}
# data/metrics/m6.yml
title: Metric 6
owner: maya-chen
review_every: 12 months
reviews:
  - {on: 2026-06-16, by: maya-chen}
# data/metrics/m7.yml
title: Metric 7
owner: maya-chen
review_every: 12 months
reviews:
  - {on: 2026-06-17, by: maya-chen}
# data/metrics/m8.yml
title: Metric 8
owner: maya-chen
review_every: 12 months
reviews:
  - {on: 2026-06-18, by: maya-chen}
# data/metrics/m9.yml
title: Metric 9
owner: maya-chen
review_every: 12 months
reviews:
  - {on: 2026-06-19, by: maya-chen}
# data/metrics/n5.yml
title: Rate 5
owner: maya-chen
review_every: 12 months
reviews:
  - {on: 2026-06-15, by: maya-chen}
# data/metrics/n6.yml
title: Rate 6
owner: maya-chen
review_every: 12 months
reviews:
  - {on: 2026-06-16, by: maya-chen}
# data/metrics/n7.yml
title: Rate 7
owner: maya-chen
review_every: 12 months
reviews:
  - {on: 2026-06-17, by: maya-chen}
# data/metrics/n8.yml
title: Rate 8
owner: maya-chen
review_every: 12 months
reviews:
  - {on: 2026-06-18, by: maya-chen}
```

Passes:

```yaml
# data/people/maya-chen.yml
title: Maya Chen
# data/metrics/m.yml
title: Metric
owner: maya-chen
review_every: 12 months
reviews:
  - {on: 2026-06-10, by: maya-chen}
```
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from opsbook.check.addressee import some_of
from opsbook.check.rule import Finding, Gathered, Options, rule_of_all
from opsbook.diagnostic import Severity
from opsbook.graph.handbook import Handbook
from opsbook.model.traits import Reviewed


def _due(record: Reviewed, handbook: Handbook) -> tuple[str, int] | None:
    """Who has to review the record, and on which day from today on, counted from the year 1."""
    review, owner = handbook.reviews.of(record), handbook.ownership.owner(record)
    if review and owner and review.due and review.due >= handbook.today and not review.impossible(handbook.today):
        return owner.actor.key, review.due.toordinal()
    return None


@rule_of_all("REV010", each=Reviewed, gathers=_due, severity=Severity.NOTE, limit=6)
def review_pile_up(due: Gathered, handbook: Handbook, options: Options) -> Iterator[Finding]:
    weeks: dict[tuple[str, int], list[str]] = defaultdict(list)
    for key, (actor, day) in due.items():
        weeks[actor, day - (day - 1) % 7].append(key)  # day 1 was a Monday
    for (actor, monday), keys in sorted(one for one in weeks.items() if len(one[1]) > options["limit"]):
        message = f"{len(keys)} reviews fall due in the week of {date.fromordinal(monday)}"
        whose, names = handbook.book.records[actor], some_of([key.partition(":")[2] for key in keys], most=3)
        advice = f"{whose.title} reads some of them earlier, such as {names}."
        yield Finding(message, advice, record=whose)
