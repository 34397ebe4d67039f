"""Many records reviewed by one person on one day, without a word.

Twelve pages confirmed in an afternoon were scrolled, not read. A note on what was looked at shows otherwise. Option
`limit`: from how many on it is reported.

Fails:

```yaml
# data/people/maya-chen.yml
title: Maya Chen
# data/metrics/m00.yml
title: Metric 0
owner: maya-chen
review_every: 12 months
reviews:
  - {on: 2026-06-10, by: maya-chen}
# data/metrics/m01.yml
title: Metric 1
owner: maya-chen
review_every: 12 months
reviews:
  - {on: 2026-06-10, by: maya-chen}
# data/metrics/m02.yml
title: Metric 2
owner: maya-chen
review_every: 12 months
reviews:
  - {on: 2026-06-10, by: maya-chen}
# data/metrics/m03.yml
title: Metric 3
owner: maya-chen
review_every: 12 months
reviews:
  - {on: 2026-06-10, by: maya-chen}
# data/metrics/m04.yml
title: Metric 4
owner: maya-chen
review_every: 12 months
reviews:
  - {on: 2026-06-10, by: maya-chen}
# data/metrics/m05.yml
title: Metric 5
owner: maya-chen
review_every: 12 months
reviews:
  - {on: 2026-06-10, by: maya-chen}
# data/metrics/m06.yml
title: Metric 6
owner: maya-chen
review_every: 12 months
reviews:
  - {on: 2026-06-10, by: maya-chen}
# data/metrics/m07.yml
title: Metric 7
owner: maya-chen
review_every: 12 months
reviews:
  - {on: 2026-06-10, by: maya-chen}
# data/metrics/m08.yml
title: Metric 8
owner: maya-chen
review_every: 12 months
reviews:
  - {on: 2026-06-10, by: maya-chen}
# data/metrics/m09.yml
title: Metric 9
owner: maya-chen
review_every: 12 months
reviews:
  - {on: 2026-06-10, by: maya-chen}
```

Passes:

```yaml
# data/people/maya-chen.yml
title: Maya Chen
# data/metrics/m00.yml
title: Metric 0
owner: maya-chen
review_every: 12 months
reviews:
  - {on: 2026-06-10, by: maya-chen, note: Compared with the dashboard.}
# data/metrics/m01.yml
title: Metric 1
owner: maya-chen
review_every: 12 months
reviews:
  - {on: 2026-06-10, by: maya-chen, note: Compared with the dashboard.}
# data/metrics/m02.yml
title: Metric 2
owner: maya-chen
review_every: 12 months
reviews:
  - {on: 2026-06-10, by: maya-chen, note: Compared with the dashboard.}
# data/metrics/m03.yml
title: Metric 3
owner: maya-chen
review_every: 12 months
reviews:
  - {on: 2026-06-10, by: maya-chen, note: Compared with the dashboard.}
# data/metrics/m04.yml
title: Metric 4
owner: maya-chen
review_every: 12 months
reviews:
  - {on: 2026-06-10, by: maya-chen, note: Compared with the dashboard.}
# data/metrics/m05.yml
title: Metric 5
owner: maya-chen
review_every: 12 months
reviews:
  - {on: 2026-06-10, by: maya-chen, note: Compared with the dashboard.}
# data/metrics/m06.yml
title: Metric 6
owner: maya-chen
review_every: 12 months
reviews:
  - {on: 2026-06-10, by: maya-chen, note: Compared with the dashboard.}
# data/metrics/m07.yml
title: Metric 7
owner: maya-chen
review_every: 12 months
reviews:
  - {on: 2026-06-10, by: maya-chen, note: Compared with the dashboard.}
# data/metrics/m08.yml
title: Metric 8
owner: maya-chen
review_every: 12 months
reviews:
  - {on: 2026-06-10, by: maya-chen, note: Compared with the dashboard.}
# data/metrics/m09.yml
title: Metric 9
owner: maya-chen
review_every: 12 months
reviews:
  - {on: 2026-06-10, by: maya-chen, note: Compared with the dashboard.}
```
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from opsbook.check.addressee import some
from opsbook.check.rule import Finding, Options, rule
from opsbook.diagnostic import Route
from opsbook.graph.book import Book
from opsbook.graph.handbook import Handbook
from opsbook.model.record import Record
from opsbook.model.traits import Reviewed


@rule("REV009", on=Book, limit=10)
def bulk_review(book: Book, handbook: Handbook, options: Options) -> Iterator[Finding]:
    batches: dict[tuple[date, str], list[tuple[Record, Route]]] = defaultdict(list)
    for record in book.of(Reviewed):
        for index, review in enumerate(record.reviews):
            if not review.note and (reviewer := book.target(record, "reviews", index, "by")):
                batches[review.on, reviewer.id].append((record, ("reviews", index)))
    for (day, who), batch in sorted(batches.items()):
        if len(batch) >= options["limit"]:
            first, route = min(batch, key=lambda entry: entry[0].path)
            message = f"{who} reviewed {len(batch)} records on {day} without a note on any"
            names = some(sorted((record for record, _ in batch), key=lambda record: record.path))
            advice = f"Let {who} add to each of these reviews a note: on what was looked at, or read anew: {names}."
            yield Finding(message, advice, route, first)
