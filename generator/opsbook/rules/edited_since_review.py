"""A record whose substance was edited after its last review.

Editing is not reviewing: the review vouches for another text than the one that stands there now. What a file held on
the day of the review is known from git; a file's first commit is its baseline, and a file that was renamed keeps its
commits. What is not committed yet counts as well. Formatting, comments, the wrapping of paragraphs, the order of keys,
the same said in another way (`person:ana` for `ana`, a number in quotes, other bullets) and the entries of reviews and
approvals do not count, nor do `tags`, `related` and `aliases`, which only lead readers here. Without a whole git
history the rule says nothing.

Fails:

```yaml
# data/people/maya-chen.yml
title: Maya Chen
# data/metrics/opt-in-rate.yml, committed on 2026-05-01
title: Opt-in rate
formula: People who said yes, of those who were asked.
reviews:
  - {on: 2026-05-01, by: maya-chen}
# data/metrics/opt-in-rate.yml, committed on 2026-08-01
title: Opt-in rate
formula: People who said yes, of those who saw the question.
reviews:
  - {on: 2026-05-01, by: maya-chen}
```

Passes:

```yaml
# data/people/maya-chen.yml
title: Maya Chen
# data/metrics/opt-in-rate.yml, committed on 2026-05-01
title: Opt-in rate
formula: People who said yes, of those who were asked.
reviews:
  - {on: 2026-05-01, by: maya-chen}
# data/metrics/opt-in-rate.yml, committed on 2026-08-01
title: Opt-in rate
formula: People who said yes, of those who saw the question.
reviews:
  - {on: 2026-05-01, by: maya-chen}
  - {on: 2026-08-01, by: maya-chen, outcome: changed}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from opsbook.check.addressee import signer, who
from opsbook.check.rule import Finding, Options, rule
from opsbook.check.substance import changed_since
from opsbook.graph.handbook import Handbook
from opsbook.model.traits import Reviewed


@rule("REV007", on=Reviewed)
def edited_since_review(record: Reviewed, handbook: Handbook, options: Options) -> Iterator[Finding]:
    last = record.last_review
    if last is None or handbook.book.status(record).phase.over:
        return
    if edit := changed_since(record, last.on, handbook):
        message = f"{edit.told}, after the review of {last.on}"
        entry = f"- {{on: {handbook.today}, by: {signer(record, handbook)}, outcome: changed}}"
        advice = f"{who(record, handbook)} reads what changed and adds to reviews: {entry}"
        yield Finding(message, advice, record.last_review_route)
