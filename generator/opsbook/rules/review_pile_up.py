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

from opsbook.check.addressee import some
from opsbook.check.rule import Finding, Options, rule
from opsbook.diagnostic import Severity
from opsbook.graph.book import Book
from opsbook.graph.handbook import Handbook
from opsbook.model.record import Record
from opsbook.model.traits import Reviewed


@rule("REV010", on=Book, severity=Severity.NOTE, limit=6)
def review_pile_up(book: Book, handbook: Handbook, options: Options) -> Iterator[Finding]:
    weeks: dict[tuple[str, int, int], list[Record]] = defaultdict(list)
    for record in book.of(Reviewed):
        review, owner = handbook.reviews.of(record), handbook.ownership.owner(record)
        if review and owner and review.due and review.due >= handbook.today:
            year, week, _ = review.due.isocalendar()
            weeks[owner.actor.key, year, week].append(record)
    for (actor, year, week), records in sorted(weeks.items()):
        if len(records) > options["limit"]:
            monday = date.fromisocalendar(year, week, 1)
            message = f"{len(records)} reviews fall due in the week of {monday}"
            whose = book.records[actor]
            advice = f"{whose.title} reads some of them earlier, such as {some(records, most=3)}."
            yield Finding(message, advice, record=whose)
