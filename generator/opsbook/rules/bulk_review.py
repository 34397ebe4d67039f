"""Many records reviewed by one person on one day, without a word.

Twelve pages confirmed in an afternoon were scrolled, not read. A note on what was looked at shows otherwise. A line
`reviewed:` is a review by the owner, and counts where that is one person. Option `limit`: from how many on it is
reported.

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
from opsbook.check.rule import Finding, Gathered, Options, rule_of_all
from opsbook.graph.handbook import Handbook
from opsbook.model.traits import Reviewed

_NAMED = 20
"""So many are named at the most: a note is wanted in each of them."""


def _silent_reviews(record: Reviewed, handbook: Handbook) -> list[tuple[int, int, str]]:
    """The reviews of a record without a note: place in the list, day counted from the year 1, reviewer's id.

    The shorthand stands at place -1.
    """
    listed = [
        (index, review.on.toordinal(), reviewer.id)
        for index, review in enumerate(record.reviews)
        if not review.note and (reviewer := handbook.book.target(record, "reviews", index, "by"))
    ]
    if not record.reviewed or record.reviewed in [review.on for review in record.reviews]:
        return listed
    owners = handbook.ownership.people_of(record)
    return [*listed, (-1, record.reviewed.toordinal(), owners[0].id)] if len(owners) == 1 else listed


@rule_of_all("REV009", each=Reviewed, gathers=_silent_reviews, limit=10)
def bulk_review(reviews: Gathered, handbook: Handbook, options: Options) -> Iterator[Finding]:
    batches: dict[tuple[int, str], list[tuple[str, int]]] = defaultdict(list)
    for key, silent in reviews.items():
        for index, day, who in silent:
            batches[day, who].append((key, index))
    for (day, who), batch in sorted(one for one in batches.items() if len(one[1]) >= options["limit"]):
        found = sorted(((handbook.book.records[key], index) for key, index in batch), key=lambda one: one[0].path)
        first, index = found[0]
        on, names = date.fromordinal(day), some([record for record, _ in found], _NAMED)
        if any(place == -1 for _, place in found):  # who the owner was on that day is not known
            message = f"{len(batch)} records of {who} are marked as reviewed on {on} without a note on any"
            each = f"write each of these as reviews: - {{on: {on}, by: {who}, note: what-was-looked-at}}"
        else:
            message = f"{who} reviewed {len(batch)} records on {on} without a note on any"
            each = "add to each of these reviews a note: on what was looked at"
        route = ("reviewed",) if index == -1 else ("reviews", index)
        yield Finding(message, f"Let {who} {each}, or read anew: {names}.", route, first)
