"""A reference to something that is no longer in use.

A rule that governs a retired tool governs nothing, and a newcomer who follows the link learns the old way. What tells
of the past, such as what a decision replaced, may name retired records.

Fails:

```yaml
# data/tools/oldpress.yml
title: Oldpress
status: retired
# data/policies/consent.yml
title: Consent
applies_to: [oldpress]
```

Passes:

```yaml
# data/tools/mailwright.yml
title: Mailwright
# data/policies/consent.yml
title: Consent
applies_to: [mailwright]
```
"""

from __future__ import annotations

from collections.abc import Iterator

from opsbook.check.rule import Finding, Options, rule
from opsbook.graph.handbook import Handbook
from opsbook.model.actor import Actor
from opsbook.model.kind import REPLACED, Phase
from opsbook.model.record import Record


@rule("REF004", on=Record, of_items=True)
def retired_target(record: Record, handbook: Handbook, options: Options) -> Iterator[Finding]:
    book = handbook.book
    if book.status(record).phase.over:
        return
    for link in book.out[record.key]:
        target = link.target
        if link.ref.history or link.ref.ownership or link.ref.retired:
            continue
        if isinstance(target, Actor) and target.is_person:
            continue  # somebody who left is another rule's
        if book.status(target).phase is Phase.RETIRED:
            newer = book.superseded_by(target)
            if newer and _in_a_circle(target, handbook):
                continue  # nobody can tell which of them holds, and the circle is reported
            if not newer and book.status(target) == REPLACED:
                continue  # it only says so itself: that is the fault, and told there
            advice = (
                f"Name {newer.key}, which replaces it." if newer else "Name what is used now, or delete the reference."
            )
            yield Finding(f"{target.key} is {book.status(target).label.lower()}", advice, link.route)


def _in_a_circle(record: Record, handbook: Handbook) -> bool:
    """Whether what replaces a record is, in the end, replaced by it."""
    seen: set[str] = set()
    newer = handbook.book.superseded_by(record)
    while newer and newer.key not in seen:
        seen.add(newer.key)
        newer = handbook.book.superseded_by(newer)
    return record.key in seen
