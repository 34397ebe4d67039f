"""A decision that calls itself superseded and that nothing supersedes.

What replaces a decision is stated once, on the newer one, under `supersedes`. A decision that says `superseded` while
no accepted decision replaces it leaves readers with neither the old answer nor the new one. A proposal or a rejected
decision replaces nothing. The other way round is in order: a replaced decision may keep the status accepted, and
shows as replaced all the same.

Fails:

```yaml
# data/decisions/0004-last-click.yml
title: Use last-click attribution
status: superseded
decided_on: 2024-11-26
# data/decisions/0009-position-based.yml
title: Use position-based attribution
status: rejected
decided_on: 2025-11-26
supersedes: [0004-last-click]
```

Passes:

```yaml
# data/decisions/0004-last-click.yml
title: Use last-click attribution
status: superseded
decided_on: 2024-11-26
# data/decisions/0009-position-based.yml
title: Use position-based attribution
status: accepted
decided_on: 2025-11-26
supersedes: [0004-last-click]
```
"""

from __future__ import annotations

from collections.abc import Iterator

from opsbook.check.absence import certain, records_of
from opsbook.check.rule import Finding, Gathered, Options, rule_of_all
from opsbook.diagnostic import Severity
from opsbook.graph.handbook import Handbook
from opsbook.kinds.decision.model import Decision


def _claims(decision: Decision, handbook: Handbook) -> bool:
    """Whether it says that it is superseded, and nothing supersedes it."""
    replaced = decision.status != "superseded" or handbook.book.superseded_by(decision)
    return not replaced and not _perhaps(decision, handbook)


@rule_of_all("DEC003", each=Decision, gathers=_claims, severity=Severity.ERROR)
def status_disagrees(claiming: Gathered, handbook: Handbook, options: Options) -> Iterator[Finding]:
    for decision in certain(records_of(Decision, claiming, handbook), handbook, ("supersedes",)):
        message = "this decision says that it is superseded, and no accepted decision supersedes it"
        advice = f"Write supersedes: [{decision.id}] in the decision that replaces it, or status: accepted here."
        yield Finding(message, advice, ("status",), decision)


def _perhaps(decision: Decision, handbook: Handbook) -> bool:
    """Whether something replaces it of which the status cannot be read."""
    links = handbook.book.into[decision.key]
    return any(link.route[0] == "supersedes" and "status" in link.source.damaged for link in links)
