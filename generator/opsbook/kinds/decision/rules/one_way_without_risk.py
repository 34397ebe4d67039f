"""A decision that cannot be undone, without a risk assessment.

Where there is no way back, what could go wrong is thought through before. A risk counts when it and the decision are
linked, from either side and in any field: `affects`, `related`, the risk's `mitigated_by`, or a link in a text.

Fails:

```yaml
# data/decisions/0012-one-store.yml
title: One consent store
status: accepted
decided_on: 2026-05-04
reversible: one-way
```

Passes:

```yaml
# data/risks/store-fails.yml
title: The consent store fails
mitigated_by: [0012-one-store]
# data/decisions/0012-one-store.yml
title: One consent store
status: accepted
decided_on: 2026-05-04
reversible: one-way
```
"""

from __future__ import annotations

from collections.abc import Iterator

from opsbook.check.absence import certain, records_of
from opsbook.check.addressee import who
from opsbook.check.rule import Finding, Gathered, Options, rule_of_all
from opsbook.check.standing import in_force
from opsbook.graph.handbook import Handbook
from opsbook.kinds.decision.model import Decision


def _lacks(decision: Decision, handbook: Handbook) -> bool:
    one_way = decision.reversible == "one-way" and in_force(decision, handbook)
    return one_way and not _weighed(decision, handbook)


@rule_of_all("DEC008", each=Decision, gathers=_lacks)
def one_way_without_risk(lacking: Gathered, handbook: Handbook, options: Options) -> Iterator[Finding]:
    for decision in certain(records_of(Decision, lacking, handbook), handbook, ("mitigated_by",)):
        named = "adds its id to affects:" if decision.affects else "names it here, as in affects: [id-of-the-risk]."
        advice = f"{who(decision, handbook)} writes a risk for what could go wrong, and {named}"
        yield Finding("this cannot be undone, and no risk is linked to it", advice, ("reversible",), decision)


def _weighed(decision: Decision, handbook: Handbook) -> bool:
    """Whether a risk is linked to it, as far as can be told."""
    book = handbook.book
    ends = {link.target.kind.name for link in book.out.get(decision.key, ())}
    ends |= {link.source.kind.name for link in book.into.get(decision.key, ())}
    return "risk" in ends or bool(decision.damaged) or bool(book.broken_from(decision))
