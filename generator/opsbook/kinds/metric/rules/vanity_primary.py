"""A primary metric that is tied to no outcome.

A primary metric stands for what the business wants. One without a place in the scorecard, which no policy,
experiment, decision or other record names in a field, only looks good. Being related to something, or mentioned, ties
it to nothing.

Fails:

```yaml
# data/metrics/page-views.yml
title: Page views
tier: primary
```

Passes:

```yaml
# data/metrics/revenue.yml
title: Revenue from marketing
tier: primary
scorecard: value
```
"""

from __future__ import annotations

from collections.abc import Iterator

from opsbook.check.absence import certain, records_of
from opsbook.check.addressee import who
from opsbook.check.rule import Finding, Gathered, Options, rule_of_all
from opsbook.check.standing import in_force
from opsbook.graph.handbook import Handbook
from opsbook.graph.link import MENTION
from opsbook.kinds.metric.model import Metric


def _loose(metric: Metric, handbook: Handbook) -> bool:
    outcome = metric.tier != "primary" or metric.scorecard
    return not outcome and in_force(metric, handbook) and not _tied(metric, handbook)


@rule_of_all("MET005", each=Metric, gathers=_loose)
def vanity_primary(loose: Gathered, handbook: Handbook, options: Options) -> Iterator[Finding]:
    fields = ("measured_by", "primary_metric", "guardrail_metrics", "affects")
    for metric in certain(records_of(Metric, loose, handbook), handbook, fields):
        if "scorecard" not in metric.damaged:
            outcomes = "value, speed, quality, adoption or risk"
            advice = f"{who(metric, handbook)} adds a line scorecard: {outcomes}, or writes tier: secondary."
            yield Finding("this primary metric is tied to no outcome", advice, ("tier",), metric)


def _tied(metric: Metric, handbook: Handbook) -> bool:
    """Whether another record names it in a field of its own."""
    book = handbook.book
    links = (link for link in book.into[metric.key] if link.ref is not MENTION and link.route[0] != "related")
    return any(not link.ref.ownership and not book.status(link.source).phase.over for link in links)
