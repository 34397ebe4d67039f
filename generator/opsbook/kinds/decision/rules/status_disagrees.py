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

from opsbook.check.absence import certain
from opsbook.check.rule import Finding, Options, rule
from opsbook.diagnostic import Severity
from opsbook.graph.book import Book
from opsbook.graph.handbook import Handbook
from opsbook.kinds.decision.model import Decision


@rule("DEC003", on=Book, severity=Severity.ERROR)
def status_disagrees(book: Book, handbook: Handbook, options: Options) -> Iterator[Finding]:
    claiming = [
        decision
        for decision in book.of(Decision)
        if decision.status == "superseded" and not book.superseded_by(decision) and not _perhaps(decision, book)
    ]
    for decision in certain(claiming, handbook, ("supersedes",)):
        message = "this decision says that it is superseded, and no accepted decision supersedes it"
        advice = f"Write supersedes: [{decision.id}] in the decision that replaces it, or status: accepted here."
        yield Finding(message, advice, ("status",), decision)


def _perhaps(decision: Decision, book: Book) -> bool:
    """Whether something replaces it of which the status cannot be read."""
    return any(link.route[0] == "supersedes" and "status" in link.source.damaged for link in book.into[decision.key])
